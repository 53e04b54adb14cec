import { sql } from 'kysely';
import type { Db } from '../db/index.ts';

export async function databaseFacts(db: Db): Promise<{ readonly version: string; readonly sizeBytes: number }> {
  const { rows } = await sql<{ version: string; size: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as size`.execute(db);
  return { version: rows[0]?.version ?? 'unknown', sizeBytes: Number(rows[0]?.size ?? 0) };
}

export async function answers(db: Db): Promise<boolean> {
  await sql`select 1`.execute(db);
  return true;
}

export async function appliedMigrations(db: Db): Promise<number> {
  const row = await db
    .selectFrom('platform.migration')
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

const DAY_MS = 86_400_000;

export async function deleteOutdated(db: Db, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await db.deleteFrom('platform.session').where('expires_at', '<', now).execute();
  await db.deleteFrom('platform.verification').where('expires_at', '<', now).execute();
  await db.deleteFrom('platform.one_time_link').where('expires_at', '<', daysAgo(30)).execute();
  await db
    .deleteFrom('platform.attempt')
    .where('first_at', '<', daysAgo(1))
    .where((e) => e.or([e('blocked_until', 'is', null), e('blocked_until', '<', now)]))
    .execute();
  await db.deleteFrom('platform.job_run').where('ended_at', '<', daysAgo(30)).execute();
}
