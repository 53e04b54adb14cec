import type { Db } from '#server/platform/db/index.ts';

/** One connection for the whole work, outside any transaction: locks of the session live on it, and die with it. */
export async function onConnection<T>(db: Db, work: (connection: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(work);
}
