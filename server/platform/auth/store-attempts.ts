import { sql } from 'kysely';
import type { Db } from '../db/index.ts';

interface Count {
  readonly key: string;
  readonly now: Date;
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
}

/**
 * One statement, so that attempts at the same moment on several processes are all counted: this one may go on, and the last free one
 * closes the door behind it. While the door is closed nothing is counted: else a stranger could keep an account closed for ever.
 *
 * @returns until when the key is closed to this attempt, or null: go ahead
 */
export async function countAttempt(db: Db, { key, now, free, firstWait, longestWait }: Count): Promise<Date | null> {
  const { rows } = await sql`
    insert into platform.attempt as a (key, failures, first_at) values (${key}, 1, ${now})
    on conflict (key) do update set
      failures = case when a.first_at < ${now}::timestamptz - interval '1 hour' then 1 else a.failures + 1 end,
      first_at = case when a.first_at < ${now}::timestamptz - interval '1 hour' then ${now} else a.first_at end,
      blocked_until = case
        when a.first_at < ${now}::timestamptz - interval '1 hour' or a.failures + 1 < ${free}::int then null
        else ${now}::timestamptz + make_interval(
          secs => least(${longestWait}::float8, ${firstWait}::float8 * power(2, least(a.failures + 1 - ${free}::int, 10)))) end
      where a.blocked_until is null or a.blocked_until <= ${now}
    returning 1`.execute(db);
  if (rows.length > 0) return null;
  const row = await db
    .selectFrom('platform.attempt')
    .select('blocked_until')
    .where('key', '=', key)
    .where('blocked_until', '>', now)
    .executeTakeFirst();
  return row?.blocked_until ?? null;
}

export async function forgiveAttempt(
  db: Db,
  { key, all }: { readonly key: string; readonly all: boolean },
): Promise<void> {
  if (all) await db.deleteFrom('platform.attempt').where('key', '=', key).execute();
  else {
    await db
      .updateTable('platform.attempt')
      .set((e) => ({ failures: sql<number>`greatest(${e.ref('failures')} - 1, 0)`, blocked_until: null }))
      .where('key', '=', key)
      .execute();
  }
}
