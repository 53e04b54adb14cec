import { Button } from '@mantine/core';
import { IconPlus, IconRadar2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownSource } from '#contract/intake/sources.ts';
import { api, type client } from '../../app/api.ts';
import { useCommands } from '../../app/commands.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { sources as german } from '../../messages/de/sources.ts';
import { sources as english } from '../../messages/en/sources.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';
import { amount, momentDay, number, percent } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { SourceTabs } from './source-tabs.tsx';
import css from './sources.module.css';

export const SourcesPage = withWords({ de: { sources: german }, en: { sources: english } }, Sources);

export const TONES: Readonly<Record<ShownSource['state'], ChipTone>> = {
  proposed: 'doubt',
  active: 'good',
  paused: 'against',
};

function Sources() {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(api.intake.sources.list.queryOptions());
  const mayAdd = data?.mayAdd === true;
  useCommands(
    useMemo(
      () =>
        mayAdd
          ? [
              {
                id: 'source.new',
                group: 'create' as const,
                label: t('add'),
                keys: 'n',
                run: () => void navigate({ to: '/quellen/neu' }),
              },
            ]
          : [],
      [t, navigate, mayAdd],
    ),
  );
  const add = mayAdd && (
    <Button component={Link} to="/quellen/neu" leftSection={<IconPlus size={15} aria-hidden />}>
      {t('add')}
    </Button>
  );
  return (
    <Page header={<PageHeader title={t('title')}>{data && data.sources.length > 0 && add}</PageHeader>}>
      <SourceTabs />
      {error ? (
        <ErrorState text={words(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={6} />
      ) : data.sources.length === 0 ? (
        <EmptyState title={t('empty')} icon={IconRadar2} actions={add}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <SourceTable sources={data.sources} />
      )}
    </Page>
  );
}

type Yield = Awaited<ReturnType<typeof client.desk.findings.yield>>['sources'][number];

/** Deals with companies that the source brought. */
function Won({ yielded }: { yielded: Yield | undefined }) {
  const t = useTranslations('sources');
  if (!yielded || yielded.won + yielded.open === 0) return '–';
  return (
    <>
      {yielded.won > 0 ? t('wonOf', { count: yielded.won, amount: amount(yielded.wonCents) }) : '–'}
      {yielded.open > 0 && <div className={css.quiet}>{t('openOf', { count: number(yielded.open) })}</div>}
    </>
  );
}

function SourceTable({ sources }: { sources: readonly ShownSource[] }) {
  const t = useTranslations('sources');
  const { data } = useQuery({ ...api.desk.findings.yield.queryOptions(), staleTime: 60_000 });
  const yields = new Map(data?.sources.map((one) => [one.sourceId, one]));
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('lastRun')}</th>
            <th scope="col" className={css.figure}>
              {t('entries')}
            </th>
            <th scope="col" className={css.figure}>
              {t('leads')}
            </th>
            <th scope="col" className={css.figure}>
              {t('updates')}
            </th>
            <th scope="col" className={css.figure}>
              {t('won')}
            </th>
            <th scope="col">{t('useful')}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to="/quellen/$id" params={{ id: one.id }}>
                  {one.label}
                </Link>
                <div className={css.quiet}>
                  {t(`kinds.${one.kind}`)}, {t(`schedules.${one.schedule}`)}
                </div>
              </td>
              <td>
                <Chip tone={TONES[one.state]}>{t(`states.${one.state}`)}</Chip>
                {one.problem && <div className={css.quiet}>{one.problem.text}</div>}
              </td>
              <td>{one.lastRunAt ? momentDay(one.lastRunAt) : t('never')}</td>
              <td className={css.figure}>{number(one.entries)}</td>
              <td className={css.figure}>{number(one.leads)}</td>
              <td className={css.figure}>{number(one.updates)}</td>
              <td className={css.figure}>
                <Won yielded={yields.get(one.id)} />
              </td>
              <td>
                {one.answered === 0 ? (
                  <span className={css.quiet}>{t('usefulNone')}</span>
                ) : (
                  <>
                    {t('precision', { share: percent(one.useful / one.answered) })}
                    <div className={css.quiet}>
                      {t('usefulOf', { useful: number(one.useful), answered: number(one.answered) })}
                    </div>
                  </>
                )}
                {one.noise && <div className={css.quiet}>{t('noisy')}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
