import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import type { PairKind } from '../matching/index.ts';
import type { Counts, Place } from './run-dedupe.ts';

const tables = { company: sql.table('records.company'), person: sql.table('records.person') } as const;

export async function recordsAfter(db: Db, kind: PairKind, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${tables[kind]} where id > ${after}::uuid and deleted_at is null order by id limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

export async function isRelated(db: Db, a: string, b: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from records.relation where ended_at is null
      and ((from_id = ${a}::uuid and to_id = ${b}::uuid) or (from_id = ${b}::uuid and to_id = ${a}::uuid)) limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

export async function estimateRecords(db: Db): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select sum(greatest(reltuples, 0))::bigint as total from pg_class where oid in ('records.company'::regclass, 'records.person'::regclass)`.execute(
    db,
  );
  return rows[0]?.total ?? 0;
}

export interface Portrait {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly createdAt: Date;
  /** Orders and open deals of a company; whether anything ever happened with a person. */
  readonly hanging: number;
  readonly example: boolean;
}

export async function portraitsOf(db: Db, kind: PairKind, ids: readonly string[]): Promise<Map<string, Portrait>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Portrait>`${
    kind === 'company'
      ? sql`select id, concat_ws(', ', name, city) as name, owner_id as "ownerId", team_id as "teamId", created_at as "createdAt",
          order_count + open_deal_count as hanging, example from records.company`
      : sql`select p.id, concat_ws(', ', concat_ws(' ', p.first_name, p.last_name), c.name) as name, coalesce(p.owner_id, c.owner_id) as "ownerId",
          coalesce(p.team_id, c.team_id) as "teamId", p.created_at as "createdAt", (p.last_activity_at is not null)::int as hanging, p.example
          from records.person p left join records.company c on c.id = p.company_id`
  } where ${kind === 'company' ? sql.ref('id') : sql.ref('p.id')} = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export type RunState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

export interface StoredRun {
  readonly id: string;
  readonly jobId: string | null;
  readonly dryRun: boolean;
  readonly state: RunState;
  /** Empty until the first slice is done. */
  readonly counts: Counts | object;
  readonly place: Place | object;
  readonly startedByName: string;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

const columns = sql`id, job_id as "jobId", dry_run as "dryRun", state, counts, cursor as place, started_by_name as "startedByName",
  created_at as "createdAt", ended_at as "endedAt"`;

export async function insertRun(
  db: Db,
  run: { readonly id: string; readonly dryRun: boolean; readonly by: { id: string; name: string }; readonly at: Date },
): Promise<void> {
  await sql`
    insert into records.dedupe_run (id, dry_run, state, started_by, started_by_name, created_at)
    values (${run.id}::uuid, ${run.dryRun}, 'waiting', ${run.by.id}, ${run.by.name}, ${run.at})`.execute(db);
}

export async function changeRun(
  db: Db,
  id: string,
  change: {
    readonly state?: RunState;
    readonly jobId?: string;
    readonly counts?: Counts;
    readonly place?: Place;
    readonly endedAt?: Date;
  },
): Promise<void> {
  await sql`
    update records.dedupe_run set state = coalesce(${change.state ?? null}, state), job_id = coalesce(${change.jobId ?? null}, job_id),
      counts = coalesce(${change.counts === undefined ? null : json(change.counts)}::jsonb, counts),
      cursor = coalesce(${change.place === undefined ? null : json(change.place)}::jsonb, cursor),
      ended_at = coalesce(${change.endedAt ?? null}::timestamptz, ended_at)
    where id = ${id}::uuid`.execute(db);
}

export async function findRun(db: Db, id: string): Promise<StoredRun | null> {
  const { rows } = await sql<StoredRun>`select ${columns} from records.dedupe_run where id = ${id}::uuid`.execute(db);
  return rows[0] ?? null;
}

export async function openRun(db: Db): Promise<StoredRun | null> {
  const { rows } = await sql<StoredRun>`
    select ${columns} from records.dedupe_run where state in ('waiting', 'running') order by created_at limit 1`.execute(
    db,
  );
  return rows[0] ?? null;
}

export async function listRuns(db: Db): Promise<readonly StoredRun[]> {
  return (await sql<StoredRun>`select ${columns} from records.dedupe_run order by created_at desc limit 20`.execute(db))
    .rows;
}
