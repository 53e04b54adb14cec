import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { refusalOf, useFailureWords } from '../../app/failure.ts';
import { Chip } from '../../ui/chip.tsx';
import { Section } from '../../ui/page.tsx';
import css from '../../ui/rows.module.css';
import { ErrorState, Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { StageRow } from './stage-row.tsx';
import own from './stages.module.css';

export type Stage = Omit<Awaited<ReturnType<typeof client.records.deals.stages>>['rows'][number], 'position'>;

const bare = ({ id, label, labelEn, outcome, probability, archived }: Stage): Stage => ({
  id,
  label,
  labelEn,
  outcome,
  probability,
  archived,
});

/** The columns of the board. They are saved all at once: order and meaning only make sense together. */
export function StagesPage() {
  const words = useFailureWords();
  const { data, error, refetch } = useQuery(api.records.deals.stages.queryOptions());
  if (error) return <ErrorState text={words(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const stored = data.rows.map(bare);
  return <StageEditor key={JSON.stringify(stored)} stored={stored} />;
}

function StageEditor({ stored }: { stored: readonly Stage[] }) {
  const t = useTranslations('platform.stages');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const [rows, setRows] = useState(stored);
  const [tried, setTried] = useState(false);
  const changed = JSON.stringify(rows) !== JSON.stringify(stored);
  const lacks = (['open', 'won', 'lost'] as const).some(
    (outcome) => !rows.some((row) => row.outcome === outcome && !row.archived),
  );
  const unnamed = rows.some((row) => !row.label.trim());
  const save = useMutation({
    mutationFn: (next: readonly Stage[]) =>
      client.records.deals.saveStages({
        rows: next.map((row) => ({
          ...row,
          label: row.label.trim(),
          labelEn: row.labelEn.trim() || row.label.trim(),
        })),
      }),
    onSuccess: async (_saved, next) => {
      toast({ text: t('saved'), ...(next === stored ? {} : { undo: () => save.mutate(stored) }) });
      await queries.invalidateQueries({ queryKey: api.records.deals.key() });
    },
  });
  const change = (id: string, next: Partial<Stage>) =>
    setRows((now) => now.map((row) => (row.id === id ? { ...row, ...next } : row)));
  const move = (at: number, by: -1 | 1) =>
    setRows((now) => {
      const next = [...now];
      const [row] = next.splice(at, 1);
      if (row) next.splice(at + by, 0, row);
      return next;
    });
  const add = () => {
    const fresh: Stage = {
      id: `stage-${Date.now().toString(36)}`,
      label: '',
      labelEn: '',
      outcome: 'open',
      probability: 50,
      archived: false,
    };
    // Before the first closed one: that is where a new step of the way belongs.
    const place = rows.findIndex((row) => row.outcome !== 'open');
    setRows(rows.toSpliced(place < 0 ? rows.length : place, 0, fresh));
  };
  const submit = () => {
    setTried(true);
    if (!unnamed && !lacks) save.mutate(rows);
  };
  const inUse = save.error && refusalOf(save.error).facts['problem'] === 'in-use';
  return (
    <Section
      title={t('title')}
      aside={
        <Button variant="default" onClick={add} disabled={rows.length >= 20}>
          {t('add')}
        </Button>
      }
    >
      <p className={css.intro}>{t('intro')}</p>
      <ol className={css.rows} aria-label={t('list')}>
        {rows.map((stage, at) => (
          <StageRow
            key={stage.id}
            stage={stage}
            first={at === 0}
            last={at === rows.length - 1}
            fresh={!stored.some((one) => one.id === stage.id)}
            tried={tried}
            onChange={(next) => change(stage.id, next)}
            onMove={(by) => move(at, by)}
            onDrop={() => setRows(rows.filter((row) => row.id !== stage.id))}
          />
        ))}
      </ol>
      {lacks && <Problem>{t('missing')}</Problem>}
      {save.error && <Problem>{inUse ? t('inUse') : failure(save.error)}</Problem>}
      <div className={own.buttons}>
        <Button onClick={submit} disabled={!changed || lacks} loading={save.isPending}>
          {ui('save')}
        </Button>
        {changed && (
          <>
            <Button variant="default" onClick={() => setRows(stored)}>
              {t('discard')}
            </Button>
            <Chip tone="doubt">{t('unsaved')}</Chip>
          </>
        )}
      </div>
    </Section>
  );
}
