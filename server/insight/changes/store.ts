import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export type ChangingTable = 'company' | 'person' | 'sales_order';

export interface Changed {
  readonly id: string;
  /** The company that the change belongs to (the company itself, or the order's). */
  readonly companyId: string | null;
  /** PostgreSQL's own text: a Date would lose the microseconds that the order by relies on. */
  readonly changedAt: string;
}

const tables = {
  company: sql`(select id, id as company_id, updated_at from records.company where deleted_at is null)`,
  person: sql`(select id, company_id, updated_at from records.person where deleted_at is null)`,
  sales_order: sql`(select id, company_id, updated_at from records.sales_order)`,
} as const;

export async function findReading(db: Db, name: string): Promise<string | null> {
  const { rows } = await sql<{ changed_at: string }>`
    select changed_at::text from insight.reading where name = ${name}`.execute(db);
  return rows[0]?.changed_at ?? null;
}

export async function putReading(db: Db, name: string, changedAt: string, at: Date): Promise<void> {
  await sql`insert into insight.reading (name, changed_at, read_at) values (${name}, ${changedAt}::timestamptz, ${at})
    on conflict (name) do update set changed_at = excluded.changed_at, read_at = excluded.read_at`.execute(db);
}

/**
 * Changes since a moment, oldest first, from an index on updated_at. It starts two minutes earlier than asked: `updated_at` is when a
 * transaction began, and one that took a while may have become visible after later ones had been read.
 */
export async function changesSince(
  db: Db,
  table: ChangingTable,
  since: string,
  limit: number,
): Promise<readonly Changed[]> {
  const { rows } = await sql<Changed>`
    select t.id, t.company_id as "companyId", t.updated_at::text as "changedAt" from ${tables[table]} t
    where t.updated_at >= ${since}::timestamptz order by t.updated_at, t.id limit ${limit}`.execute(db);
  return rows;
}

export async function changesAfter(
  db: Db,
  table: ChangingTable,
  last: Changed,
  limit: number,
): Promise<readonly Changed[]> {
  const { rows } = await sql<Changed>`
    select t.id, t.company_id as "companyId", t.updated_at::text as "changedAt" from ${tables[table]} t
    where (t.updated_at, t.id) > (${last.changedAt}::timestamptz, ${last.id}::uuid)
    order by t.updated_at, t.id limit ${limit}`.execute(db);
  return rows;
}

/** All ids of a table, in slices by id. */
export async function idsAfter(
  db: Db,
  table: 'company' | 'person',
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from records.${sql.raw(table)} t
    where t.deleted_at is null and t.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by t.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** A table that was filled a moment ago has no statistics yet, and each slice of a full pass would then be sorted out of the whole table. */
export async function estimateRows(db: Db, table: 'company' | 'person'): Promise<number> {
  const read = () =>
    sql<{
      count: number;
    }>`select reltuples::int as count from pg_class where oid = ${`records.${table}`}::regclass`.execute(db);
  const known = (await read()).rows[0]?.count ?? -1;
  if (known >= 0) return known;
  await sql`analyze records.${sql.raw(table)}`.execute(db);
  return Math.max(0, (await read()).rows[0]?.count ?? 0);
}
