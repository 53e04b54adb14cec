import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { DealCard } from '#contract/records/deals.ts';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Board } from '../../ui/board.tsx';
import form from '../../ui/form.module.css';
import { amount, day, germanDay, number, percent } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import { ImportLink } from '../import-link.tsx';
import css from './deals.module.css';

type Owner = 'mine' | 'team' | 'all';
const owners: readonly Owner[] = ['all', 'team', 'mine'];

export interface DealBoardProps {
  readonly look: ReactNode;
  readonly add: ReactNode;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly panel: ReactNode;
}

export function DealBoard({ look, add, onOpen, panel }: DealBoardProps) {
  const t = useTranslations('records.deals');
  const locale = useLocale();
  const failure = useFailureWords();
  const [owner, setOwner] = useState<Owner>('all');
  const [losing, setLosing] = useState<{ readonly card: DealCard; readonly stageId: string } | null>(null);
  const { data, error, refetch } = useQuery({
    ...api.records.deals.board.queryOptions({ input: { owner } }),
    placeholderData: keepPreviousData,
  });
  const { data: scores } = useQuery(api.insight.dealScores.open.queryOptions());
  const chances = useMemo(() => new Map(scores?.rows.map((one) => [one.id, one])), [scores]);
  const stageName = (id: string) => {
    const stage = data?.columns.find((column) => column.stage.id === id)?.stage;
    return locale === 'de' ? (stage?.label ?? id) : (stage?.labelEn ?? id);
  };
  const move = useMutation({
    mutationFn: ({ card, stageId, lostReason }: { card: DealCard; stageId: string; lostReason?: string }) =>
      client.records.deals.move({ id: card.id, version: card.version, stageId, ...(lostReason ? { lostReason } : {}) }),
    onSuccess: async ({ version }, { card, stageId }) => {
      const undo = async () => {
        await client.records.deals.move({ id: card.id, version, stageId: card.stageId });
        await recordsChanged();
      };
      setLosing(null);
      toast({
        text: t('moved', { name: card.title, stage: stageName(stageId) }),
        undo: () => void undo().catch((problem: unknown) => toast({ text: failure(problem), tone: 'against' })),
      });
      await recordsChanged();
    },
    onError: (problem) => toast({ text: failure(problem), tone: 'against' }),
  });
  const total = data?.columns.reduce((sum, column) => sum + column.count, 0) ?? 0;
  const sum =
    data?.columns.filter(({ stage }) => stage.outcome === 'open').reduce((all, column) => all + column.sumCents, 0) ??
    0;
  const today = germanDay(new Date());
  return (
    <Page
      bare
      panel={panel}
      header={
        <PageHeader title={t('title')} aside={data ? t('sum', { count: number(total), sum: amount(sum) }) : undefined}>
          <SegmentedControl
            aria-label={t('whose')}
            size="xs"
            value={owner}
            onChange={(next) => setOwner(owners.find((one) => one === next) ?? 'all')}
            data={owners.map((one) => ({ value: one, label: t(one) }))}
          />
          {look}
          {add}
        </PageHeader>
      }
    >
      {error ? (
        <ErrorState text={failure(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <div className={css.loading}>
          <Skeleton lines={12} />
        </div>
      ) : total === 0 && owner === 'all' ? (
        <EmptyState
          title={t('emptyTitle')}
          icon={IconTargetArrow}
          actions={
            <>
              <ImportLink />
              {add}
            </>
          }
        >
          {t('empty')}
        </EmptyState>
      ) : (
        <Board
          label={t('title')}
          columns={data.columns.map(({ stage, count, sumCents, weightedCents, cards }) => ({
            id: stage.id,
            name: stageName(stage.id),
            cards,
            more: count - cards.length,
            head: (
              <>
                <div className={css.stage}>
                  <h2>{stageName(stage.id)}</h2>
                  <span className={css.count}>{number(count)}</span>
                </div>
                <div
                  className={css.sum}
                  title={
                    stage.outcome === 'open' ? t('weightedHow', { share: percent(stage.probability / 100) }) : undefined
                  }
                >
                  {amount(sumCents)}
                  {stage.outcome === 'open' && ` · ${t('weighted', { sum: amount(weightedCents) })}`}
                </div>
              </>
            ),
          }))}
          idOf={(card) => card.id}
          nameOf={(card) => card.title}
          movable={(card) => card.may.includes('edit')}
          onOpen={(card) => onOpen(card.id)}
          onMove={(card, stageId) => {
            const lost = data.columns.find((column) => column.stage.id === stageId)?.stage.outcome === 'lost';
            if (lost) setLosing({ card, stageId });
            else move.mutate({ card, stageId });
          }}
          card={(card) => (
            <Card
              card={card}
              chance={chances.get(card.id)}
              today={today}
              open={data.columns.find((column) => column.stage.id === card.stageId)?.stage.outcome === 'open'}
            />
          )}
        />
      )}
      {losing && (
        <LostDialog
          name={losing.card.title}
          busy={move.isPending}
          onClose={() => setLosing(null)}
          onSave={(lostReason) => move.mutate({ ...losing, lostReason })}
        />
      )}
    </Page>
  );
}

interface Chance {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

function Card(props: { card: DealCard; chance: Chance | undefined; today: string; open: boolean }) {
  const { card, chance, today, open } = props;
  const t = useTranslations('records.deals');
  const late = card.nextStepOn !== null && card.nextStepOn < today;
  const step = () => {
    if (!card.nextStep && !card.nextStepOn) return t('noStep');
    if (late && card.nextStepOn) return `${card.nextStep ?? ''} · ${t('overdue', { day: day(card.nextStepOn) })}`;
    return [card.nextStep, card.nextStepOn && day(card.nextStepOn)].filter(Boolean).join(' · ');
  };
  return (
    <div className={css.card}>
      <span className={css.title}>{card.title}</span>
      <div className={css.company}>{card.company.name}</div>
      <div className={css.top}>
        <span className={css.value}>{card.valueCents === null ? t('noValue') : amount(card.valueCents)}</span>
        {open && chance && (
          <span className={css.chance} title={t('chance', { low: percent(chance.low), high: percent(chance.high) })}>
            {percent(chance.probability)}
          </span>
        )}
        {open && card.expectedCloseOn && (
          <span className={css.quiet} title={t('closes', { day: day(card.expectedCloseOn) })}>
            {day(card.expectedCloseOn)}
          </span>
        )}
      </div>
      {open && (
        <div className={css.step} data-late={late || !card.nextStep || undefined}>
          {step()}
        </div>
      )}
      <div className={css.quiet}>
        {[card.owner?.name, card.daysInStage !== null && t('days', { count: card.daysInStage })]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </div>
  );
}

export function LostDialog({
  name,
  busy,
  onClose,
  onSave,
}: {
  name: string;
  busy: boolean;
  onClose: () => void;
  onSave: (reason: string) => void;
}) {
  const t = useTranslations('records.deals');
  const ui = useTranslations('ui');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim()) onSave(reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={t('lostTitle', { name })} closeButtonProps={{ 'aria-label': ui('close') }}>
      <form className={form.stack} onSubmit={submit}>
        <TextInput
          label={t('lostReason')}
          description={t('lostHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && !reason.trim() ? ui('required') : null}
          data-autofocus
        />
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('lostSave')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
