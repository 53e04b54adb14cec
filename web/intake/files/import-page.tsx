import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportRow } from '#contract/intake/imports.ts';
import { api, client, queries } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { Chip } from '../../ui/chip.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { moment, number, percent } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import css from './imports.module.css';
import { TONES } from './imports-page.tsx';
import { VerdictTabs } from './verdict-tabs.tsx';

const UNDER_WAY: readonly ImportRow['state'][] = ['checking', 'running', 'undoing'];

/** One import from its dry run to its result. The address stays good: leave and come back. */
export function ImportPage() {
  const { id } = useParams({ from: '/shell/importe/$id' });
  const t = useTranslations('intake.imports');
  const words = useFailureWords();
  const options = api.intake.imports.get.queryOptions({ input: { id } });
  const { data, error, refetch } = useQuery({
    ...options,
    refetchInterval: ({ state }) => (state.data && UNDER_WAY.includes(state.data.state) ? 700 : false),
  });
  const act = useMutation({
    mutationFn: (verb: 'start' | 'cancel' | 'undo') => client.intake.imports[verb]({ id }),
    onSuccess: (answer) => {
      queries.setQueryData(options.queryKey, answer);
      void queries.invalidateQueries();
    },
  });
  const header = (
    <PageHeader
      title={data?.fileName ?? t('title')}
      aside={data && <Chip tone={TONES[data.state]}>{t(`states.${data.state}`)}</Chip>}
    >
      <Button component={Link} to="/importe" variant="default">
        {t('all')}
      </Button>
    </PageHeader>
  );
  return (
    <Page header={header}>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={6} />
      ) : (
        <div className={css.step}>
          {act.error && <Problem>{words(act.error)}</Problem>}
          <Stand one={data} busy={act.isPending} onAct={(verb) => act.mutateAsync(verb)} />
          {!UNDER_WAY.includes(data.state) && data.state !== 'undone' && <VerdictTabs one={data} />}
        </div>
      )}
    </Page>
  );
}

interface StandProps {
  readonly one: ImportRow;
  readonly busy: boolean;
  readonly onAct: (verb: 'start' | 'cancel' | 'undo') => Promise<unknown>;
}

function Stand({ one, busy, onAct }: StandProps) {
  const t = useTranslations('intake.imports');
  if (UNDER_WAY.includes(one.state)) {
    const label = one.state === 'checking' ? t('checking') : one.state === 'undoing' ? t('undoing') : t('running');
    return (
      <div className={css.narrow}>
        <Progress share={one.share} label={label} text={`${t('rows', { count: one.rows })} · ${percent(one.share)}`} />
        <p className={css.quiet}>{t('leave')}</p>
        {one.may.includes('cancel') && (
          <Button variant="default" onClick={() => void onAct('cancel').catch(() => undefined)} loading={busy}>
            {t('cancel')}
          </Button>
        )}
      </div>
    );
  }
  return (
    <>
      <div className={css.stepHead}>
        <div>
          <h2 className={css.stepTitle}>{title(t, one.state)}</h2>
          <p className={css.quiet}>{one.failure?.text ?? text(t, one.state)}</p>
        </div>
        <Actions one={one} busy={busy} onAct={onAct} />
      </div>
      {one.state === 'undone' && one.undoneAt && <p className={css.quiet}>{moment(one.undoneAt)}</p>}
    </>
  );
}

type Words = ReturnType<typeof useTranslations<'intake.imports'>>;

function title(t: Words, state: ImportRow['state']): string {
  if (state === 'ready' || state === 'done' || state === 'cancelled' || state === 'failed' || state === 'undone')
    return t(state);
  return t(`states.${state}`);
}

function text(t: Words, state: ImportRow['state']): string {
  if (state === 'ready') return t('readyText');
  if (state === 'done') return t('doneText');
  if (state === 'cancelled') return t('cancelledText');
  return state === 'failed' ? t('failedText') : '';
}

function Actions({ one, busy, onAct }: StandProps) {
  const t = useTranslations('intake.imports');
  const words = useFailureWords();
  const [asking, setAsking] = useState(false);
  const expected = one.expected;
  const count = expected ? expected.imported + expected.updated + expected.doubtful : 0;
  return (
    <div className={css.foot}>
      {one.state === 'ready' && count > 0 && (
        <Button onClick={() => void onAct('start').catch(() => undefined)} loading={busy}>
          {t('start', { count })}
        </Button>
      )}
      {one.state === 'ready' && count === 0 && <span className={css.quiet}>{t('nothing')}</span>}
      {one.may.includes('resume') && (
        <Button onClick={() => void onAct('start').catch(() => undefined)} loading={busy}>
          {t('resume')}
        </Button>
      )}
      {one.state === 'done' && (
        <>
          <Button component={Link} to="/heute">
            {t('toToday')}
          </Button>
          <Button component={Link} to="/kunden" variant="default">
            {t('toCustomers')}
          </Button>
          {(one.counts?.doubtful ?? 0) > 0 && (
            <Button component={Link} to="/pruefen" variant="default">
              {t('toReview')} ({number(one.counts?.doubtful ?? 0)})
            </Button>
          )}
        </>
      )}
      {one.may.includes('undo') && (
        <Button variant="default" onClick={() => setAsking(true)} loading={busy}>
          {t('undo')}
        </Button>
      )}
      <Confirm
        opened={asking}
        title={t('undoTitle')}
        confirm={t('undo')}
        onClose={() => setAsking(false)}
        onConfirm={async () => void (await onAct('undo'))}
        onFail={words}
      >
        {t('undoText')}
      </Confirm>
    </div>
  );
}
