import { Button } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import css from '../../insight/outlook.module.css';
import { effect as german } from '../../messages/de/effect.ts';
import { effect as english } from '../../messages/en/effect.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { ExperimentRow } from './experiment-row.tsx';
import { StartExperiment } from './start-experiment.tsx';

export type Experiments = Awaited<ReturnType<typeof client.action.experiments.list>>;
export type Experiment = Experiments['rows'][number];

export const ExperimentsPage = withWords({ de: { effect: german }, en: { effect: english } }, ExperimentsPageContent);

function ExperimentsPageContent() {
  const t = useTranslations('effect.experiments');
  const failure = useFailureWords();
  const { data, error, refetch } = useQuery(api.action.experiments.list.queryOptions());
  const [starting, setStarting] = useState(false);
  const [stopping, setStopping] = useState<Experiment | null>(null);
  const again = () => queries.invalidateQueries({ queryKey: api.action.experiments.key() });
  const start = data?.may.includes('start') && <Button onClick={() => setStarting(true)}>{t('start')}</Button>;
  const running = data?.rows.filter(({ state }) => state === 'running').length ?? 0;
  return (
    <Page
      header={
        <PageHeader title={t('title')} aside={data && data.rows.length > 0 && t('count', { count: running })}>
          {data && data.rows.length > 0 && start}
        </PageHeader>
      }
    >
      <p className={css.intro}>{t('lead')}</p>
      {error && <ErrorState text={failure(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.rows.length === 0 && (
        <EmptyState title={t('none')} icon={IconFlask} actions={start}>
          {t('noneText')}
        </EmptyState>
      )}
      {data && data.rows.length > 0 && (
        <ul className={css.rows}>
          {data.rows.map((row) => (
            <ExperimentRow key={row.id} row={row} onStop={() => setStopping(row)} />
          ))}
        </ul>
      )}
      {data && starting && (
        <StartExperiment targets={data.targets} onClose={() => setStarting(false)} onStarted={again} />
      )}
      <Confirm
        opened={stopping !== null}
        onClose={() => setStopping(null)}
        title={t('stopTitle', { name: stopping?.name ?? '' })}
        confirm={t('stop')}
        tone="against"
        onConfirm={async () => {
          if (stopping === null) return;
          await client.action.experiments.stop({ id: stopping.id });
          toast({ text: t('stopped', { name: stopping.name }) });
          await again();
        }}
        onFail={failure}
      >
        {t('stopText')}
      </Confirm>
    </Page>
  );
}
