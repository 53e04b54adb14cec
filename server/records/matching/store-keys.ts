import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import { mergedFrom, mergedInto } from '../identity/index.ts';
import { WORTH_COMPARING } from './keys.ts';
import { comparedColumns, comparedTables, comparedValues, type PairKind } from './store-decisions.ts';
import type { Values } from './subjects.ts';

export interface KeyRow {
  readonly key: number;
  readonly record_id: string;
}

/** Keys are only added: one that a record no longer has costs a comparison, nothing else. A full pass writes them anew. */
export async function insertKeys(db: Db, rows: readonly KeyRow[]): Promise<void> {
  if (rows.length > 0) await sql`${inserting(rows)} on conflict do nothing`.execute(db);
}

/** Of records that have no keys yet. Looking for conflicts that cannot be was a third of the cost of an import's keys. */
export async function insertFirstKeys(db: Db, rows: readonly KeyRow[]): Promise<void> {
  if (rows.length > 0) await inserting(rows).execute(db);
}

function inserting(rows: readonly KeyRow[]) {
  // In the order of the index: neighbouring keys go to one page.
  const sorted = rows.toSorted((a, b) => a.key - b.key);
  return sql`
    insert into records.match_key (key, record_id)
    select * from unnest(${sorted.map((row) => row.key)}::bigint[], ${sorted.map((row) => row.record_id)}::uuid[])`;
}

/** A block that more records share says little about any of them. */
export const BLOCK_LIMIT = 40;
// Of a bigger block a few are looked at all the same: it may be the only one a record with little to say has.
export const OF_BIGGER = 8;

/** One thing that may be meant: a record as it stands, or as it was known before, under the id of whoever stands for it today. */
export interface Known {
  readonly id: string;
  readonly values: Values;
  readonly numbers: readonly string[];
  /** The keys by which it was found. */
  readonly keys: readonly number[];
}

/** Whatever shares keys that say enough (`keys`: key and what it says), each block cut off; records that were merged away count for the one that they became. */
export async function findKnown(db: Db, kind: PairKind, keys: ReadonlyMap<number, number>): Promise<Known[]> {
  if (keys.size === 0) return [];
  const { rows: blocks } = await sql<{ key: number; ids: string[] }>`
    select k.key, h.ids from unnest(${[...keys.keys()]}::bigint[]) k(key)
      cross join lateral (select array_agg(record_id::text) as ids from
        (select record_id from records.match_key m where m.key = k.key limit ${BLOCK_LIMIT + 1}) x) h
    where h.ids is not null`.execute(db);
  const hits = new Map<string, number[]>();
  for (const { key, ids } of blocks)
    for (const id of ids.length > BLOCK_LIMIT ? ids.slice(0, OF_BIGGER) : ids) {
      const known = hits.get(id);
      if (known === undefined) hits.set(id, [key]);
      else known.push(key);
    }
  // Nobody who asks would compare these: not even read.
  for (const [id, own] of hits)
    if (own.reduce((sum, key) => sum + (keys.get(key) ?? 0), 0) < WORTH_COMPARING) hits.delete(id);
  return readKnown(db, kind, hits);
}

async function readKnown(db: Db, kind: PairKind, hits: ReadonlyMap<string, readonly number[]>): Promise<Known[]> {
  const ids = [...hits.keys()];
  if (ids.length === 0) return [];
  const direct = await livingValues(db, kind, ids);
  const known = direct.map(({ numbers, ...values }) => ({
    id: values.id,
    values,
    numbers,
    keys: hits.get(values.id) ?? [],
  }));
  if (!(await haveHistory(db, ids))) return known;
  return [...known, ...(await knownByHistory(db, kind, hits, new Set(direct.map((one) => one.id))))];
}

/** Merged-away records found by their own keys, and what the found ones were known as before. */
async function knownByHistory(
  db: Db,
  kind: PairKind,
  hits: ReadonlyMap<string, readonly number[]>,
  living: ReadonlySet<string>,
): Promise<Known[]> {
  const merged = await mergedInto(db, [...hits.keys()]);
  const keys = new Map<string, number[]>();
  for (const [id, own] of hits) {
    const root = merged.get(id) ?? id;
    keys.set(root, [...(keys.get(root) ?? []), ...own]);
  }
  const others = await livingValues(
    db,
    kind,
    [...new Set(merged.values())].filter((id) => !living.has(id)),
  );
  const roots = [...living, ...others.map((one) => one.id)];
  const from = await mergedFrom(db, roots);
  const standsFor = new Map([...from].flatMap(([root, all]) => all.map((id) => [id, root] as const)));
  const faces = await facesOf(db, [...standsFor.keys()]);
  return [
    ...others.map(({ numbers, ...values }) => ({ id: values.id, values, numbers, keys: keys.get(values.id) ?? [] })),
    ...faces.map(({ recordId, fields }) => {
      const id = standsFor.get(recordId) ?? recordId;
      return { id, values: fields, numbers: [], keys: keys.get(id) ?? [] };
    }),
  ];
}

/** Whether one of these was ever merged, or known otherwise: mostly none was, and three statements are spared. */
async function haveHistory(db: Db, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`
    select exists (select 1 from records.merge where gone_id = any(${[...ids]}::uuid[]) and undone_at is null)
      or exists (select 1 from records.merge where kept_id = any(${[...ids]}::uuid[]) and undone_at is null)
      or exists (select 1 from records.face where record_id = any(${[...ids]}::uuid[])) as some`.execute(db);
  return rows[0]?.some === true;
}

async function livingValues(
  db: Db,
  kind: PairKind,
  ids: readonly string[],
): Promise<(Values & { readonly id: string; readonly numbers: readonly string[] })[]> {
  if (ids.length === 0) return [];
  const numbers =
    kind === 'company'
      ? sql`array(select n.number from records.company_number n where n.company_id = r.id)`
      : sql`'{}'::text[]`;
  const { rows } = await sql<Values & { id: string; numbers: string[] }>`
    select ${comparedColumns[kind]}, ${numbers} as numbers from ${comparedTables[kind]} r
    where r.id = any(${[...ids]}::uuid[]) and r.deleted_at is null`.execute(db);
  return rows;
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
