import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { BuiltQuery } from './build-query.ts';
import type { Place } from './cursor.ts';
import type { Limits } from './limits.ts';
import { changesOf, markAll, reading } from './store.ts';
import { firstEmpty } from './walk-list.ts';

interface Known {
  readonly total: number;
  readonly anchors: readonly { readonly at: number; readonly place: Place }[];
  /** The table's count of changes when this was read. */
  readonly changes: number;
  readonly readAt: number;
  readonly tookMs: number;
}

// Outlines of whole lists that are too large to be read on a request. In this process only: they cost half a second of one core per
// million rows to read again, 500 keys to keep, and a table for them would need writers, locks and a job that knows all lists.
const outlines = new WeakMap<Db, Map<string, Known>>();
const underway = new WeakMap<Db, Set<string>>();
const restMs = 15_000;
// A table that changes all the time must not keep a core busy with its outline: at most a twentieth of the time is spent reading.
const restTimes = 20;

/**
 * Total and anchors as they were read last; null when they are not known yet. Either way reads them anew behind the request's back when
 * the table has changed. Anchors of yesterday stay right as places; only their row numbers have shifted by what was added since.
 */
export async function knownOutline(
  app: App,
  tx: Db,
  query: BuiltQuery,
  limits: Limits,
): Promise<(Known & { readonly fresh: boolean }) | null> {
  const known = outlines.get(app.db)?.get(query.order);
  const changes = await changesOf(tx, query.definition.counted ?? [query.definition.table]);
  const fresh = known?.changes === changes;
  if (!fresh && (known === undefined || performance.now() - known.readAt > Math.max(restMs, known.tookMs * restTimes)))
    void readOutline(app, query, limits, changes);
  return known ? { ...known, fresh } : null;
}

/** Reads one whole order; one at a time for each. Failing is not an error of the request: the list is walked instead. */
export async function readOutline(app: App, query: BuiltQuery, limits: Limits, changes: number): Promise<void> {
  const running = underway.get(app.db) ?? new Set<string>();
  underway.set(app.db, running);
  if (running.has(query.order)) return;
  running.add(query.order);
  const started = performance.now();
  try {
    const { total, valued, marks } = await reading(app.db, (tx) => markAll(tx, query, limits.step), {
      timeoutMs: 120_000,
    });
    const known = outlines.get(app.db) ?? new Map<string, Known>();
    outlines.set(app.db, known);
    known.set(query.order, {
      total,
      anchors: anchorsOf(query.sort.direction, total, valued, marks),
      changes,
      readAt: performance.now(),
      tookMs: performance.now() - started,
    });
  } catch (error) {
    app.log.warn('the outline of a list could not be read', { error, order: query.order });
  } finally {
    running.delete(query.order);
  }
}

/** Marks count in rising order; for a falling one the rows with a value are counted from their end, those without come last in both. */
function anchorsOf(
  direction: 'asc' | 'desc',
  total: number,
  valued: number,
  marks: readonly (Place & { readonly n: number })[],
): Known['anchors'] {
  const empty = marks
    .filter((mark) => mark.n > valued)
    .map((mark) => ({ at: mark.n, place: { key: null, id: mark.id } }));
  const within = marks
    .filter((mark) => mark.n <= valued)
    .map((mark) => ({ at: direction === 'asc' ? mark.n : valued - mark.n + 1, place: { key: mark.key, id: mark.id } }))
    .sort((a, b) => a.at - b.at);
  return [...within, ...(valued < total && valued > 0 ? [{ at: valued, place: firstEmpty }] : []), ...empty];
}
