import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import type { Researched } from '../sources/index.ts';

export interface Research {
  readonly id: string;
  readonly file_name: string;
  readonly headings: readonly string[];
  readonly site_column: number;
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled';
  readonly job_id: string | null;
  /** A model may propose what the rules do not find. */
  readonly asks_model: boolean;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly created_at: Date;
  readonly approved_by_name: string | null;
  readonly finished_at: Date | null;
  readonly rows: number;
  readonly approved: number;
  readonly visited: number;
  readonly failed: number;
}
export type Result = Omit<Researched, 'site'>;
export interface ResearchRow {
  readonly row_no: number;
  readonly cells: readonly string[];
  readonly site: string;
  readonly host: string | null;
  readonly approved: boolean;
  readonly result: Result | null;
}

/** Newest first, or one, with how far it is. */
export async function listResearch(db: Db, id?: string): Promise<Research[]> {
  const { rows } = await sql<Research>`
    select r.id, r.file_name, r.headings, r.site_column, r.state, r.job_id, r.asks_model, r.created_by, r.created_by_name, r.created_at, r.approved_by_name, r.finished_at,
      coalesce(c.rows, 0)::int as rows, coalesce(c.approved, 0)::int as approved, coalesce(c.visited, 0)::int as visited, coalesce(c.failed, 0)::int as failed
    from intake.research r left join (
      select research_id, count(*) as rows, count(*) filter (where approved) as approved, count(*) filter (where approved and result is not null) as visited,
        count(*) filter (where result->'problem' <> 'null') as failed from intake.research_row group by research_id) c on c.research_id = r.id
    where ${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid order by r.created_at desc, r.id limit 200`.execute(
    db,
  );
  return rows;
}

export async function insertResearch(
  db: Db,
  one: Pick<Research, 'file_name' | 'headings' | 'site_column' | 'created_by' | 'created_by_name' | 'created_at'>,
  rows: readonly Pick<ResearchRow, 'row_no' | 'cells' | 'site' | 'host'>[],
): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into intake.research (file_name, headings, site_column, created_by, created_by_name, created_at)
    values (${one.file_name}, ${json(one.headings)}, ${one.site_column}, ${one.created_by}, ${one.created_by_name}, ${one.created_at}) returning id`.execute(
    db,
  );
  const id = made.rows[0]?.id ?? '';
  // One statement for all rows: a list of five thousand is one round trip.
  await sql`
    insert into intake.research_row (research_id, row_no, cells, site, host)
    select ${id}::uuid, (r->>'row_no')::int, r->'cells', r->>'site', r->>'host' from jsonb_array_elements(${json(rows)}::jsonb) r`.execute(
    db,
  );
  return id;
}

export async function updateResearch(db: Db, id: string, set: Readonly<Record<string, unknown>>): Promise<void> {
  const parts = Object.entries(set).map(([key, value]) => sql`${sql.ref(key)} = ${value}`);
  await sql`update intake.research set ${sql.join(parts)} where id = ${id}`.execute(db);
}

export async function deleteResearch(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`delete from intake.research where id = ${id} returning id`.execute(db);
  return rows.length > 0;
}

export async function listHosts(
  db: Db,
  id: string,
): Promise<{ readonly host: string; readonly rows: number; readonly approved: boolean }[]> {
  const { rows } = await sql<{ host: string; rows: number; approved: boolean }>`
    select host, count(*)::int as rows, bool_or(approved) as approved from intake.research_row
    where research_id = ${id} and host is not null group by host order by host limit 20000`.execute(db);
  return rows;
}

/** Only hosts of the list can be approved: others match no row. */
export async function approveHosts(db: Db, id: string, hosts: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update intake.research_row set approved = true where research_id = ${id} and host = any(${[...hosts]}::text[])`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

export async function listRows(
  db: Db,
  id: string,
  what: { readonly after: number; readonly limit: number; readonly unread?: boolean },
): Promise<ResearchRow[]> {
  const { rows } = await sql<ResearchRow>`
    select row_no, cells, site, host, approved, result from intake.research_row
    where research_id = ${id} and row_no > ${what.after} and (${what.unread !== true} or (approved and result is null)) order by row_no limit ${what.limit}`.execute(
    db,
  );
  return rows;
}

export async function keepResult(db: Db, id: string, row: number, result: Result, at: Date): Promise<void> {
  await sql`update intake.research_row set result = ${json(result)}, read_at = ${at} where research_id = ${id} and row_no = ${row}`.execute(
    db,
  );
}

/** Per field: rows where it was found, and rows where places contradict each other. */
export async function countFindings(
  db: Db,
  id: string,
): Promise<{ readonly field: string; readonly found: number; readonly contradictory: number }[]> {
  const { rows } = await sql<{ field: string; found: number; contradictory: number }>`
    select f.key as field, count(*) filter (where f.value->>'state' = 'found')::int as found,
      count(*) filter (where f.value->>'state' = 'contradictory')::int as contradictory
    from intake.research_row r, jsonb_each(r.result->'findings') f where r.research_id = ${id} group by f.key`.execute(
    db,
  );
  return rows;
}

const naming = (values: readonly string[]) => sql`exists (select from unnest(${[...values]}::text[]) v (value)
  where lower(r.cells::text) ~ v.value or lower(r.result::text) ~ v.value)`;

export async function collectNaming(db: Db, values: readonly string[]): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select h.file_name as file, r.row_no as row, r.cells, r.result from intake.research_row r join intake.research h on h.id = r.research_id
    where ${naming(values)} limit 1000`.execute(db);
  return rows;
}

export async function deleteNaming(tx: Db, values: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`delete from intake.research_row r where ${naming(values)}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
