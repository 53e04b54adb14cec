import { Button, Select } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { useListWords } from '../../desk/lists/words.ts';
import { Fact, FactList, OriginMark } from '../../ui/facts.tsx';
import { amount, day } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { SidePanel } from '../../ui/panel.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import { OwnFacts } from '../own-fields/own-values.tsx';
import { LostDialog } from './deal-board.tsx';

const DealOutlook = lazy(() => import('../../insight/deal-scores/deal-outlook.tsx'));
const DealForm = lazy(() => import('./deal-form.tsx'));

/** A deal beside board or table. */
export function DealPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('records');
  const ui = useTranslations('ui');
  const words = useListWords();
  const failure = useFailureWords();
  const locale = useLocale();
  const [editing, setEditing] = useState(false);
  const [losing, setLosing] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(api.records.deals.get.queryOptions({ input: { id } }));
  const stages = useQuery({ ...api.records.deals.stages.queryOptions(), staleTime: 300_000 });
  const history = useQuery({
    ...api.records.fields.history.queryOptions({ input: { kind: 'deal', id } }),
    retry: false,
  });
  const say = (problem: unknown) => toast({ text: failure(problem), tone: 'against' });
  const nameOf = (stage: { label: string; labelEn: string }) => (locale === 'de' ? stage.label : stage.labelEn);
  const move = useMutation({
    mutationFn: ({ stageId, lostReason }: { stageId: string; lostReason?: string }) =>
      client.records.deals.move({ id, version: data?.version ?? 0, stageId, ...(lostReason ? { lostReason } : {}) }),
    onSuccess: async (_answer, { stageId }) => {
      setLosing(null);
      const stage = stages.data?.rows.find((one) => one.id === stageId);
      toast({ text: t('deals.moved', { name: data?.title ?? '', stage: stage ? nameOf(stage) : stageId }) });
      await recordsChanged();
    },
    onError: say,
  });
  const remove = useMutation({
    mutationFn: () => client.records.deals.remove({ id }),
    onSuccess: async () => {
      const name = data?.title ?? '';
      const undo = async () => {
        await client.records.deals.restore({ id });
        await recordsChanged();
        toast({ text: t('deals.restored', { name }) });
      };
      onClose();
      toast({ text: t('deals.deleted', { name }), undo: () => void undo().catch(say) });
      await recordsChanged();
    },
    onError: say,
  });
  const mark = (field: string, name: string) => (
    <OriginMark origin={history.data?.fields[field]?.find((one) => one.current) ?? null} field={name} />
  );
  const edits = data?.may.includes('edit') ?? false;
  const lines = data && [
    ['valueCents', data.valueCents === null ? '' : amount(data.valueCents, 'cents')],
    ['expectedCloseOn', data.expectedCloseOn ? day(data.expectedCloseOn) : ''],
    ['nextStep', data.nextStep ?? ''],
    ['nextStepOn', data.nextStepOn ? day(data.nextStepOn) : ''],
    ['owner', data.owner?.name ?? ''],
    ['competitor', data.fields.competitor ?? ''],
    ['lostReason', data.lostReason ?? ''],
    ['note', data.fields.note ?? ''],
  ];
  return (
    <SidePanel
      title={data?.title ?? ui('loading')}
      subtitle={data?.company.name}
      onClose={onClose}
      actions={
        data && (
          <>
            <Button
              component={Link}
              to={`/kunden/${data.company.id}`}
              rightSection={<IconArrowUpRight size={15} aria-hidden />}
            >
              {t('deals.openCompany')}
            </Button>
            {edits && (
              <Button variant="default" onClick={() => setEditing(true)}>
                {t('deals.edit')}
              </Button>
            )}
            {data.may.includes('delete') && (
              <Button variant="subtle" onClick={() => remove.mutate()}>
                {t('deals.deleteAction')}
              </Button>
            )}
          </>
        )
      }
    >
      {error ? (
        <ErrorState text={failure(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={8} />
      ) : (
        <>
          <Section title={words.column('stage')}>
            <Select
              aria-label={t('deals.moveTo')}
              data={(stages.data?.rows ?? [])
                .filter((stage) => !stage.archived || stage.id === data.stageId)
                .map((stage) => ({ value: stage.id, label: nameOf(stage) }))}
              value={data.stageId}
              allowDeselect={false}
              disabled={!edits}
              onChange={(next) => {
                if (!next || next === data.stageId) return;
                if (stages.data?.rows.find((stage) => stage.id === next)?.outcome === 'lost') setLosing(next);
                else move.mutate({ stageId: next });
              }}
            />
          </Section>
          <Suspense fallback={null}>
            <DealOutlook id={id} />
          </Suspense>
          <Section title={t('account.facts')}>
            <FactList>
              {lines
                ?.filter(([field, value]) => value !== '' || field === 'nextStep' || field === 'valueCents')
                .map(([field = '', value = '']) => (
                  <Fact key={field} name={words.column(field)} value={value} mark={mark(field, words.column(field))} />
                ))}
              <OwnFacts kind="deal" values={data.fields.custom ?? {}} mark={mark} />
            </FactList>
          </Section>
        </>
      )}
      <Suspense fallback={null}>
        {editing && data && <DealForm deal={data} onClose={() => setEditing(false)} />}
      </Suspense>
      {losing && data && (
        <LostDialog
          name={data.title}
          busy={move.isPending}
          onClose={() => setLosing(null)}
          onSave={(lostReason) => move.mutate({ stageId: losing, lostReason })}
        />
      )}
    </SidePanel>
  );
}
