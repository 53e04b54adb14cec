import { Button, Switch } from '@mantine/core';
import { IconShoppingCartPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { ago, amount, number, percent } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import css from '../outlook.module.css';
import { askSelling } from './routes.ts';

type Answer = Awaited<ReturnType<typeof client.insight.crossSelling.list>>;
type Row = Answer['rows'][number];

export const SellingPage = withWords({ de: { outlook: german }, en: { outlook: english } }, SellingPageContent);

function SellingPageContent() {
  const t = useTranslations('outlook.selling');
  const failure = useFailureWords();
  const navigate = useNavigate({ from: '/zusatzverkauf' });
  const search = useSearch({ from: '/shell/zusatzverkauf' });
  const [limit, setLimit] = useState(50);
  const { data, error, refetch } = useQuery({
    ...askSelling(search, limit),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.computing ? 2000 : false),
  });
  return (
    <Page
      header={
        <PageHeader title={t('title')} aside={data && data.rows.length > 0 && t('count', { count: data.customers })}>
          <Switch
            label={t('mine')}
            checked={search.meine ?? false}
            onChange={({ currentTarget: { checked } }) =>
              void navigate({ search: checked ? { meine: true as const } : {} })
            }
          />
        </PageHeader>
      }
    >
      <p className={css.intro}>{t('lead')}</p>
      {error && <ErrorState text={failure(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && data.rows.length === 0 && <Nothing data={data} />}
      {data && data.rows.length > 0 && (
        <>
          <ul className={css.rows}>
            {data.rows.map((row) => (
              <SellingRow key={row.companyId} row={row} />
            ))}
          </ul>
          {data.rows.length === limit && limit < 200 && (
            <Button variant="default" onClick={() => setLimit(200)}>
              {t('more')}
            </Button>
          )}
          <Section title={t('checked')}>
            {data.rows.every(({ marginCents }) => marginCents === null) && <p className={css.note}>{t('noMargin')}</p>}
            <Checked data={data} />
          </Section>
        </>
      )}
    </Page>
  );
}

function Nothing({ data: { computing, used, checked } }: { data: Answer }) {
  const t = useTranslations('outlook.selling');
  const state = computing ? 'computing' : used ? 'none' : 'notBetter';
  const facts = {
    customers: number(checked?.customers ?? 0),
    hits: percent(checked?.hitRate ?? 0),
    popular: percent(checked?.popular ?? 0),
  };
  return (
    <EmptyState
      title={t(`empty.${state}`)}
      icon={IconShoppingCartPlus}
      actions={
        state === 'none' && (
          <Button component={Link} to="/importe/neu">
            {t('import')}
          </Button>
        )
      }
    >
      {state === 'notBetter' ? t('emptyText.notBetter', facts) : t(`emptyText.${state}`)}
    </EmptyState>
  );
}

function SellingRow({ row }: { row: Row }) {
  const t = useTranslations('outlook.selling');
  return (
    <li className={css.risk}>
      <div className={css.riskMain}>
        <Link to="/kunden/$id" params={{ id: row.companyId }} className={css.riskName}>
          {row.company}
        </Link>
        {row.owner && <span className={css.quiet}> · {row.owner}</span>}
        <p>
          {row.name} <span className={css.quiet}>{row.product}</span>
        </p>
        <p className={css.quiet}>{row.reason}</p>
      </div>
      <dl className={css.riskFigures}>
        <div>
          <dt>{t('chance')}</dt>
          <dd>{row.chance === null ? '–' : percent(row.chance, 1)}</dd>
        </div>
        <div>
          <dt>{t('line')}</dt>
          <dd>{row.lineCents === null ? '–' : amount(row.lineCents)}</dd>
        </div>
        {row.marginCents !== null && (
          <div>
            <dt>{t('margin')}</dt>
            <dd>{amount(row.marginCents)}</dd>
          </div>
        )}
      </dl>
    </li>
  );
}

/** How suggestions of ninety days ago would have done. */
function Checked({ data: { checked, computedAt } }: { data: Answer }) {
  const t = useTranslations('outlook.selling');
  return (
    <p className={css.note}>
      {checked
        ? t('checkedText', {
            customers: number(checked.customers),
            hits: percent(checked.hitRate),
            popular: percent(checked.popular),
            bought: number(checked.boughtOf100, 1),
          })
        : t('unchecked')}{' '}
      {computedAt && t('computed', { when: ago(computedAt, new Date()) })}
    </p>
  );
}
