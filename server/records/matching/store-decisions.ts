import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import { mergedFrom } from '../identity/index.ts';
import type { Values } from './subjects.ts';

export type PairKind = 'company' | 'person';

export interface StoredDecision {
  readonly kind: PairKind;
  readonly leftId: string;
  readonly rightId: string;
  readonly leftPrint: Buffer;
  readonly rightPrint: Buffer;
  readonly verdict: 'same' | 'different';
  readonly how: 'review' | 'hand' | 'unmerge' | 'check' | 'policy';
  readonly leftValues: Values;
  readonly rightValues: Values;
  readonly probability: number | null;
  readonly modelVersion: number | null;
  readonly reference: string | null;
  readonly by: { readonly id: string; readonly name: string; readonly at: Date };
}

export const comparedColumns = {
  company: sql`r.id, r.name, r.legal_form, r.customer_number, r.vat_id, r.street, r.house_number, r.po_box, r.postal_code, r.city, r.country,
    r.phone, r.fax, r.email, r.website`,
  person: sql`r.id, r.company_id, (select k.name from records.company k where k.id = r.company_id) as company_name, r.salutation, r.title,
    r.first_name, r.last_name, r.job_title, r.email, r.phone, r.mobile`,
} as const;
export const comparedTables = { company: sql.table('records.company'), person: sql.table('records.person') } as const;

/** What records are compared by, as they stand, deleted ones too. */
export async function comparedValues(
  db: Db,
  kind: PairKind,
  ids: readonly string[],
): Promise<Map<string, Values & { readonly id: string }>> {
  const { rows } = await sql<Values & { id: string }>`
    select ${comparedColumns[kind]} from ${comparedTables[kind]} r where r.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A newer word about the same two replaces the older one. */
export async function insertDecision(tx: Db, one: StoredDecision): Promise<void> {
  await sql`
    update records.pair_decision set taken_back_at = ${one.by.at}
    where left_id = ${one.leftId}::uuid and right_id = ${one.rightId}::uuid and taken_back_at is null`.execute(tx);
  await sql`
    insert into records.pair_decision (kind, left_id, right_id, left_print, right_print, verdict, how, left_values, right_values, probability,
      model_version, reference, decided_by, decided_by_name, decided_at)
    values (${one.kind}, ${one.leftId}::uuid, ${one.rightId}::uuid, ${one.leftPrint}, ${one.rightPrint}, ${one.verdict}, ${one.how},
      ${json(one.leftValues)}::jsonb, ${json(one.rightValues)}::jsonb, ${one.probability}, ${one.modelVersion}, ${one.reference},
      ${one.by.id}, ${one.by.name}, ${one.by.at})`.execute(tx);
}

export async function takeBackByReference(tx: Db, reference: string, at: Date): Promise<void> {
  await sql`update records.pair_decision set taken_back_at = ${at} where reference = ${reference} and taken_back_at is null`.execute(
    tx,
  );
}

/** What a spot check says of a decision that came by a proposal: it becomes a person's word. */
export async function recheckByReference(
  tx: Db,
  reference: string,
  verdict: 'same' | 'different',
  by: StoredDecision['by'],
): Promise<void> {
  const { rows } = await sql<StoredDecision>`
    select kind, left_id as "leftId", right_id as "rightId", left_print as "leftPrint", right_print as "rightPrint", left_values as "leftValues",
      right_values as "rightValues", probability, model_version as "modelVersion", reference
    from records.pair_decision where reference = ${reference} order by id desc limit 1`.execute(tx);
  const before = rows[0];
  if (before !== undefined) await insertDecision(tx, { ...before, verdict, how: 'check', by });
}

/** What people held apart, as pairs of records that live today and of prints; `a b` in order of the alphabet. */
export interface Apart {
  readonly ids: ReadonlySet<string>;
  readonly prints: ReadonlySet<string>;
}

export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Every "different" about one of these records, or about whatever was merged into them, or about something that was known as one of the
 * prints says. Decisions are never rewritten when records are merged; they are followed to whoever stands for them today.
 */
export async function findApart(
  db: Db,
  kind: PairKind,
  ids: readonly string[],
  /** Asked for only where anything was ever held apart. */
  printsOf: () => readonly Buffer[],
): Promise<Apart> {
  const any = await sql`select 1 from records.pair_decision where verdict = 'different' limit 1`.execute(db);
  if (any.rows.length === 0) return { ids: new Set(), prints: new Set() };
  const prints = printsOf();
  const from = await mergedFrom(db, ids);
  const standsFor = new Map([...from].flatMap(([root, all]) => all.map((id) => [id, root] as const)));
  const wanted = [...standsFor.keys()];
  const { rows } = await sql<{ left: string; right: string; leftPrint: string; rightPrint: string }>`
    select left_id as left, right_id as right, encode(left_print, 'hex') as "leftPrint", encode(right_print, 'hex') as "rightPrint"
    from records.pair_decision where id in (
      select id from records.pair_decision where left_id = any(${wanted}::uuid[]) and taken_back_at is null
      union select id from records.pair_decision where right_id = any(${wanted}::uuid[]) and taken_back_at is null
      union select id from records.pair_decision where left_print = any(${[...prints]}::bytea[]) and taken_back_at is null and verdict = 'different'
      union select id from records.pair_decision where right_print = any(${[...prints]}::bytea[]) and taken_back_at is null and verdict = 'different')
    and verdict = 'different' and kind = ${kind}`.execute(db);
  const named = (id: string) => standsFor.get(id) ?? id;
  return {
    ids: new Set(rows.map((row) => pairKey(named(row.left), named(row.right)))),
    // Two that were held apart and look alike by name and place: what they were known as tells nobody apart.
    prints: new Set(
      rows.filter((row) => row.leftPrint !== row.rightPrint).map((row) => pairKey(row.leftPrint, row.rightPrint)),
    ),
  };
}
