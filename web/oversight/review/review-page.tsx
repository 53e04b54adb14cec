import { Button, Select } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { useFailureWords } from '../../app/failure.ts';
import { number } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { ProposalDetail } from './proposal-detail.tsx';
import { ProposalList } from './proposal-list.tsx';
import css from './review.module.css';
import {
  type Answer,
  type Edits,
  editableOf,
  groupings,
  isApprovable,
  type ReviewSearch,
  shelves,
} from './review-data.ts';
import { useReview } from './use-review.ts';

const reviewApi = getRouteApi('/shell/pruefen');

/** One inbox for everything that the machine may not decide alone: list left, evidence right, one key for each answer. */
export function ReviewPage() {
  const t = useTranslations('oversight.review');
  const search = reviewApi.useSearch();
  const navigate = useNavigate();
  const review = useReview(search);
  const counts = useQuery(api.oversight.proposals.counts.queryOptions());
  const failureWords = useFailureWords();
  const [reason, setReason] = useState('');
  const [editing, setEditing] = useState(false);
  // Kept by proposal: what the server refuses comes back with what was typed.
  const [drafts, setDrafts] = useState<Readonly<Record<string, Edits>>>({});
  const { current, rows, query } = review;
  const shelf = search.ansicht ?? 'waiting';
  const go = (next: ReviewSearch) => void navigate({ to: '/pruefen', search: next, replace: true });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a reason belongs to one proposal
  useEffect(() => {
    setReason('');
    setEditing(current !== undefined && drafts[current.id] !== undefined);
  }, [current?.id]);
  const editable = current?.may.includes('decide') ? editableOf(current) : [];
  const setDraft = (id: string, draft: Edits | undefined) =>
    setDrafts(({ [id]: _old, ...others }) => (draft === undefined ? others : { ...others, [id]: draft }));
  const answer = async (decision: Answer) => {
    if (!current) return;
    const draft = editing ? drafts[current.id] : undefined;
    if (await review.answer(current, decision, reason, draft)) setDraft(current.id, undefined);
  };
  const stopEditing = () => {
    setEditing(false);
    if (current) setDraft(current.id, undefined);
  };
  useReviewKeys(review, answer, editable.length > 0 && !editing ? () => setEditing(true) : null);

  const waiting = counts.data?.rows.filter((row) => row.shelf === shelf) ?? [];
  const total = waiting.reduce((sum, row) => sum + row.count, 0);
  const kinds = [...new Map((counts.data?.rows ?? []).map((row) => [row.kind, row.kindName])).entries()];
  const decidable = rows.filter(isApprovable);
  const header = (
    <PageHeader title={t('title')} aside={shelf === 'decided' || !counts.data ? '' : t('waiting', { count: total })}>
      {search.aufgabe !== undefined && search.gruppe === undefined && shelf === 'waiting' && decidable.length > 1 && (
        <Button variant="default" onClick={() => void review.approveAll(decidable.slice(0, 200))}>
          {t('approveAll', { count: number(Math.min(decidable.length, 200)) })}
        </Button>
      )}
      <Select
        aria-label={t('assignedFilter.label')}
        placeholder={t('assignedFilter.all')}
        clearable
        data={[
          { value: 'meine', label: t('assignedFilter.mine') },
          { value: 'faellig', label: t('assignedFilter.overdue') },
        ]}
        value={search.zuteilung ?? null}
        onChange={(value) => {
          const { zuteilung: _old, vorschlag: _open, ...rest } = search;
          go(value === 'meine' || value === 'faellig' ? { ...rest, zuteilung: value } : rest);
        }}
      />
      <Select
        aria-label={t('groupBy.label')}
        placeholder={t('groupBy.none')}
        clearable
        data={groupings.map((one) => ({ value: one, label: t(`groupBy.${one}`) }))}
        value={search.gruppe ?? null}
        onChange={(value) => {
          const { gruppe: _old, vorschlag: _open, ...rest } = search;
          const gruppe = groupings.find((one) => one === value);
          go(gruppe ? { ...rest, gruppe } : rest);
        }}
      />
      {kinds.length > 1 && (
        <Select
          aria-label={t('kind.label')}
          placeholder={t('kind.all')}
          clearable
          data={kinds.map(([value, label]) => ({ value, label }))}
          value={search.aufgabe ?? null}
          onChange={(aufgabe) =>
            go({
              ...(search.ansicht && { ansicht: search.ansicht }),
              ...(search.gruppe && { gruppe: search.gruppe }),
              ...(aufgabe && { aufgabe }),
            })
          }
        />
      )}
    </PageHeader>
  );
  return (
    <Page header={header} bare>
      <div className={css.shelves} role="tablist" aria-label={t('shelf.label')}>
        {shelves.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === shelf}
            className={css.shelf}
            onClick={() =>
              go({
                ...(one !== 'waiting' && { ansicht: one }),
                ...(search.gruppe && { gruppe: search.gruppe }),
                ...(search.aufgabe && { aufgabe: search.aufgabe }),
              })
            }
          >
            {t(`shelf.${one}`)}
          </button>
        ))}
      </div>
      {query.isPending && (
        <div className={css.pad}>
          <Skeleton lines={8} />
        </div>
      )}
      {query.isError && <ErrorState text={failureWords(query.error)} onRetry={() => void query.refetch()} />}
      {review.missing !== null && (
        <ErrorState
          text={failureWords(review.missing)}
          actions={<Button onClick={() => review.open(undefined)}>{t('back')}</Button>}
        />
      )}
      {query.isSuccess &&
        rows.length === 0 &&
        !current &&
        review.missing === null &&
        search.vorschlag === undefined && (
          <EmptyState
            icon={IconChecks}
            title={t(shelf === 'waiting' ? 'emptyWaiting' : 'emptyOther')}
            actions={shelf !== 'waiting' && <Button onClick={() => go({})}>{t('toWaiting')}</Button>}
          >
            {t(shelf === 'waiting' ? 'emptyWaitingText' : 'emptyOtherText')}
          </EmptyState>
        )}
      {(rows.length > 0 || current) && review.missing === null && (
        <div className={css.columns} data-open={search.vorschlag !== undefined || undefined}>
          <ProposalList
            groups={review.groups}
            current={current}
            reopened={review.reopened}
            onApprove={shelf === 'waiting' ? (all) => void review.approveAll(all) : null}
            onOpen={review.open}
            more={query.hasNextPage}
            onMore={() => void query.fetchNextPage()}
          />
          {current && (
            <ProposalDetail
              proposal={current}
              reason={reason}
              onReason={setReason}
              onAnswer={(decision) => void answer(decision)}
              editing={
                editing && editable.length > 0
                  ? {
                      fields: editable,
                      edits: drafts[current.id] ?? {},
                      onChange: (draft) => setDraft(current.id, draft),
                      onStop: stopEditing,
                      refused: review.refused?.id === current.id ? review.refused.field : null,
                    }
                  : null
              }
              onEdit={editable.length > 0 ? () => setEditing(true) : null}
              onCheck={(right) => void review.check(current, right)}
              reopened={review.reopened.has(current.id)}
              onUndo={() => {
                // It leaves this shelf, not the screen.
                review.open(current.id);
                void review.undo(current, current.version);
              }}
              onBack={() => review.open(undefined)}
            />
          )}
        </div>
      )}
    </Page>
  );
}

