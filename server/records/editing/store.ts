import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { seesEverything, visibleTo } from '#server/platform/auth/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type RecordKind, tableOf } from '../fields/index.ts';

export type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number };
const table = (kind: RecordKind) => sql.table(`records.${tableOf[kind]}`);

/** The same scope as in lists and search: own, the team's and unassigned records, and nothing of a company that is foreign. */
export function scopeOf(kind: RecordKind, actor: Actor): RawBuilder<SqlBool> {
  if (seesEverything(actor) || kind === 'product') return sql<SqlBool>`true`;
  const own = visibleTo(actor, { owner: kind === 'task' ? 'r.assigned_to' : 'r.owner_id', team: 'r.team_id' });
  if (kind === 'company' || kind === 'deal') return own;
  const visible = visibleTo(actor, { owner: 'k.owner_id', team: 'k.team_id' });
  const company = sql<SqlBool>`coalesce((select ${visible} from records.company k where k.id = r.company_id), false)`;
  if (kind === 'person' || kind === 'task') return sql<SqlBool>`(${own} and (r.company_id is null or ${company}))`;
  return company;
}

export async function lockVisible(
  db: Db,
  actor: Actor,
  kind: RecordKind,
  ids: readonly string[],
  deleted: 'living' | 'deleted' = 'living',
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.* from ${table(kind)} r where r.id = any(${ids}::uuid[]) and r.deleted_at is ${deleted === 'living' ? sql`null` : sql`not null`}
      and ${scopeOf(kind, actor)} order by r.id for no key update of r`.execute(db);
  return rows;
}

export async function readVisible(db: Db, actor: Actor, kind: RecordKind, id: string): Promise<Row | null> {
  const { rows } = await sql<Row>`
    select r.* from ${table(kind)} r where r.id = ${id}::uuid and r.deleted_at is null and ${scopeOf(kind, actor)}`.execute(
    db,
  );
  return rows[0] ?? null;
}

export async function versionOf(db: Db, kind: RecordKind, id: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from ${table(kind)} where id = ${id}::uuid`.execute(
    db,
  );
  return rows[0]?.version ?? 0;
}

/** What goes with a record when it is deleted: whatever makes no sense without it. */
const partsOf: Readonly<Partial<Record<RecordKind, readonly (readonly [RecordKind, string])[]>>> = {
  company: [
    ['person', 'company_id'],
    ['deal', 'company_id'],
    ['quote', 'company_id'],
    ['order', 'company_id'],
    ['activity', 'company_id'],
    ['task', 'company_id'],
  ],
  deal: [['task', 'deal_id']],
  person: [],
};

export interface Marked {
  readonly kind: RecordKind;
  readonly ids: readonly string[];
}

/** Marks records and their parts as deleted, all with one moment, by which a restore finds them again. */
export async function markDeleted(
  db: Db,
  kind: RecordKind,
  ids: readonly string[],
  by: string,
  at: Date,
): Promise<Marked[]> {
  const marked: Marked[] = [];
  for (const [part, column] of [...(partsOf[kind] ?? []), [kind, 'id'] as const]) {
    const { rows } = await sql<{ id: string }>`
      update ${table(part)} set deleted_at = ${at}, deleted_by = ${by}, version = version + 1
      where ${sql.ref(column)} = any(${ids}::uuid[]) and deleted_at is null returning id`.execute(db);
    if (rows.length > 0) marked.push({ kind: part, ids: rows.map((row) => row.id) });
  }
  return marked;
}

export async function unmarkDeleted(db: Db, kind: RecordKind, rows: readonly Row[]): Promise<Marked[]> {
  const marked: Marked[] = [];
  for (const moment of new Set(rows.map((row) => (row['deleted_at'] as Date).toISOString()))) {
    const ids = rows.filter((row) => (row['deleted_at'] as Date).toISOString() === moment).map((row) => row.id);
    for (const [part, column] of [[kind, 'id'] as const, ...(partsOf[kind] ?? [])]) {
      const { rows: back } = await sql<{ id: string }>`
        update ${table(part)} set deleted_at = null, deleted_by = null, version = version + 1
        where ${sql.ref(column)} = any(${ids}::uuid[]) and date_trunc('milliseconds', deleted_at) = ${moment}::timestamptz returning id`.execute(
        db,
      );
      if (back.length > 0) marked.push({ kind: part, ids: back.map((row) => row.id) });
    }
  }
  return marked;
}

