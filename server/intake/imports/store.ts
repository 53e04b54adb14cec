import { sql } from 'kysely';
import type { Mapping, SheetKind } from '#engines/column-mapping/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export type ImportState = 'checking' | 'ready' | 'running' | 'done' | 'cancelled' | 'failed' | 'undoing' | 'undone';
export type Verdict = 'new' | 'updated' | 'unchanged' | 'doubtful' | 'faulty';
export type Step = 'check' | 'run';

export interface Counts {
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly doubtful: number;
  readonly faulty: number;
}
export interface ImportOptions {
  readonly headerRows: number;
  readonly country: string;
  readonly referenceYear: number;
  readonly actor: Actor;
}
export interface StoredImport {
  readonly id: string;
  readonly file_id: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly sheet: string | null;
  readonly kind: SheetKind;
  readonly mapping: Mapping;
  readonly options: ImportOptions;
  readonly state: ImportState;
  readonly job_id: string | null;
  readonly row_cursor: number;
  readonly row_total: number | null;
  readonly rows_seen: number;
  readonly expected: Counts | null;
  readonly counts: Counts | null;
  readonly failure: { readonly code: string; readonly facts: Record<string, unknown> } | null;
  readonly example: boolean;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly undone_at: Date | null;
}
export interface RowReason {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly column: number | null;
}
export interface RowResult {
  readonly rowNo: number;
  readonly verdict: Verdict;
  readonly title: string;
  readonly recordId: string | null;
  readonly cells: readonly string[];
  readonly changes: readonly { readonly field: string; readonly old: unknown; readonly new: unknown }[];
  readonly reasons: readonly RowReason[];
}

const columns = sql`id, file_id, file_name, sha256, sheet, kind, mapping, options, state, job_id, row_cursor, row_total, rows_seen, expected, counts, failure,
  example, created_by, created_by_name, created_at, started_at, finished_at, undone_at`;

type NewImport = Pick<
  StoredImport,
  'file_id' | 'file_name' | 'sha256' | 'sheet' | 'mapping' | 'options' | 'state' | 'row_total' | 'example'
>;

export async function insertImport(db: Db, one: NewImport, actor: Actor, at: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into intake.import (file_id, file_name, sha256, sheet, kind, mapping, options, state, row_total, example, created_by, created_by_name, created_at)
    values (${one.file_id}, ${one.file_name}, ${one.sha256}, ${one.sheet}, ${one.mapping.kind}, ${json(one.mapping)}, ${json(one.options)}, ${one.state},
      ${one.row_total}, ${one.example}, ${actor.id}, ${actor.name}, ${at})
    returning id`.execute(db);
  return rows[0]?.id ?? '';
}

export async function findImport(db: Db, id: string): Promise<StoredImport | null> {
  const { rows } = await sql<StoredImport>`select ${columns} from intake.import where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The row waits for the batch under way, so that a state never changes in the middle of one. */
export async function lockImport(db: Db, id: string): Promise<StoredImport | null> {
  const { rows } = await sql<StoredImport>`select ${columns} from intake.import where id = ${id} for update`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** null `owner`: everybody's. */
export async function listImports(db: Db, owner: string | null): Promise<StoredImport[]> {
  const { rows } = await sql<StoredImport>`
    select ${columns} from intake.import where ${owner}::text is null or created_by = ${owner} order by created_at desc limit 200`.execute(
    db,
  );
  return rows;
}

export async function findTwin(db: Db, sha256: string, sheet: string | null): Promise<StoredImport | null> {
  const { rows } = await sql<StoredImport>`
    select ${columns} from intake.import
    where sha256 = ${sha256} and sheet is not distinct from ${sheet}::text and state in ('running', 'done', 'failed', 'cancelled', 'undoing') and started_at is not null
    order by created_at desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Held until the transaction ends: two starts of one file come one after the other. */
export async function lockFile(db: Db, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${sha256}`}, 0))`.execute(db);
}

export async function runningTwin(db: Db, one: StoredImport): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from intake.import where sha256 = ${one.sha256} and sheet is not distinct from ${one.sheet}::text and state in ('running', 'undoing') and id <> ${one.id}`.execute(
    db,
  );
  return rows[0]?.id ?? null;
}

export async function setState(
  db: Db,
  id: string,
  state: ImportState,
  facts: { readonly at: Date; readonly jobId?: string | null; readonly failure?: StoredImport['failure'] },
): Promise<void> {
  await sql`
    update intake.import set state = ${state}, failure = ${facts.failure ? json(facts.failure) : null}::jsonb,
      job_id = coalesce(${facts.jobId ?? null}, job_id),
      started_at = case when ${state} = 'running' then coalesce(started_at, ${facts.at}) else started_at end,
      rows_seen = case when ${state} = 'running' and counts is null then 0 else rows_seen end,
      counts = case when ${state} = 'running' then coalesce(counts, '{"imported":0,"updated":0,"unchanged":0,"doubtful":0,"faulty":0}') else counts end,
      finished_at = case when ${state} in ('done', 'cancelled', 'failed') then ${facts.at}::timestamptz else finished_at end,
      undone_at = case when ${state} = 'undone' then ${facts.at}::timestamptz else undone_at end
    where id = ${id}`.execute(db);
}

