import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { DedupeOverview } from '#contract/records/dedupe.ts';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { useMay } from '../../app/session.ts';
import { Chip } from '../../ui/chip.tsx';
import { moment, number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './dedupe.module.css';
import { Measured } from './measured.tsx';
import { Models } from './models.tsx';

const again = () => queries.invalidateQueries({ queryKey: api.records.dedupe.key() });

/** The search through everything, how right the model is, and its versions. */
export function DedupePage() {
  const t = useTranslations('records.dedupe');
  const failure = useFailureWords();
  const may = useMay();
  const { data, error, refetch } = useQuery({
    ...api.records.dedupe.overview.queryOptions(),
    refetchInterval: (query) => (query.state.data?.runs.some(isOpen) ? 1500 : false),
  });
  const onError = (problem: unknown) => toast({ text: failure(problem), tone: 'against' });
  const start = useMutation({
    mutationFn: (dryRun: boolean) => client.records.dedupe.start({ dryRun }),
    onSuccess: again,
    onError,
  });
  const cancel = useMutation({
    mutationFn: (id: string) => client.records.dedupe.cancel({ id }),
    onSuccess: again,
    onError,
  });
  if (error) return <ErrorState text={failure(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  const open = data.runs.find(isOpen);
  const starts = may('policy.edit');
  return (
    <>
      <Section title={t('search')}>
        <p className={css.lead}>{t('lead')}</p>
        {open ? (
          <>
            <Progress
              label={t(`state.${open.state}`)}
              share={open.counts === null ? null : Math.min(1, open.counts.records / Math.max(1, data.total))}
              text={t('progress', {
                done: number(open.counts?.records ?? 0),
                total: number(Math.max(data.total, open.counts?.records ?? 0)),
              })}
            />
            {starts && (
              <Button
                variant="default"
                className={css.button}
                loading={cancel.isPending}
                onClick={() => cancel.mutate(open.id)}
              >
                {t('cancel')}
              </Button>
            )}
          </>
        ) : (
          starts && (
            <div className={css.buttons}>
              <Button loading={start.isPending} onClick={() => start.mutate(false)}>
                {t('start')}
              </Button>
              <Button variant="default" loading={start.isPending} onClick={() => start.mutate(true)}>
                {t('dryRun')}
              </Button>
            </div>
          )
        )}
        <Runs runs={data.runs.filter((run) => run !== open)} />
      </Section>
      <Section title={t('measured')}>
        <p className={css.lead}>{t('measuredHow')}</p>
        <Measured rows={data.measured} />
      </Section>
      <Section title={t('models')}>
        <p className={css.lead}>{t('modelsHow')}</p>
        <Models models={data.models} edits={starts} onChanged={again} />
      </Section>
    </>
  );
}

const isOpen = (run: DedupeOverview['runs'][number]) => run.state === 'waiting' || run.state === 'running';

function Runs({ runs }: { runs: DedupeOverview['runs'] }) {
  const t = useTranslations('records.dedupe');
  if (runs.length === 0) return <p className={css.quiet}>{t('noRuns')}</p>;
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('by')}</th>
            <th scope="col">{t('records')}</th>
            <th scope="col">{t('certain')}</th>
            <th scope="col">{t('doubtful')}</th>
            <th scope="col">{t('asked')}</th>
            <th scope="col">{t('merged')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.slice(0, 8).map((run) => (
            <tr key={run.id}>
              <td>
                {moment(run.createdAt)} {run.state !== 'done' && <Chip tone="doubt">{t(`state.${run.state}`)}</Chip>}{' '}
                {run.dryRun && <Chip>{t('dry')}</Chip>}
              </td>
              <td>{run.startedByName}</td>
              <td>{number(run.counts?.records ?? 0)}</td>
              <td>{number(run.counts?.same ?? 0)}</td>
              <td>{number(run.counts?.doubtful ?? 0)}</td>
              <td>
                {(run.counts?.asked ?? 0) > 0 ? <Link to="/pruefen">{number(run.counts?.asked ?? 0)}</Link> : number(0)}
              </td>
              <td>{number(run.counts?.merged ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
