import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import { fieldsOf, type RecordKind, tableOf } from '../fields/index.ts';
import { computedOf } from './complete-row.ts';
import type { Rank, Row } from './golden.ts';

const table = (kind: RecordKind) => sql.table(`records.${tableOf[kind]}`);
const rowType = (kind: RecordKind) => sql.raw(`null::records.${tableOf[kind]}`);

/** Columns that derivation writes. Identifiers come from our own definitions, never from outside. */
function columns(kind: RecordKind): string[] {
  return [...new Set([...Object.keys(fieldsOf[kind]), ...computedOf[kind], 'custom', 'origin'])];
}

/** Two batches that bring the same new company at once must not both make it: deriving from machines' observations is one at a time. */
export async function lockDerivation(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(4747010)`.execute(db);
}

/**
 * Locks the rows in a fixed order, so that two writers wait for each other instead of blocking each other for ever. Not `for update`: that would
 * also block whoever only refers to the row (a score of a company, written meanwhile by another process), and did end an import in a deadlock.
 */
export async function lockRows(db: Db, kind: RecordKind, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<Row>`select * from ${table(kind)} where id = any(${ids}::uuid[]) order by id for no key update`.execute(
      db,
    );
  return rows;
}

/** As `lockRows`, without reading them. */
export async function lockOnly(db: Db, kind: RecordKind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`select 1 from ${table(kind)} where id = any(${ids}::uuid[]) order by id for no key update`.execute(db);
}

export async function ranksOf(db: Db, observations: Iterable<number>): Promise<Map<number, Rank>> {
  const ids = [...new Set(observations)];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; by_person: boolean; trust: number; at: number }>`
    select o.id, s.kind = 'person' as by_person, s.trust, (extract(epoch from o.observed_at) * 1000)::bigint as at
    from intake.observation o join intake.source s on s.id = o.source_id where o.id = any(${ids}::bigint[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, { byPerson: row.by_person, trust: row.trust, at: row.at }]));
}

export async function insertRows(
  db: Db,
  kind: RecordKind,
  rows: readonly Row[],
  at: Date,
  example: boolean,
): Promise<void> {
  if (rows.length === 0) return;
  const list = sql.raw(['id', ...columns(kind)].join(', '));
  await sql`
    insert into ${table(kind)} (${list}, example, created_at, updated_at)
    select ${list}, ${example}, ${at}, ${at} from jsonb_populate_recordset(${rowType(kind)}, ${json(rows)}::jsonb)`.execute(
    db,
  );
}

export async function updateRows(db: Db, kind: RecordKind, rows: readonly Row[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const sets = sql.raw(
    columns(kind)
      .map((column) => `${column} = n.${column}`)
      .join(', '),
  );
  await sql`
    update ${table(kind)} r set ${sets}, version = r.version + 1, updated_at = ${at}
    from jsonb_populate_recordset(${rowType(kind)}, ${json(rows)}::jsonb) n where r.id = n.id`.execute(db);
}

/** The value stayed, a better source now says it: not a change anybody made, so the version stays too. */
export async function updateOrigins(db: Db, kind: RecordKind, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update ${table(kind)} r set origin = n.origin
    from jsonb_to_recordset(${json(rows)}::jsonb) as n(id uuid, origin jsonb) where r.id = n.id`.execute(db);
}

export async function linkObservations(
  db: Db,
  links: readonly { readonly observation_id: number; readonly kind: RecordKind; readonly record_id: string }[],
): Promise<void> {
  if (links.length === 0) return;
  await sql`
    insert into records.observation_link (observation_id, kind, record_id)
    select observation_id, kind, record_id from jsonb_to_recordset(${json(links)}::jsonb) as l(observation_id bigint, kind text, record_id uuid)`.execute(
    db,
  );
}

export async function linkedRecords(
  db: Db,
  observations: readonly number[],
): Promise<{ observation: number; kind: RecordKind; recordId: string }[]> {
  if (observations.length === 0) return [];
  const { rows } = await sql<{ observation: number; kind: RecordKind; recordId: string }>`
    select observation_id as observation, kind, record_id as "recordId" from records.observation_link
    where observation_id = any(${observations}::bigint[])`.execute(db);
  return rows;
}

export async function keepNumbers(
  db: Db,
  numbers: readonly { readonly number: string; readonly company_id: string }[],
): Promise<void> {
  if (numbers.length === 0) return;
  await sql`
    insert into records.company_number (number, company_id)
    select number, company_id from jsonb_to_recordset(${json(numbers)}::jsonb) as n(number text, company_id uuid)
    on conflict do nothing`.execute(db);
}

export async function customFields(
  db: Db,
  kind: RecordKind,
): Promise<{ key: string; type: string; choices: string[] }[]> {
  const { rows } = await sql<{ key: string; type: string; choices: string[] }>`
    select key, type, choices from records.custom_field where kind = ${kind}`.execute(db);
  return rows;
}

export async function dealStages(db: Db): Promise<{ id: string; outcome: 'open' | 'won' | 'lost' }[]> {
  const { rows } = await sql<{ id: string; outcome: 'open' | 'won' | 'lost' }>`
    select id, outcome from records.deal_stage order by archived, position`.execute(db);
  return rows;
}
