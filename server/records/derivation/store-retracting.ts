import { sql } from 'kysely';
import type { Observation } from '#server/intake/observations/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type RecordKind, tableOf } from '../fields/index.ts';

const table = (kind: RecordKind) => sql.table(`records.${tableOf[kind]}`);

/** What still speaks of these records, oldest first. */
export async function observationsOf(db: Db, ids: readonly string[]): Promise<Map<string, Observation[]>> {
  const { rows } = await sql<Observation & { recordId: string }>`
    select l.record_id as "recordId", o.id, o.kind, o.hint, o.fields, o.source_id as "sourceId", s.kind = 'person' as "byPerson", s.trust,
      o.import_id as "importId", o.row_no as "rowNo", o.part, (extract(epoch from o.observed_at) * 1000)::bigint as "observedAt",
      o.recorded_by as "recordedBy"
    from records.observation_link l
    join intake.observation o on o.id = l.observation_id
    join intake.source s on s.id = o.source_id
    where l.record_id = any(${ids}::uuid[]) and not exists (select 1 from intake.retraction t where t.observation_id = o.id)
    order by o.id`.execute(db);
  const byRecord = new Map<string, Observation[]>();
  for (const { recordId, ...observation } of rows) {
    const list = byRecord.get(recordId);
    if (list === undefined) byRecord.set(recordId, [observation]);
    else list.push(observation);
  }
  return byRecord;
}

/** Those among these records that an observation is linked to, taken back or not. */
export async function everSpokenOf(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct record_id as id from records.observation_link where record_id = any(${ids}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** Those among these records that living records hang on. */
export async function bearing(db: Db, kind: RecordKind, ids: readonly string[]): Promise<Set<string>> {
  if (kind !== 'company') return new Set();
  const { rows } = await sql<{ id: string }>`
    select c.id from unnest(${ids}::uuid[]) c(id) where
      exists (select 1 from records.person where company_id = c.id and deleted_at is null)
      or exists (select 1 from records.deal where company_id = c.id and deleted_at is null)
      or exists (select 1 from records.sales_order where company_id = c.id and deleted_at is null)
      or exists (select 1 from records.quote where company_id = c.id and deleted_at is null)
      or exists (select 1 from records.activity where company_id = c.id and deleted_at is null)
      or exists (select 1 from records.task where company_id = c.id and deleted_at is null)`.execute(db);
  return new Set(rows.map((row) => row.id));
}

export async function deleteRows(
  db: Db,
  kind: RecordKind,
  ids: readonly string[],
  by: string,
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update ${table(kind)} set deleted_at = ${at}, deleted_by = ${by}, version = version + 1
    where id = any(${ids}::uuid[]) and deleted_at is null`.execute(db);
}

export async function emptyLines(db: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from records.order_line where order_id = any(${ids}::uuid[])`.execute(db);
  await sql`
    update records.sales_order set lines_by_hand = false where id = any(${ids}::uuid[]) and lines_by_hand`.execute(db);
}

export async function resetNumbers(db: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from records.company_number where company_id = any(${ids}::uuid[])`.execute(db);
  await sql`
    insert into records.company_number (number, company_id)
    select distinct o.fields -> 'customer_number' ->> 'value', l.record_id
    from records.observation_link l join intake.observation o on o.id = l.observation_id
    where l.record_id = any(${ids}::uuid[]) and o.fields -> 'customer_number' ->> 'value' <> ''
      and not exists (select 1 from intake.retraction t where t.observation_id = o.id)
    on conflict do nothing`.execute(db);
}
