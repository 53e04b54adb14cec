import { diffEntries } from '#engines/extraction/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { json } from '#server/platform/db/index.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import type { JobRun } from '#server/platform/jobs/index.ts';
import { type Reading, readSource } from './read-source.ts';
import {
  type Change,
  closeLostRuns,
  type EntryFacts,
  findWatch,
  finishRun,
  insertChange,
  insertEntry,
  insertRun,
  listEntries,
  markGone,
  markSeen,
  type Problem,
  type Run,
  type StoredEntry,
  tieEntry,
  updateEntry,
  updateWatch,
  type Watch,
} from './store.ts';
import { isQualified, reader, takeOver } from './take-over.ts';

type Seen = EntryFacts & { readonly stored: StoredEntry | null };
export type RunCounts = Pick<Run, 'pages' | 'entries' | 'added' | 'changed' | 'gone' | 'returned'>;
const NOTHING: RunCounts = { pages: 0, entries: 0, added: 0, changed: 0, gone: 0, returned: 0 };

// A list that lost so many of its entries at once has been rebuilt, or was cut off: a person looks before anything is believed.
const LEAST_LEFT = 0.5;
const FEW = 6;
/** Reasons after which the source stands still until a person has looked; others are tried again next time. */
const PAUSES = new Set([
  'markup-changed',
  'entries-dropped',
  'robots-forbid',
  'not-approved',
  'address-not-public',
  'no-entries',
  'no-feed',
]);

const days = { daily: 1, weekly: 7, monthly: 30, never: null } as const;

/** When the source is due again. */
export function nextRun(watch: Pick<Watch, 'schedule'>, now: Date): Date | null {
  const after = days[watch.schedule];
  return after === null ? null : new Date(now.getTime() + after * 86_400_000);
}

/**
 * Reads a source and takes over what is new there or has changed. The first reading only learns what stands there. Whatever goes wrong:
 * the last good data stay, the reason stands on the source, and nobody is told of changes that are none.
 */
export async function runSource(
  app: App,
  run: Pick<JobRun<unknown>, 'signal' | 'progress'>,
  id: string,
): Promise<RunCounts> {
  const watch = await findWatch(app.db, id);
  if (watch === null) fail('not-found', { kind: 'source' });
  if (watch.state !== 'active') fail('source-not-active', { state: watch.state });
  await closeLostRuns(app.db, id, app.clock.now());
  const runId = await insertRun(app.db, id, app.clock.now());
  try {
    const reading = await readSource(
      app,
      watch,
      { hosts: watch.hosts, pauseMs: watch.pause_ms, signal: run.signal, watchId: id },
      (pages) => run.progress(pages, null, { sourceId: id }),
    );
    return await keep(app, watch, runId, reading);
  } catch (error) {
    if (run.signal.aborted || !(error instanceof Failure)) throw error;
    await stop(app, watch, runId, { code: error.code, facts: error.facts });
    return NOTHING;
  }
}

