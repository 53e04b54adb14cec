import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { refusalOf, useFailureWords } from '../../app/failure.ts';
import { meQuery } from '../../app/session.ts';
import { number } from '../../ui/format.ts';
import { toast } from '../../ui/toasts.tsx';
import { type Answer, type Edits, groupsOf, listOptions, type Proposal, type ReviewSearch } from './review-data.ts';

async function refresh(): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: api.oversight.proposals.key() }),
    queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  ]);
}

/**
 * The inbox: rows that still wait, the open one, and the ways to answer. A decided row leaves at once, before the server has answered; refused,
 * it comes back with the reason.
 */
export function useReview(search: ReviewSearch) {
  const t = useTranslations('oversight.review');
  const failureWords = useFailureWords();
  const navigate = useNavigate();
  const query = useInfiniteQuery(listOptions(search));
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  // Taken back here: they stand in the list again, and say why.
  const [reopened, setReopened] = useState<ReadonlySet<string>>(new Set());
  // The field of a proposal that the server refused last, for the form to mark.
  const [refused, setRefused] = useState<{ readonly id: string; readonly field: string } | null>(null);
  const groups = useMemo(() => {
    const waiting = (query.data?.pages.flatMap((page) => page.rows) ?? []).filter((row) => !gone.has(row.id));
    return groupsOf(waiting, search.gruppe);
  }, [query.data, gone, search.gruppe]);
  // In the order in which they are seen: j and k go from one group into the next.
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const at = rows.findIndex((row) => row.id === search.vorschlag);
  // A link may name any proposal: one that is decided, on another shelf, or far down a long inbox.
  const wanted = search.vorschlag !== undefined && at < 0 && !gone.has(search.vorschlag);
  const linked = useQuery({
    ...api.oversight.proposals.get.queryOptions({ input: { id: search.vorschlag ?? '' } }),
    enabled: wanted && query.isSuccess,
    retry: false,
  });
  const asked = wanted ? linked.data : undefined;
  const missing = wanted && linked.isError ? linked.error : null;
  const current: Proposal | undefined = wanted ? asked : (rows[at] ?? rows[0]);

  const open = useCallback(
    (id: string | undefined) => {
      const { vorschlag: _old, ...rest } = search;
      void navigate({ to: '/pruefen', search: id === undefined ? rest : { ...rest, vorschlag: id }, replace: true });
    },
    [navigate, search],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const from = Math.max(0, rows.indexOf(current as Proposal));
      const next = rows[Math.min(rows.length - 1, Math.max(0, from + by))];
      if (next) open(next.id);
    },
    [rows, current, open],
  );

  const leave = useCallback(
    (row: Proposal) => {
      const place = rows.indexOf(row);
      setGone((before) => new Set([...before, row.id]));
      setReopened((before) => new Set([...before].filter((other) => other !== row.id)));
      open((rows[place + 1] ?? rows[place - 1])?.id);
    },
    [rows, open],
  );
  const comeBack = useCallback((id: string) => {
    setGone((before) => new Set([...before].filter((other) => other !== id)));
  }, []);

  const run = useCallback(
    async (row: Proposal, work: () => Promise<unknown>) => {
      leave(row);
      try {
        await work();
        setRefused(null);
        await refresh();
        return true;
      } catch (error) {
        toast({ text: failureWords(error), tone: 'against' });
        await refresh();
        const { field } = refusalOf(error).facts;
        setRefused(typeof field === 'string' ? { id: row.id, field } : null);
        comeBack(row.id);
        open(row.id);
        return false;
      } finally {
        comeBack(row.id);
      }
    },
    [leave, comeBack, failureWords, open],
  );

  // Opens nothing: whoever has gone on to the next proposal, or to another shelf, stays there.
  const undo = useCallback(
    async (row: Proposal, version: number) => {
      try {
        await client.oversight.proposals.undo({ id: row.id, version });
        setReopened((before) => new Set([...before, row.id]));
        toast({ text: t('undone', { title: row.title }) });
      } catch (error) {
        toast({ text: failureWords(error), tone: 'against' });
      }
      await refresh();
    },
    [failureWords, t],
  );

  const answer = useCallback(
    async (row: Proposal, decision: Answer, reason: string, fields: Edits = {}) => {
      const edited = decision === 'approve' && Object.keys(fields).length > 0;
      const words = { ...(reason.trim() !== '' && { reason: reason.trim() }), ...(edited && { edits: { fields } }) };
      let version = row.version;
      const done = await run(row, async () => {
        const after = await client.oversight.proposals.decide({ id: row.id, version, decision, ...words });
        version = after.version;
        if (after.may.includes('undo'))
          toast({ text: t(`done.${decision}`, { title: row.title }), undo: () => void undo(row, version) });
        else toast({ text: t(`done.${decision}`, { title: row.title }) });
      });
      return done;
    },
    [run, t, undo],
  );

  const check = useCallback(
    (row: Proposal, right: boolean) =>
      run(row, () => client.oversight.proposals.check({ id: row.id, version: row.version, right })),
    [run],
  );

  const approveAll = useCallback(
    async (all: readonly Proposal[]) => {
      const items = all.filter((row) => row.may.includes('decide')).map(({ id, version }) => ({ id, version }));
      try {
        const { rows: answers } = await client.oversight.proposals.decideMany({ items, decision: 'approve' });
        const done = answers.filter((one) => one.ok).length;
        toast({ text: t('bulkDone', { done: number(done), failed: number(answers.length - done) }) });
      } catch (error) {
        toast({ text: failureWords(error), tone: 'against' });
      }
      await refresh();
    },
    [t, failureWords],
  );

  return { query, rows, groups, current, missing, reopened, refused, open, step, answer, check, undo, approveAll };
}