/** Companies whose counts a deletion or restoration of these records changes. */
export async function companiesOf(db: Db, kind: RecordKind, ids: readonly string[]): Promise<string[]> {
  if (kind !== 'deal' && kind !== 'order' && kind !== 'activity') return [];
  const { rows } = await sql<{
    id: string;
  }>`select distinct company_id as id from ${table(kind)} where id = any(${ids}::uuid[])`.execute(db);
  return rows.map((row) => row.id);
}

/** Held until the transaction ends: what is being tied to it must not find it merged away meanwhile. */
export async function existsVisible(db: Db, actor: Actor, kind: RecordKind, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select r.id from ${table(kind)} r where r.id = ${id}::uuid and r.deleted_at is null and ${scopeOf(kind, actor)}
    for key share of r`.execute(db);
  return rows.length > 0;
}

export interface BulkChange {
  readonly id: string;
  readonly kind: RecordKind;
  readonly how: 'update' | 'delete';
  readonly recordIds: readonly string[];
  readonly observationIds: readonly number[];
}

export async function keepBulkChange(db: Db, change: BulkChange, by: string, at: Date): Promise<void> {
  await sql`
    insert into records.bulk_change (id, kind, how, record_ids, observation_ids, made_by, made_at)
    values (${change.id}, ${change.kind}, ${change.how}, ${change.recordIds}::uuid[], ${change.observationIds}::bigint[], ${by}, ${at})`.execute(
    db,
  );
}

/** Takes a bulk change for undoing; null where there is none of this person that can still be undone. */
export async function takeBulkChange(
  db: Db,
  id: string,
  kind: RecordKind,
  by: string,
  since: Date,
  at: Date,
): Promise<BulkChange | null> {
  const { rows } = await sql<{
    id: string;
    kind: RecordKind;
    how: 'update' | 'delete';
    record_ids: string[];
    observation_ids: string[];
  }>`
    update records.bulk_change set undone_at = ${at}
    where id = ${id}::uuid and kind = ${kind} and made_by = ${by} and undone_at is null and made_at >= ${since}
    returning id, kind, how, record_ids, observation_ids`.execute(db);
  const row = rows[0];
  return row === undefined
    ? null
    : {
        id: row.id,
        kind: row.kind,
        how: row.how,
        recordIds: row.record_ids,
        observationIds: row.observation_ids.map(Number),
      };
}

export async function activeUser(db: Db, id: string): Promise<{ teamId: string | null } | null> {
  const { rows } = await sql<{
    team_id: string | null;
  }>`select team_id from platform.user where id = ${id}::uuid`.execute(db);
  return rows[0] === undefined ? null : { teamId: rows[0].team_id };
}

/** Kinds of which no two living records may have the same number; the database refuses it too. */
const numbered: readonly RecordKind[] = ['product', 'order', 'quote'];

/** Locks the number until the transaction ends, so that of two at once the second is told. */
export async function numberTaken(tx: Db, kind: RecordKind, number: string, exceptId: string): Promise<boolean> {
  if (!numbered.includes(kind)) return false;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${number}`}, 4747))`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    select id from ${table(kind)} where number = ${number} and id <> ${exceptId}::uuid and deleted_at is null`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Living and deleted ones: a deleted record that comes back must not come back to a team that is no more. */
export async function recordsOfTeam(tx: Db, kind: RecordKind, teamId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${table(kind)} where team_id = ${teamId}::uuid order by id limit ${limit} for update`.execute(tx);
  return rows.map((row) => row.id);
}
