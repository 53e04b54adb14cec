import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import { mergedFrom, mergedInto } from '../identity/index.ts';
import { comparedValues, type PairKind } from './store-decisions.ts';
import type { Values } from './subjects.ts';

export interface KeyRow {
  readonly key: number;
  readonly record_id: string;
}

/** Keys are only added: one that a record no longer has costs a comparison, nothing else. A full pass writes them anew. */
export async function insertKeys(db: Db, rows: readonly KeyRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into records.match_key (key, record_id)
    select * from unnest(${rows.map((row) => row.key)}::bigint[], ${rows.map((row) => row.record_id)}::uuid[])
    on conflict do nothing`.execute(db);
}

// A block that many share says little; the rarest blocks of a record find it anyway.
export const BLOCK_LIMIT = 40;

/** One thing that may be meant: a record as it stands, or as it was known before, under the id of whoever stands for it today. */
export interface Known {
  readonly id: string;
  readonly values: Values;
  readonly numbers: readonly string[];
}

/** Whatever shares a key, each block cut off; records that were merged away count for the one that they became. */
export async function findKnown(db: Db, kind: PairKind, keys: readonly number[]): Promise<Known[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct h.record_id as id from unnest(${[...new Set(keys)]}::bigint[]) k(key)
      cross join lateral (select record_id from records.match_key m where m.key = k.key limit ${BLOCK_LIMIT}) h`.execute(
    db,
  );
  return readKnown(
    db,
    kind,
    rows.map((row) => row.id),
  );
}

export async function readKnown(db: Db, kind: PairKind, hits: readonly string[]): Promise<Known[]> {
  const merged = await mergedInto(db, hits);
  const ids = [...new Set(hits.map((id) => merged.get(id) ?? id))];
  const living = await livingOf(db, kind, ids);
  const values = await comparedValues(db, kind, [...living]);
  const numbers = kind === 'company' ? await numbersOf(db, [...living]) : new Map<string, string[]>();
  const from = await mergedFrom(db, [...living]);
  const standsFor = new Map([...from].flatMap(([root, all]) => all.map((id) => [id, root] as const)));
  const faces = await facesOf(db, [...standsFor.keys()]);
  return [
    ...[...values].map(([id, one]) => ({ id, values: one, numbers: numbers.get(id) ?? [] })),
    ...faces.map(({ recordId, fields }) => ({
      id: standsFor.get(recordId) ?? recordId,
      values: fields,
      numbers: [],
    })),
  ];
}

async function livingOf(db: Db, kind: PairKind, ids: readonly string[]): Promise<Set<string>> {
  const table = kind === 'company' ? sql.table('records.company') : sql.table('records.person');
  const { rows } = await sql<{ id: string }>`
    select id from ${table} where id = any(${[...ids]}::uuid[]) and deleted_at is null`.execute(db);
  return new Set(rows.map((row) => row.id));
}

async function numbersOf(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; numbers: string[] }>`
    select company_id as id, array_agg(number) as numbers from records.company_number where company_id = any(${[...ids]}::uuid[])
    group by company_id`.execute(db);
  return new Map(rows.map((row) => [row.id, row.numbers]));
}

async function facesOf(db: Db, ids: readonly string[]): Promise<{ recordId: string; fields: Values }[]> {
  const { rows } = await sql<{ recordId: string; fields: Values }>`
    select record_id as "recordId", fields from records.face where record_id = any(${[...ids]}::uuid[]) order by id desc limit 2000`.execute(
    db,
  );
  return rows;
}

export async function insertFaces(
  db: Db,
  kind: PairKind,
  faces: readonly { readonly recordId: string; readonly fields: Values; readonly mergeId?: string }[],
  at: Date,
): Promise<void> {
  if (faces.length === 0) return;
  const rows = faces.map(({ recordId, fields, mergeId }) => ({
    record_id: recordId,
    fields,
    merge_id: mergeId ?? null,
  }));
  await sql`
    insert into records.face (kind, record_id, merge_id, fields, seen_at)
    select ${kind}, f.record_id, f.merge_id, f.fields, ${at}
    from jsonb_to_recordset(${json(rows)}::jsonb) as f(record_id uuid, merge_id uuid, fields jsonb)
    where not exists (select 1 from records.face o where o.record_id = f.record_id and o.fields = f.fields and o.merge_id is not distinct from f.merge_id)`.execute(
    db,
  );
}

export async function deleteFacesOf(db: Db, mergeId: string): Promise<void> {
  await sql`delete from records.face where merge_id = ${mergeId}::uuid`.execute(db);
}

/** Records behind `after` in the order of their ids, with all that keys are made of; deleted ones too, which may be restored. */
export async function valuesAfter(
  db: Db,
  kind: PairKind,
  after: string,
  limit: number,
): Promise<(Values & { readonly id: string })[]> {
  const table = kind === 'company' ? sql.table('records.company') : sql.table('records.person');
  const { rows } = await sql<{ id: string }>`
    select id from ${table} where id > ${after}::uuid order by id limit ${limit}`.execute(db);
  return [
    ...(
      await comparedValues(
        db,
        kind,
        rows.map((row) => row.id),
      )
    ).values(),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export async function keyRules(db: Db, kind: PairKind): Promise<string | null> {
  const { rows } = await sql<{ rules: string }>`select rules from records.match_key_state where kind = ${kind}`.execute(
    db,
  );
  return rows[0]?.rules ?? null;
}

export async function noteKeyRules(db: Db, kind: PairKind, rules: string, at: Date): Promise<void> {
  await sql`
    insert into records.match_key_state (kind, rules, built_at) values (${kind}, ${rules}, ${at})
    on conflict (kind) do update set rules = excluded.rules, built_at = excluded.built_at`.execute(db);
}
