import { SegmentedControl, Switch } from '@mantine/core';
import { IconTelescope } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { amount, day, number } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import css from '../outlook.module.css';
import { PastForecasts } from './past-forecasts.tsx';
import { askForecast, type ForecastSearch, type PeriodName } from './routes.ts';
import { Spread } from './spread.tsx';

export type Forecast = Awaited<ReturnType<typeof client.insight.pipeline.forecast>>;
const periods: readonly PeriodName[] = ['month', 'quarter', 'next-quarter'];

export const ForecastPage = withWords({ de: { outlook: german }, en: { outlook: english } }, ForecastPageContent);

function ForecastPageContent() {
  const t = useTranslations('outlook.forecast');
  const failure = useFailureWords();
  const navigate = useNavigate({ from: '/prognose' });
  const search = useSearch({ from: '/shell/prognose' });
  const { data, error, refetch } = useQuery({ ...askForecast(search), placeholderData: keepPreviousData });
  const go = (next: ForecastSearch) => navigate({ search: next });
  const mine = search.meine ? { meine: true as const } : {};
  const when = data && t('until', { from: day(data.from), to: day(data.to), count: data.openDeals });
  return (
    <Page
      header={
        <PageHeader title={t('title')} aside={when}>
          <Switch
            label={t('mine')}
            checked={search.meine ?? false}
            onChange={({ currentTarget: { checked } }) =>
              void go({
                ...(search.zeitraum ? { zeitraum: search.zeitraum } : {}),
                ...(checked ? { meine: true as const } : {}),
              })
            }
          />
        </PageHeader>
      }
    >
      <p className={css.intro}>{t('lead')}</p>
      <SegmentedControl
        value={search.zeitraum ?? 'quarter'}
        onChange={(next) => void go({ ...(next === 'quarter' ? {} : { zeitraum: next as PeriodName }), ...mine })}
        data={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
      />
      {error && <ErrorState text={failure(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && data.openDeals === 0 && data.past.length === 0 && (
        <EmptyState title={t('none')} icon={IconTelescope}>
          {t('noneText')}
        </EmptyState>
      )}
      {data && (data.openDeals > 0 || data.past.length > 0) && <Loaded data={data} />}
    </Page>
  );
}

function Loaded({ data }: { data: Forecast }) {
  const t = useTranslations('outlook.forecast');
  return (
    <>
      {data.verdict === 'worse' && <p className={css.verdict}>{data.text}</p>}
      <dl className={css.three}>
        {(['commit', 'likely', 'best'] as const).map((name) => (
          <div key={name} data-main={name === 'likely' || undefined}>
            <dt>{t(name)}</dt>
            <dd>{amount(data[name])}</dd>
            <dd className={css.quiet}>{t(`${name}Text`)}</dd>
          </div>
        ))}
      </dl>
      <div className={css.two}>
        <Section title={t('band')}>
          <Spread data={data} />
          {data.simple.some(({ cents }) => cents === null) && (
            <p className={css.note}>
              {data.simple
                .flatMap(({ method, cents }) => (cents === null ? [`${t(`method.${method}`)}: ${t('unknown')}`] : []))
                .join(' · ')}
            </p>
          )}
        </Section>
        <Section title={t('parts')}>
          <ul className={css.raises}>
            {(['booked', 'open', 'unborn'] as const).map((part) => (
              <li key={part}>
                <span>{t(part)}</span>
                <span className={css.points}>{amount(data.parts[part])}</span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
      {data.notes.map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
      <Section title={t('past')}>
        <p className={css.verdict}>{data.text}</p>
        {data.past.length === 0 ? <p className={css.note}>{t('noPast')}</p> : <PastForecasts past={data.past} />}
        {data.scores.length > 0 && <Scores data={data} />}
      </Section>
      <div className={css.two}>
        <Section title={t('swing')}>
          <Deals rows={data.swing} />
        </Section>
        <Section title={t('risks')}>
          {data.risks.length === 0 ? <p className={css.note}>{t('noRisks')}</p> : <Deals rows={data.risks} />}
        </Section>
      </div>
    </>
  );
}

function Scores({ data }: { data: Forecast }) {
  const t = useTranslations('outlook.forecast');
  return (
    <div className={css.wide}>
      <table className={css.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('periods')}</th>
            <th scope="col">{t('loss')}</th>
            <th scope="col">{t('error')}</th>
            <th scope="col">{t('held')}</th>
          </tr>
        </thead>
        <tbody>
          {data.scores.map((score) => (
            <tr key={score.method}>
              <th scope="row">{t(`method.${score.method}`)}</th>
              <td>{number(score.periods)}</td>
              <td>{amount(Math.round(score.loss))}</td>
              <td>{`${number(score.error * 100)} %`}</td>
              <td>
                {score.coverage80
                  ? t('of', { held: number(score.coverage80.held), of: number(score.coverage80.of) })
                  : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Deals({ rows }: { rows: Forecast['swing'] }) {
  return (
    <ul>
      {rows.map((deal) => (
        <li key={deal.id} className={css.risk}>
          <div className={css.riskMain}>
            <Link to="/chancen/$id" params={{ id: deal.id }} className={css.riskName}>
              {deal.title}
            </Link>{' '}
            <span className={css.quiet}>{deal.company}</span>
            <p className={css.quiet}>{deal.text}</p>
          </div>
          <span className={css.points}>{deal.valueCents === null ? '–' : amount(deal.valueCents)}</span>
        </li>
      ))}
    </ul>
  );
}