function useReviewKeys(
  review: ReturnType<typeof useReview>,
  answerNow: (decision: Answer) => Promise<void>,
  editNow: (() => void) | null,
): void {
  const t = useTranslations('oversight.review');
  const { current, step, check } = review;
  // The commands stay the same while somebody types; what they do is always the newest.
  const newest = useRef({ answerNow, editNow });
  useEffect(() => {
    newest.current = { answerNow, editNow };
  });
  const mayEdit = editNow !== null;
  const commands = useMemo<readonly Command[]>(() => {
    const moves: Command[] = [
      { id: 'review-next', group: 'list', label: t('next'), keys: 'j', run: () => step(1) },
      { id: 'review-down', group: 'list', label: t('next'), keys: 'ArrowDown', run: () => step(1) },
      { id: 'review-previous', group: 'list', label: t('previous'), keys: 'k', run: () => step(-1) },
      { id: 'review-up', group: 'list', label: t('previous'), keys: 'ArrowUp', run: () => step(-1) },
    ];
    if (!current) return moves;
    const keys = { approve: 'f', reject: 'x', later: 's', unsure: 'u' } as const;
    const answers = (['approve', 'reject', 'later', 'unsure'] as const).map(
      (decision): Command => ({
        id: `review-${decision}`,
        group: 'page',
        label: t(decision),
        keys: keys[decision],
        run: () => void newest.current.answerNow(decision),
      }),
    );
    const edit: Command[] = mayEdit
      ? [{ id: 'review-edit', group: 'page', label: t('edit.start'), keys: 'e', run: () => newest.current.editNow?.() }]
      : [];
    const checks: Command[] = [
      { id: 'review-right', group: 'page', label: t('right'), keys: 'f', run: () => void check(current, true) },
      { id: 'review-wrong', group: 'page', label: t('wrong'), keys: 'x', run: () => void check(current, false) },
    ];
    if (current.may.includes('decide')) return [...moves, ...answers, ...edit];
    return current.may.includes('check') ? [...moves, ...checks] : moves;
  }, [t, current, step, check, mayEdit]);
  useCommands(commands);
}