export async function saveProgress(
  db: Db,
  id: string,
  step: Step,
  batch: { readonly lastRow: number; readonly rows: number; readonly counts: Counts },
): Promise<void> {
  if (step === 'check') {
    await sql`update intake.import set rows_seen = ${batch.rows}, expected = ${json(batch.counts)} where id = ${id}`.execute(
      db,
    );
  } else {
    await sql`update intake.import set row_cursor = ${batch.lastRow}, rows_seen = rows_seen + ${batch.rows}, counts = ${json(batch.counts)} where id = ${id}`.execute(
      db,
    );
  }
}

export async function saveExamples(db: Db, id: string, step: Step, rows: readonly RowResult[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into intake.import_row (import_id, step, verdict, row_no, title, record_id, cells, changes, reasons)
    select ${id}, ${step}, verdict, "rowNo", title, "recordId", cells, changes, reasons
    from jsonb_to_recordset(${json(rows)}::jsonb) as r (verdict text, "rowNo" bigint, title text, "recordId" uuid, cells jsonb, changes jsonb, reasons jsonb)
    on conflict do nothing`.execute(db);
}

export async function saveFaults(
  db: Db,
  id: string,
  rows: readonly {
    readonly rowNo: number;
    readonly refused: boolean;
    readonly cells: readonly string[];
    readonly reasons: readonly RowReason[];
  }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into intake.import_fault (import_id, row_no, refused, cells, reasons)
    select ${id}, "rowNo", refused, cells, reasons
    from jsonb_to_recordset(${json(rows)}::jsonb) as r ("rowNo" bigint, refused boolean, cells jsonb, reasons jsonb)
    on conflict (import_id, row_no) do update set refused = excluded.refused, cells = excluded.cells, reasons = excluded.reasons`.execute(
    db,
  );
}

export async function exampleCounts(db: Db, id: string, step: Step): Promise<Map<Verdict, number>> {
  const { rows } = await sql<{ verdict: Verdict; count: number }>`
    select verdict, count(*)::int as count from intake.import_row where import_id = ${id} and step = ${step} group by verdict`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.verdict, row.count]));
}

export async function readExamples(db: Db, id: string, step: Step, verdict: Verdict): Promise<RowResult[]> {
  const { rows } = await sql<RowResult>`
    select row_no as "rowNo", verdict, title, record_id as "recordId", cells, changes, reasons from intake.import_row
    where import_id = ${id} and step = ${step} and verdict = ${verdict} order by row_no limit 100`.execute(db);
  return rows;
}

export interface StoredFault {
  readonly row_no: number;
  readonly refused: boolean;
  readonly cells: readonly string[];
  readonly reasons: readonly RowReason[];
}

export async function readFaults(db: Db, id: string, afterRow: number, limit: number): Promise<StoredFault[]> {
  const { rows } = await sql<StoredFault>`
    select row_no, refused, cells, reasons from intake.import_fault where import_id = ${id} and row_no > ${afterRow} order by row_no limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Newest first: people and orders go before the companies they hang on. */
export async function nextObservations(db: Db, id: string, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select o.id from intake.observation o where o.import_id = ${id} and not exists (select from intake.retraction r where r.observation_id = o.id)
    order by o.id desc limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

export async function countObservations(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from intake.observation where import_id = ${id}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function recallMapping(db: Db, key: string): Promise<Mapping | null> {
  const { rows } = await sql<{
    mapping: Mapping;
  }>`select mapping from intake.column_memory where headings_key = ${key}`.execute(db);
  return rows[0]?.mapping ?? null;
}

export async function rememberMapping(db: Db, key: string, mapping: Mapping, by: string, at: Date): Promise<void> {
  await sql`
    insert into intake.column_memory (headings_key, mapping, confirmed_by, confirmed_at) values (${key}, ${json(mapping)}, ${by}, ${at})
    on conflict (headings_key) do update set mapping = excluded.mapping, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`.execute(
    db,
  );
}

export interface KnownUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly teamId: string | null;
}

export async function activeUsers(db: Db): Promise<readonly KnownUser[]> {
  const { rows } = await sql<KnownUser>`
    select id, name, email, team_id as "teamId" from platform."user" where active`.execute(db);
  return rows;
}
