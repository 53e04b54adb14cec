import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconChartAreaLine } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import css from '../../insight/outlook.module.css';
import { effect as german } from '../../messages/de/effect.ts';
import { effect as english } from '../../messages/en/effect.ts';
import { ago, number } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import own from '../effect.module.css';
import { CurvePanel } from './curve-panel.tsx';
import type { SaturationSearch } from './routes.ts';
import { Spacing } from './spacing.tsx';

type Answer = Awaited<ReturnType<typeof client.action.saturation.get>>;
export type Unit = Answer['units'][number];
export type Curve = Unit['overall'];
export type Point = Curve['points'][number];

export const SaturationPage = withWords({ de: { effect: german }, en: { effect: english } }, SaturationPageContent);

function SaturationPageContent() {
  const t = useTranslations('effect.saturation');
  const failure = useFailureWords();
  const search = useSearch({ from: '/shell/saettigung' });
  const { data, error, refetch } = useQuery(api.action.saturation.get.queryOptions());
  const unit = data?.units.find((one) => one.unit === (search.je ?? 'account'));
  const refresh = useMutation({
    mutationFn: () => client.action.saturation.refresh({}),
    onSuccess: () => {
      toast({ text: t('refreshing') });
      // Learning takes seconds in the background; the page asks again when it is likely over.
      for (const wait of [3000, 10_000, 30_000])
        setTimeout(() => void queries.invalidateQueries({ queryKey: api.action.saturation.key() }), wait);
    },
    onError: (problem) => toast({ text: failure(problem), tone: 'against' }),
  });
  const aside =
    unit &&
    t('learnt', {
      when: ago(unit.computedAt, new Date()),
      touches: number(unit.touches),
      accounts: number(unit.accounts),
    });
  return (
    <Page
      header={
        <PageHeader title={t('title')} aside={aside}>
          {data?.may.includes('refresh') && (
            <Button variant="default" loading={refresh.isPending} onClick={() => refresh.mutate()}>
              {t('refresh')}
            </Button>
          )}
        </PageHeader>
      }
    >
      <p className={css.intro}>{t('lead')}</p>
      {error && <ErrorState text={failure(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && (unit === undefined || unit.touches === 0) && <Nothing nothing={data.units.every(isEmpty)} />}
      {unit && unit.touches > 0 && <Loaded unit={unit} limits={data!.limits} search={search} />}
    </Page>
  );
}

const isEmpty = ({ touches }: Unit) => touches === 0;

/** Nothing was ever recorded, or only with whom is missing: then the companies can still be looked at. */
function Nothing({ nothing }: { nothing: boolean }) {
  const t = useTranslations('effect.saturation');
  const way = nothing ? (
    <Button component={Link} to="/heute">
      {t('contacts')}
    </Button>
  ) : (
    <Button component={Link} to="/saettigung">
      {t('toAccounts')}
    </Button>
  );
  return (
    <EmptyState title={nothing ? t('none') : t('nobody')} icon={IconChartAreaLine} actions={way}>
      {nothing ? t('noneText') : t('nobodyText')}
    </EmptyState>
  );
}

function Loaded({ unit, limits, search }: { unit: Unit; limits: Answer['limits']; search: SaturationSearch }) {
  const t = useTranslations('effect.saturation');
  const navigate = useNavigate({ from: '/saettigung' });
  const curves = [
    ...unit.segments.map((curve) => ({ key: `segment:${curve.name}`, kind: 'segments' as const, curve })),
    ...unit.channels.map((curve) => ({ key: `channel:${curve.name}`, kind: 'channels' as const, curve })),
  ];
  const curve = curves.find(({ key }) => key === search.kurve)?.curve ?? unit.overall;
  const options = (kind: 'segments' | 'channels') =>
    curves
      .filter((one) => one.kind === kind)
      .map(({ key, curve: { label, touches } }) => ({
        value: key,
        label: t('option', { label, touches: number(touches) }),
      }));
  const pause = unit.spacing?.recommendedDays ?? null;
  const pauseText = pause === null ? t('unknown') : pause <= 1 ? t('pauseNone') : t('pauseValue', { days: pause });
  return (
    <>
      <div className={own.choose}>
        <SegmentedControl
          value={unit.unit}
          onChange={(next) => void navigate({ search: next === 'person' ? { je: 'person' } : {} })}
          data={(['account', 'person'] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
        />
        {curves.length > 0 && (
          <Select
            className={own.select}
            aria-label={t('which')}
            value={curve === unit.overall ? '' : (search.kurve ?? '')}
            allowDeselect={false}
            onChange={(next) =>
              void navigate({ search: { ...(search.je ? { je: search.je } : {}), ...(next ? { kurve: next } : {}) } })
            }
            data={[
              { value: '', label: t('all') },
              { group: t('segments'), items: options('segments') },
              { group: t('channels'), items: options('channels') },
            ].filter((one) => !('items' in one) || (one.items?.length ?? 0) > 0)}
          />
        )}
      </div>
      <dl className={css.three}>
        <div data-main>
          <dt>{t('most')}</dt>
          <dd>{curve.peak.count === null ? t('unknown') : t('mostValue', { count: curve.peak.count })}</dd>
          <dd className={css.quiet}>{t('mostText', { days: number(unit.windowDays) })}</dd>
        </div>
        <div>
          <dt>{t('pause')}</dt>
          <dd>{pauseText}</dd>
          <dd className={css.quiet}>{unit.spacing?.text}</dd>
        </div>
        <div>
          <dt>{t('limit')}</dt>
          <dd>{t('mostValue', { count: limits[unit.unit] })}</dd>
          <dd className={css.quiet}>{t('limitText')}</dd>
        </div>
      </dl>
      <CurvePanel curve={curve} windowDays={unit.windowDays} />
      {unit.spacing && <Spacing spacing={unit.spacing} />}
      {curves.length > 0 && (
        <Section title={t('groups')}>
          <ul className={css.facts}>
            {curves.map(({ key, curve: one }) => (
              <li key={key}>
                <strong>{t('option', { label: one.label, touches: number(one.touches) })}</strong>: {one.peak.text}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p className={css.note}>
        {t('notCause')} <Link to="/experimente">{t('toExperiments')}</Link>
      </p>
    </>
  );
}
