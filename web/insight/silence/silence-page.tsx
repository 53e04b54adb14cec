import { Button, SegmentedControl, Switch } from '@mantine/core';
import { IconTrendingDown } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { ago, amount, day, number, percent } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import css from '../outlook.module.css';
import { askSilence, type Part, type SilenceSearch } from './routes.ts';

type Answer = Awaited<ReturnType<typeof client.insight.silence.list>>;
type Row = Answer['rows'][number];
const parts: readonly Part[] = ['slipping', 'falling', 'lost'];

export const SilencePage = withWords({ de: { outlook: german }, en: { outlook: english } }, SilencePageContent);

function SilencePageContent() {
  const t = useTranslations('outlook.atRisk');
  const failure = useFailureWords();
  const navigate = useNavigate({ from: '/gefaehrdet' });
  const search = useSearch({ from: '/shell/gefaehrdet' });
  const go = (next: SilenceSearch) => navigate({ search: next });
  const [limit, setLimit] = useState(50);
  const { data, error, refetch } = useQuery({
    ...askSilence(search, limit),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.computing ? 2000 : false),
  });
  const part = search.teil ?? 'slipping';
  const countOf = (name: Part) => data?.parts.find((one) => one.part === name);
  const sum = countOf(part);
  return (
    <Page
      header={
        <PageHeader title={t('title')} aside={sum && t('count', { count: sum.count, sum: amount(sum.atRiskCents) })}>
          <Switch
            label={t('mine')}
            checked={search.meine ?? false}
            onChange={({ currentTarget: { checked } }) =>
              void go({ ...(search.teil ? { teil: search.teil } : {}), ...(checked ? { meine: true as const } : {}) })
            }
          />
        </PageHeader>
      }
    >
      <p className={css.intro}>{t('lead')}</p>
      {error && <ErrorState text={failure(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data?.computing && (
        <EmptyState title={t('computing')} icon={IconTrendingDown}>
          {t('computingText')}
        </EmptyState>
      )}
      {data && data.customers === 0 && !data.computing && (
        <EmptyState
          title={t('noOrders')}
          icon={IconTrendingDown}
          actions={
            <Button component={Link} to="/importe/neu">
              {t('import')}
            </Button>
          }
        >
          {t('noOrdersText')}
        </EmptyState>
      )}
      {data && data.customers > 0 && (
        <>
          <SegmentedControl
            value={part}
            onChange={(next) =>
              void go({
                ...(next === 'slipping' ? {} : { teil: next as Part }),
                ...(search.meine ? { meine: true as const } : {}),
              })
            }
            data={parts.map((name) => ({
              value: name,
              label: t('part', { name: t(`parts.${name}`), count: number(countOf(name)?.count ?? 0) }),
            }))}
          />
          {data.rows.length === 0 ? (
            <EmptyState title={t('none')} icon={IconTrendingDown}>
              {t('noneText')}
            </EmptyState>
          ) : (
            <ul className={css.rows}>
              {data.rows.map((row) => (
                <RiskRow key={row.companyId} row={row} />
              ))}
            </ul>
          )}
          {data.rows.length < (sum?.count ?? 0) && limit < 200 && (
            <Button variant="default" onClick={() => setLimit(200)}>
              {t('more')}
            </Button>
          )}
          <Section title={t('checked')}>
            <Checked data={data} />
          </Section>
        </>
      )}
    </Page>
  );
}

function RiskRow({ row }: { row: Row }) {
  const t = useTranslations('outlook.atRisk');
  return (
    <li className={css.risk}>
      <div className={css.riskMain}>
        <Link to="/kunden/$id" params={{ id: row.companyId }} className={css.riskName}>
          {row.name}
        </Link>
        {row.owner && <span className={css.quiet}> · {row.owner}</span>}
        {row.reasons.map(({ code, text }) => (
          <p key={code}>{text}</p>
        ))}
        <p className={css.quiet}>
          {[
            t('lastOn', { day: day(row.lastOn) }),
            row.state === 'overdue' || row.state === 'lapsed'
              ? null
              : `${t('next')}: ${nextText(row, t('notExpected'), t)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <dl className={css.riskFigures}>
        <div>
          <dt>{t('risk')}</dt>
          <dd>{row.atRiskCents === null ? '–' : amount(row.atRiskCents)}</dd>
        </div>
        <div>
          <dt>{t('active')}</dt>
          <dd>{percent(row.active)}</dd>
        </div>
      </dl>
    </li>
  );
}

function nextText(
  row: Row,
  none: string,
  t: (key: 'between', values: { on: string; low: string; high: string }) => string,
): string {
  if (row.next === null) return none;
  return t('between', { on: day(row.next.on), low: day(row.next.low), high: day(row.next.high) });
}

/** How the same statements would have done on the end of the own orders. */
function Checked({ data }: { data: Answer }) {
  const t = useTranslations('outlook.atRisk');
  const { checked, computedAt } = data;
  return (
    <p className={css.note}>
      {checked
        ? t('checkedText', {
            day: day(checked.from),
            days: number(checked.days),
            said: percent(checked.said),
            customers: number(checked.customers),
            came: percent(checked.came),
            auc: number(checked.auc, 2),
            frequency: number(checked.aucOfFrequency, 2),
          })
        : t('unchecked')}{' '}
      {computedAt && ago(computedAt, new Date())}
    </p>
  );
}
