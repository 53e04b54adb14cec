import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export async function collectObservations(db: Db, values: readonly string[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select o.id, o.kind, o.fields, o.source_id, s.label as source, o.observed_at, o.recorded_at
    from intake.observation o left join intake.source s on s.id = o.source_id
    where o.kind in ('person', 'company', 'activity', 'task') and exists (select from unnest(${[...values]}::text[]) v (value)
      where lower(o.fields::text) ~ v.value) order by o.id limit 10000`.execute(db);
  return rows;
}

/** The values go, that something was observed stays: deriving again must not bring anybody back. */
export async function emptyObservations(tx: Db, ids: readonly number[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update intake.observation set fields = '{}', hint = hint - 'contact' where id = any(${[...ids]}::int8[]) and fields <> '{}'`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

export async function observationsNaming(db: Db, values: readonly string[]): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select o.id::int8 as id from intake.observation o
    where o.kind in ('person', 'activity', 'task') and exists (select from unnest(${[...values]}::text[]) v (value)
      where lower(o.fields::text) ~ v.value)`.execute(db);
  return rows.map(({ id }) => id);
}

const naming = (values: readonly string[]) => sql`exists (select from unnest(${[...values]}::text[]) v (value)
  where lower(cells::text) ~ v.value)`;

export async function collectRows(db: Db, values: readonly string[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select i.file_name as file, r.row_no as row, r.cells from intake.import_row r join intake.import i on i.id = r.import_id where ${naming(values)}
    union all
    select i.file_name, r.row_no, r.cells from intake.import_fault r join intake.import i on i.id = r.import_id where ${naming(values)}`.execute(
    db,
  );
  return rows;
}

export async function deleteRows(tx: Db, values: readonly string[]): Promise<number> {
  const shown = await sql`delete from intake.import_row where ${naming(values)}`.execute(tx);
  const faults = await sql`delete from intake.import_fault where ${naming(values)}`.execute(tx);
  return Number(shown.numAffectedRows ?? 0) + Number(faults.numAffectedRows ?? 0);
}

const watched = (
  values: readonly string[],
  column: 'fields' | 'changes' | 'proposed',
) => sql`exists (select from unnest(${[...values]}::text[]) v (value)
  where lower(${sql.ref(column)}::text) ~ v.value)`;

export async function collectWatched(db: Db, values: readonly string[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select name, fields, snippet, url, place from intake.watch_entry where ${watched(values, 'fields')}
      or exists (select from unnest(${[...values]}::text[]) v (value) where lower(snippet) ~ v.value) limit 1000`.execute(
    db,
  );
  return rows;
}

/** What was read of them on watched pages. */
export async function eraseWatched(tx: Db, values: readonly string[]): Promise<number> {
  const entries = await sql`
    update intake.watch_entry set fields = '{}', snippet = '', proposed = null where ${watched(values, 'fields')} or ${watched(values, 'proposed')}
      or exists (select from unnest(${[...values]}::text[]) v (value) where lower(snippet) ~ v.value)`.execute(tx);
  const changes = await sql`update intake.watch_change set changes = '[]' where ${watched(values, 'changes')}`.execute(
    tx,
  );
  return Number(entries.numAffectedRows ?? 0) + Number(changes.numAffectedRows ?? 0);
}

/** Everything uploaded but what still proves somebody's consent (one's own proof is taken away before); and whether an import reads it. */
export async function uploads(db: Db): Promise<readonly { readonly fileId: string; readonly busy: boolean }[]> {
  const { rows } = await sql<{ fileId: string; busy: boolean }>`
    select f.id::text as "fileId", coalesce(bool_or(i.state in ('checking', 'running', 'undoing')), false) as busy
    from platform.file f left join intake.import i on i.file_id = f.id::text
    where not exists (select from oversight.consent c where c.proof->>'fileId' = f.id::text) group by f.id`.execute(db);
  return rows;
}

/** A source of files reads what else was delivered; the rest of that delivery stays its state. */
export async function takeFromDeliveries(tx: Db, fileId: string): Promise<void> {
  await sql`delete from intake.watch_file where file_id = ${fileId}::uuid`.execute(tx);
}

/** Examples and refused rows of imports that ended before then. */
export async function forgetRows(tx: Db, before: Date, count: boolean): Promise<number> {
  const old = sql`import_id in (select id from intake.import where finished_at < ${before})`;
  if (count) {
    const { rows } = await sql<{ n: number }>`
      select (select count(*) from intake.import_row where ${old})::int + (select count(*) from intake.import_fault where ${old})::int as n`.execute(
      tx,
    );
    return rows[0]?.n ?? 0;
  }
  const shown = await sql`delete from intake.import_row where ${old}`.execute(tx);
  const faults = await sql`delete from intake.import_fault where ${old}`.execute(tx);
  return Number(shown.numAffectedRows ?? 0) + Number(faults.numAffectedRows ?? 0);
}
