import type { Db } from '#server/platform/db/index.ts';
import type { Place } from './cursor.ts';
import type { Limits } from './limits.ts';
import { estimate, type ListQuery, walk } from './store.ts';

export const firstEmpty: Place = { key: null, id: '00000000-0000-0000-0000-000000000000' };

export interface Walked {
  readonly met: readonly Place[];
  /** Where to go on; null: the list has ended. */
  readonly next: Place | null;
}

/**
 * Walks along the order from a place until `need` rows were met, the list ends, or the time is over (not before one chunk is read).
 * Each query reads a bounded number of index entries, however rare the rows are that fit.
 */
export async function walkList(
  db: Db,
  query: ListQuery,
  from: Place | null,
  need: number,
  untilMs: number,
  limits: Limits,
): Promise<Walked> {
  const deadline = performance.now() + untilMs;
  const met: Place[] = [];
  let phase: 'values' | 'empty' = from !== null && from.key === null ? 'empty' : 'values';
  let place = from;
  let entries = Math.min(limits.chunk, Math.max(500, need * 3));
  for (;;) {
    const most = need - met.length;
    // Without conditions every entry fits: reading more than are wanted would be waste.
    if (query.outside.length === 0) entries = Math.min(most, limits.chunk);
    const rows = await walk(db, query, { phase, place, entries, most });
    for (const { id, key, ok } of rows) if (ok) met.push({ id, key });
    const last = rows.at(-1);
    if (met.length >= need && last) return { met, next: { id: last.id, key: last.key } };
    if (last?.n === entries) {
      place = { id: last.id, key: last.key };
      entries = limits.chunk;
      if (performance.now() > deadline) return { met, next: place };
    } else if (phase === 'values' && query.sort.nullable) {
      phase = 'empty';
      place = null;
    } else {
      return { met, next: null };
    }
  }
}

/**
 * Whether one index alone finds few enough rows, or the whole list is that short. Each condition is estimated by itself: of two that
 * are common and rarely meet, gathering would read all rows of one.
 */
export async function mayGather(db: Db, query: ListQuery, limits: Limits): Promise<boolean> {
  for (const condition of query.indexed) {
    if ((await estimate(db, query.definition, [condition])) <= limits.gather) return true;
  }
  return (await estimate(db, query.definition, [])) <= limits.gather;
}