async function keep(app: App, watch: Watch, runId: string, reading: Reading): Promise<RunCounts> {
  const now = app.clock.now();
  return app.db.transaction().execute(async (tx) => {
    const current = await findWatch(tx, watch.id, true);
    if (current?.state !== 'active') fail('source-not-active', { state: current?.state ?? 'removed' });
    const stored = await listEntries(tx, watch.id);
    const present = stored.filter((entry) => entry.gone_at === null && entry.fields['news'] === undefined);
    const seen = reading.entries.filter((entry) => entry.fields['news'] === undefined);
    const isFirst = watch.last_run_at === null && stored.length === 0;
    if (present.length >= FEW && seen.length < present.length * LEAST_LEFT) {
      fail('entries-dropped', { expected: present.length, found: seen.length });
    }
    const wrap = (entry: StoredEntry): Seen => ({ ...entry, stored: entry });
    const difference = diffEntries<Seen>(
      present.map(wrap),
      seen.map((entry) => ({ ...entry, stored: null })),
      { goneEarlier: stored.filter((entry) => entry.gone_at !== null).map(wrap) },
    );
    const note = (
      entryId: number,
      kind: Change['kind'],
      changes: Change['changes'],
      taken: { verdict: string; recordId: string | null; lead: boolean } | null,
    ) =>
      insertChange(tx, {
        watchId: watch.id,
        runId,
        entryId,
        kind,
        changes,
        at: now,
        verdict: taken?.verdict ?? null,
        recordId: taken?.recordId ?? null,
        lead: taken?.lead ?? false,
      });
    const meet = async (
      entries: readonly { readonly id: number; readonly facts: EntryFacts; readonly recordId: string | null }[],
      kind: Change['kind'],
      changesOf: (at: number) => Change['changes'],
    ) => {
      const taken = await takeOver(
        app,
        tx,
        reader(watch),
        watch,
        entries.map(({ facts, recordId }) => ({ ...facts, recordId })),
      );
      for (const [at, { id }] of entries.entries()) {
        const one = taken[at] ?? null;
        await note(id, kind, changesOf(at), one);
        if (one?.recordId) await tieEntry(tx, id, one.recordId);
      }
    };

    const added: { id: number; facts: EntryFacts; recordId: null }[] = [];
    for (const facts of difference.added) {
      const id = await insertEntry(tx, watch.id, facts, now);
      if (isFirst) continue;
      if (isQualified(watch.criteria, facts)) added.push({ id, facts, recordId: null });
      else await note(id, 'new', [], null);
    }
    await meet(added, 'new', () => []);
    const returned = difference.returned.flatMap(({ before, after }) =>
      before.stored ? [{ id: before.stored.id, facts: after as EntryFacts, recordId: before.stored.record_id }] : [],
    );
    for (const { id, facts } of returned) await updateEntry(tx, id, facts, now);
    for (const { id } of returned) await note(id, 'returned', [], null);
    const changed = difference.changed.flatMap(({ before, after, changes }) =>
      before.stored
        ? [{ id: before.stored.id, facts: after as EntryFacts, recordId: before.stored.record_id, changes }]
        : [],
    );
    for (const { id, facts } of changed) await updateEntry(tx, id, facts, now);
    const concerns = changed.filter(({ recordId, facts }) => recordId !== null || isQualified(watch.criteria, facts));
    await meet(concerns, 'changed', (at) => concerns[at]?.changes ?? []);
    for (const { id, changes } of changed.filter((one) => !concerns.includes(one)))
      await note(id, 'changed', changes, null);
    const gone = difference.gone.flatMap((entry) => (entry.stored ? [entry.stored.id] : []));
    await markGone(tx, gone, now);
    for (const id of gone) await note(id, 'gone', [], null);
    const told = new Set(stored.map((entry) => entry.name));
    const news = reading.entries.filter((entry) => entry.fields['news'] !== undefined && !told.has(entry.name));
    for (const facts of news) {
      const id = await insertEntry(tx, watch.id, facts, now);
      if (!isFirst) await note(id, 'news', [], null);
    }
    await markSeen(tx, watch.id, now);

    const counts: RunCounts = {
      pages: reading.pages,
      entries: reading.entries.length,
      added: isFirst ? 0 : difference.added.length + news.length,
      changed: changed.length,
      gone: gone.length,
      returned: returned.length,
    };
    const repaired: Problem | null = reading.repaired ? { code: 'markup-repaired', facts: {} } : null;
    await finishRun(tx, runId, { ...counts, finished_at: now, state: 'done', problem: repaired });
    await updateWatch(tx, watch.id, {
      last_run_at: now,
      next_run_at: nextRun(watch, now),
      problem: repaired === null ? null : json(repaired),
      ...(reading.recipe !== null &&
        (watch.recipe === null || reading.repaired) && {
          recipe: json(reading.recipe),
          recipe_version: watch.recipe_version + 1,
        }),
    });
    if (counts.added + counts.changed + counts.gone + counts.returned > 0) {
      await audit(app, tx, {
        actor: reader(watch),
        action: 'source.read',
        subject: { kind: 'source', id: watch.id },
        facts: { ...counts },
      });
    }
    return counts;
  });
}

async function stop(app: App, watch: Watch, runId: string, problem: Problem): Promise<void> {
  const now = app.clock.now();
  const { text: _text, ...facts } = problem.facts;
  const reason: Problem = { code: problem.code, facts };
  const pauses = PAUSES.has(problem.code);
  await app.db.transaction().execute(async (tx) => {
    await finishRun(tx, runId, { ...NOTHING, finished_at: now, state: pauses ? 'paused' : 'failed', problem: reason });
    await updateWatch(tx, watch.id, {
      problem: json(reason),
      next_run_at: pauses ? null : nextRun(watch, now),
      ...(pauses && { state: 'paused' }),
    });
    if (pauses)
      await audit(app, tx, {
        actor: reader(watch),
        action: 'source.paused',
        subject: { kind: 'source', id: watch.id },
        facts: { reason: problem.code },
      });
  });
}
