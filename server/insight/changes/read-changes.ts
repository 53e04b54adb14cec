import type { App } from '#server/platform/app.ts';
import {
  type ChangingTable,
  changesAfter,
  changesSince,
  estimateRows,
  findReading,
  idsAfter,
  putReading,
} from './store.ts';

export type Progress = (done: number, total: number | null) => Promise<void>;

const SLICE = 1000;
const OVERLAP = 2 * 60_000;
/** Slices of a full pass under way together: while one is computed here, the database reads or writes another. */
const AT_ONCE = 2;

/**
 * Hands over the ids that changed since the last call under this name, in slices; remembers after each slice, so that a restart goes on
 * there. `of: 'company'` hands over the companies that the changes belong to. A change may be handed over twice, never left out.
 *
 * @param most stop after so many (0: no limit); the rest waits for the next call
 * @returns how many were handed over; null where nothing was ever read: then a full pass (`readAll`) is due
 */
export async function readChanged(
  app: Pick<App, 'db' | 'clock'>,
  {
    name,
    table,
    of,
    most = 0,
  }: {
    readonly name: string;
    readonly table: ChangingTable;
    readonly of: 'record' | 'company';
    readonly most?: number;
  },
  handle: (ids: readonly string[]) => Promise<void>,
): Promise<number | null> {
  const since = await findReading(app.db, name);
  if (since === null) return null;
  const from = new Date(Date.parse(since) - OVERLAP).toISOString();
  let slice = await changesSince(app.db, table, from, SLICE);
  let done = 0;
  while (slice.length > 0) {
    const ids = slice.map((change) => (of === 'company' ? change.companyId : change.id)).filter((id) => id !== null);
    await handle([...new Set(ids)]);
    done += slice.length;
    const last = slice[slice.length - 1]!;
    if (Date.parse(last.changedAt) > Date.parse(since)) await putReading(app.db, name, last.changedAt, app.clock.now());
    if (slice.length < SLICE || (most > 0 && done >= most)) break;
    slice = await changesAfter(app.db, table, last, SLICE);
  }
  return done;
}

/** Hands over every id of a table in slices, two of them at the same time, and starts the reading of changes under each of `names` where this pass began. */
export async function readAll(
  app: Pick<App, 'db' | 'clock'>,
  {
    names,
    table,
    startedAt,
    slice = SLICE,
    progress,
  }: {
    readonly names: readonly string[];
    readonly table: 'company' | 'person';
    readonly startedAt: string;
    /** How many at a time; more where every slice costs a walk through a large table. */
    readonly slice?: number;
    readonly progress?: Progress;
  },
  handle: (ids: readonly string[]) => Promise<void>,
): Promise<number> {
  const total = await estimateRows(app.db, table);
  const underWay: Promise<void>[] = [];
  let done = 0;
  try {
    for (let after: string | null = null; ; ) {
      const ids: readonly string[] = await idsAfter(app.db, table, after, slice);
      if (ids.length === 0) break;
      const handled = handle(ids).then(() => {
        done += ids.length;
      });
      // Its failure is met below, in turn; until then it must not count as one that nobody looks at.
      handled.catch(() => {});
      underWay.push(handled);
      after = ids.at(-1)!;
      if (underWay.length < AT_ONCE) continue;
      await underWay.shift();
      await progress?.(done, Math.max(total, done));
    }
    await Promise.all(underWay);
    await progress?.(done, Math.max(total, done));
  } finally {
    // Cancelled or failed: what is still under way ends before the caller goes on.
    await Promise.allSettled(underWay);
  }
  for (const name of names) await putReading(app.db, name, startedAt, app.clock.now());
  return done;
}
