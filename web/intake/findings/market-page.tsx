import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconChartLine, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { withWords } from '../../app/page-words.tsx';
import { findings as german } from '../../messages/de/findings.ts';
import { sources as germanSources } from '../../messages/de/sources.ts';
import { findings as english } from '../../messages/en/findings.ts';
import { sources as englishSources } from '../../messages/en/sources.ts';
import { germanDay } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { SourceTabs } from '../sources/source-tabs.tsx';
import css from '../sources/sources.module.css';
import { type MarketAddress, readMarketAddress, SPANS, sinceOf } from './address.ts';
import { MarketNews } from './market-news.tsx';
import { PriceTable } from './price-table.tsx';

export const MarketPage = withWords(
  { de: { findings: german, sources: germanSources }, en: { findings: english, sources: englishSources } },
  Market,
);

/** What named competitors ask for what, how that moved, and what else they show. */
function Market() {
  const t = useTranslations('findings.market');
  const address = readMarketAddress(useSearch({ strict: false }));
  const navigate = useNavigate();
  const put = (part: MarketAddress) =>
    void navigate({ to: '/quellen/markt', search: { ...address, ...part }, replace: true });
  const list = useQuery(api.intake.sources.list.queryOptions());
  const span = address.span ?? 'year';
  const since = sinceOf(span, germanDay(new Date()));
  const market = useQuery(
    api.intake.sources.market.queryOptions({
      input: {
        ...(since && { since }),
        ...(address.search && { search: address.search }),
        ...(address.competitor && { sourceId: address.competitor }),
      },
      placeholderData: (before) => before,
    }),
  );
  const news = useQuery(
    api.intake.sources.changes.queryOptions({ input: { aim: 'competitor', limit: 200, ...(since && { since }) } }),
  );
  const error = list.error ?? market.error ?? news.error;
  const competitors = (list.data?.sources ?? []).filter(({ aim, kind }) => aim === 'competitor' || kind === 'prices');
  const add = list.data?.mayAdd === true && (
    <Button component={Link} to="/quellen/neu?kind=prices" leftSection={<IconPlus size={15} aria-hidden />}>
      {t('add')}
    </Button>
  );
  return (
    <Page header={<PageHeader title={t('title')}>{competitors.length > 0 && add}</PageHeader>}>
      <SourceTabs />
      {error ? (
        <Failed error={error} onRetry={() => void Promise.all([list.refetch(), market.refetch(), news.refetch()])} />
      ) : !list.data || !market.data || !news.data ? (
        <Skeleton lines={8} />
      ) : competitors.length === 0 ? (
        <EmptyState title={t('empty')} icon={IconChartLine} actions={add}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <div className={css.filters}>
            <NativeSelect
              label={t('competitor')}
              value={address.competitor ?? ''}
              onChange={(event) => put({ competitor: event.currentTarget.value })}
              data={[{ value: '', label: t('all') }, ...competitors.map(({ id, label }) => ({ value: id, label }))]}
            />
            <NativeSelect
              label={t('since')}
              value={span}
              onChange={(event) => put({ span: SPANS.find((one) => one === event.currentTarget.value) ?? 'year' })}
              data={SPANS.map((value) => ({ value, label: t(`spans.${value}`) }))}
            />
            <TextInput
              label={t('search')}
              type="search"
              value={address.search ?? ''}
              onChange={(event) => put({ search: event.currentTarget.value })}
            />
          </div>
          <Section title={t('prices')}>
            {market.data.products.length === 0 ? (
              <p className={css.quiet}>{t('noPrices')}</p>
            ) : (
              <PriceTable products={market.data.products} />
            )}
          </Section>
          <Section title={t('news')}>
            <MarketNews
              changes={news.data.changes.filter(
                ({ sourceId }) => address.competitor === undefined || sourceId === address.competitor,
              )}
            />
          </Section>
        </>
      )}
    </Page>
  );
}
