import { Button } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api, type client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { insight as german } from '../../messages/de/insight.ts';
import { insight as english } from '../../messages/en/insight.ts';
import { Radar } from '../../ui/charts/radar.tsx';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { ago, day, number } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Families } from './families.tsx';
import { MaturityLadder } from './maturity-ladder.tsx';
import css from './quality.module.css';
import { Trend } from './trend.tsx';
import { Worklist } from './worklist.tsx';

type Overview = Awaited<ReturnType<typeof client.insight.quality.overview>>;
type Kind = Overview['kinds'][number];
const dimensions = ['correct', 'complete', 'consistent', 'current', 'available'] as const;

export const QualityPage = withWords({ de: { insight: german }, en: { insight: english } }, QualityPageContent);

function QualityPageContent() {
  const t = useTranslations('insight.quality');
  const failure = useFailureWords();
  const { data, isError, error, refetch } = useQuery(api.insight.quality.overview.queryOptions());
  const when = data?.computedAt ? t('measured', { when: ago(data.computedAt, new Date()) }) : undefined;
  return (
    <Page header={<PageHeader title={t('title')} aside={when} />}>
      {isError && <ErrorState text={failure(error)} onRetry={() => void refetch()} />}
      {!data && !isError && <Skeleton lines={10} />}
      {data && data.kinds.length === 0 && (
        <EmptyState
          title={t('nothing')}
          icon={IconGauge}
          actions={
            <Button component={Link} to="/importe/neu">
              {t('import')}
            </Button>
          }
        >
          {t('nothingText')}
        </EmptyState>
      )}
      {data && data.kinds.length > 0 && (
        <>
          <Section title={t('five')}>
            <div className={css.kinds}>
              {data.kinds.map((kind) => (
                <KindFigures
                  key={kind.kind}
                  kind={kind}
                  trend={data.trend.filter((point) => point.kind === kind.kind)}
                />
              ))}
            </div>
          </Section>
          <Worklist />
          <Section title={t('trend')}>
            <Trend points={data.trend} />
          </Section>
          <Section title={t('families')}>
            <Families rows={data.families} />
          </Section>
          {data.kinds.some((kind) => kind.teams.length > 1) && (
            <Section title={t('teams')}>
              <Groups kinds={data.kinds} of="teams" />
            </Section>
          )}
          <Section title={t('sources')}>
            <Groups kinds={data.kinds} of="sources" />
          </Section>
        </>
      )}
      <MaturityLadder />
    </Page>
  );
}

function KindFigures({ kind, trend }: { kind: Kind; trend: Overview['trend'] }) {
  const t = useTranslations('insight.quality');
  const { all } = kind;
  const share = (value: number | null): number | null => (value === null ? null : value / 100);
  const axes = dimensions.map((key) => ({
    key,
    label: t(key),
    value: share(all[key]),
    before: share(trend[0]?.[key] ?? null),
  }));
  const values = trend.map(({ overall }) => overall ?? 0);
  const first = trend[0];
  const said = t('trendLabel', {
    from: number(values[0] ?? 0),
    to: number(values.at(-1) ?? 0),
    day: first ? day(first.day) : '',
  });
  return (
    <article className={css.kind}>
      <h3>
        {t(kind.kind)} <span className={css.quiet}>{t('records', { count: all.records })}</span>
      </h3>
      <p className={css.overall}>
        <strong>{all.overall === null ? '–' : number(all.overall)}</strong>{' '}
        <span className={css.quiet}>{t('overall')}</span>
        <Sparkline values={values} label={said} width={110} height={26} />
      </p>
      <Radar axes={axes} label={t(kind.kind)} />
      <p className={css.quiet}>{values.length > 1 ? said : t('trendShort')}</p>
    </article>
  );
}

function Groups({ kinds, of }: { kinds: readonly Kind[]; of: 'sources' | 'teams' }) {
  const t = useTranslations('insight.quality');
  const rows = kinds.flatMap((kind) => kind[of].map((source) => ({ kind: kind.kind, source })));
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t(of === 'teams' ? 'team' : 'source')}</th>
            <th scope="col" className={css.right}>
              {t('overall')}
            </th>
            {dimensions.map((key) => (
              <th key={key} scope="col" className={css.right}>
                {t(key)}
              </th>
            ))}
            <th scope="col" className={css.right}>
              {t('problems')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, source }) => (
            <tr key={`${kind}${source.id}`}>
              <th scope="row">
                {source.label} <span className={css.quiet}>{t(kind)}</span>
              </th>
              {([source.overall, ...dimensions.map((key) => source[key])] as const).map((value, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have a fixed order
                <td key={index} className={css.right}>
                  {value === null ? '–' : number(value)}
                </td>
              ))}
              <td className={css.right}>{number(source.problems)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
