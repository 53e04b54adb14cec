import { type RawBuilder, sql } from 'kysely';
import { type Db, json } from '../db/index.ts';

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

interface NewRun {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
}

export async function insertRun(db: Db, run: NewRun, at: Date): Promise<void> {
  await db
    .insertInto('platform.job_run')
    .values({ id: run.id, name: run.name, owner_id: run.ownerId, created_at: at })
    .execute();
}

export async function deleteRun(db: Db, id: string): Promise<void> {
  await db.deleteFrom('platform.job_run').where('id', '=', id).execute();
}

export async function findRun(db: Db, id: string) {
  return db
    .selectFrom('platform.job_run')
    .select([
      'id',
      'name',
      'owner_id',
      'state',
      'done',
      'total',
      'facts',
      'failure',
      'cancel_requested',
      'created_at',
      'started_at',
      'ended_at',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** @returns what is known of the run; undefined for scheduled jobs, which nobody waits for */
export async function beginRun(db: Db, id: string, at: Date) {
  return db
    .updateTable('platform.job_run')
    .set((e) => ({
      state: 'running',
      started_at: e.fn.coalesce('started_at', sql<Date>`${at}`),
      ended_at: null,
      failure: null,
    }))
    .where('id', '=', id)
    .returning(['owner_id', 'cancel_requested'])
    .executeTakeFirst();
}

interface Progress {
  readonly done: number;
  readonly total: number | null;
  readonly facts: Readonly<Record<string, unknown>> | undefined;
}

/** @returns whether somebody has asked for an end */
export async function noteProgress(db: Db, id: string, progress: Progress): Promise<boolean> {
  const row = await db
    .updateTable('platform.job_run')
    .set({ done: progress.done, total: progress.total, ...(progress.facts ? { facts: json(progress.facts) } : {}) })
    .where('id', '=', id)
    .returning('cancel_requested')
    .executeTakeFirst();
  return row?.cancel_requested ?? false;
}

export async function endRun(db: Db, id: string, state: RunState, failure: unknown, at: Date): Promise<void> {
  await db
    .updateTable('platform.job_run')
    .set({ state, failure: failure === null ? null : json(failure), ended_at: state === 'waiting' ? null : at })
    .where('id', '=', id)
    .execute();
}

/** @returns name and state before, or undefined for an unknown or ended run */
export async function requestCancel(db: Db, id: string) {
  return db
    .updateTable('platform.job_run')
    .set({ cancel_requested: true })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning(['name', 'state', 'owner_id'])
    .executeTakeFirst();
}

/** Being stopped is not the job's fault: the try is given back. */
export async function giveBackTry(db: Db, name: string, id: string): Promise<void> {
  await sql`update jobs.job set retry_limit = retry_limit + 1 where name = ${name} and id = ${id}::uuid and state = 'active'`.execute(
    db,
  );
}

/** What a killed or stopped process held is due at once. Only right where no other process can be at work. */
export async function reclaimAll(db: Db): Promise<void> {
  await sql`
    update jobs.job set state = 'retry', heartbeat_on = null, start_after = now(),
      retry_limit = retry_limit + case when state = 'active' then 1 else 0 end
    where state in ('active', 'retry')`.execute(db);
}

/** When the database server was started: another moment than before means that every connection and every transaction of then is gone. */
export async function serverStart(db: Db): Promise<string> {
  const { rows } = await sql<{ at: string }>`select pg_postmaster_start_time()::text as at`.execute(db);
  return rows[0]?.at ?? '';
}

/** That the server was restarted under it is not the job's fault: it is due at once, and the try does not count. */
export async function reclaimOne(db: Db, name: string, id: string): Promise<void> {
  await sql`
    update jobs.job set state = 'retry', heartbeat_on = null, start_after = now(), retry_limit = retry_limit + 1
    where name = ${name} and id = ${id}::uuid and state in ('active', 'retry')`.execute(db);
  await sql`update platform.job_run set state = 'waiting' where id = ${id}::uuid and state = 'running'`.execute(db);
}

export function queueCounts(): RawBuilder<{ name: string; waiting: number; active: number; failed: number }> {
  return sql`select name, count(*) filter (where state in ('created', 'retry'))::int as waiting,
    count(*) filter (where state = 'active')::int as active, count(*) filter (where state = 'failed')::int as failed
    from jobs.job where name not like '\\_\\_pgboss%' group by name order by name`;
}

/** Reaches the process that runs the job, once the transaction commits. */
export async function tellRunning(db: Db, channel: string, id: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${id})`.execute(db);
}
