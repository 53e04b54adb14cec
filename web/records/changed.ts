import { api, queries } from '../app/api.ts';

/** After a write: every list, page and count that may show it is asked for again. */
export async function recordsChanged(): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: api.desk.key() }),
    queries.invalidateQueries({ queryKey: api.records.key() }),
    queries.invalidateQueries({ queryKey: api.platform.session.key() }),
  ]);
}
