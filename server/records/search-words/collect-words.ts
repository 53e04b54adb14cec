import type { App } from '#server/platform/app.ts';
import { markSeen, seenUntil, shortlyBefore, takeWords, type WordKind } from './store.ts';

const kinds: readonly WordKind[] = ['company', 'person', 'product'];
const BATCH = 20_000;

/**
 * Brings the known words up to date, by which search finds what was spelt wrongly. Reads only what was changed since last time and the
 * half hour before: a long import is visible only at its end, with the moment of its beginning.
 *
 * @returns how many records were read
 */
export async function collectWords(app: App, signal?: AbortSignal): Promise<number> {
  let read = 0;
  for (const kind of kinds) {
    const seen = await seenUntil(app.db, kind);
    let since = seen === '-infinity' ? seen : await shortlyBefore(app.db, seen);
    for (;;) {
      const { until, rows } = await takeWords(app.db, kind, since, BATCH);
      read += rows;
      if (until === null) break;
      await markSeen(app.db, kind, until);
      since = until;
      if (rows < BATCH || signal?.aborted) break;
    }
  }
  return read;
}
