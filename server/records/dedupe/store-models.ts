import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import type { PairKind, Values } from '../matching/index.ts';

export interface Label {
  readonly id: number;
  readonly left: Values;
  readonly right: Values;
  readonly same: boolean;
  readonly how: 'review' | 'hand' | 'unmerge' | 'check';
  /** What the model in use said then; null for pairs that no machine had proposed. */
  readonly probability: number | null;
}

/** What people said of pairs and have not taken back. What the policy merged is no label: a machine would learn from itself. */
export async function labelsOf(db: Db, kind: PairKind): Promise<readonly Label[]> {
  const { rows } = await sql<Label>`
    select id, left_values as "left", right_values as "right", verdict = 'same' as same, how, probability from records.pair_decision
    where kind = ${kind} and taken_back_at is null and how <> 'policy' order by id limit 200000`.execute(db);
  return rows;
}

/** Merges that the policy made unasked, and how many of them a person checked: right and wrong. */
export async function checksOf(db: Db, kind: PairKind): Promise<{ unasked: number; right: number; wrong: number }> {
  const { rows } = await sql<{ unasked: number; right: number; wrong: number }>`
    select count(*) filter (where route in ('sampled', 'automatic') and state = 'applied')::int as unasked,
      count(*) filter (where checked_right)::int as right, count(*) filter (where not checked_right)::int as wrong
    from oversight.proposal where kind = ${kind === 'company' ? 'merge-companies' : 'merge-people'}`.execute(db);
  return rows[0] ?? { unasked: 0, right: 0, wrong: 0 };
}

export interface Measured {
  readonly labels: number;
  /** On decisions that the model was not trained with; in bits a decision, less is better. */
  readonly loss: number | null;
  readonly lossBefore: number | null;
  readonly precision: number | null;
  readonly recall: number | null;
}

export interface StoredModel {
  readonly kind: PairKind;
  readonly version: number;
  readonly labels: { readonly same: number; readonly different: number };
  readonly measured: Measured | null;
  readonly note: string;
  readonly madeByName: string;
  readonly madeAt: Date;
  readonly inUse: boolean;
}

export async function listModels(db: Db): Promise<readonly StoredModel[]> {
  const { rows } = await sql<StoredModel>`
    select kind, version, labels, measured, note, made_by_name as "madeByName", made_at as "madeAt", in_use as "inUse"
    from records.linkage_model order by kind, version desc limit 200`.execute(db);
  return rows;
}

export async function newestModel(db: Db, kind: PairKind): Promise<StoredModel | null> {
  return (await listModels(db)).find((one) => one.kind === kind) ?? null;
}

export async function insertModel(
  db: Db,
  model: Omit<StoredModel, 'madeByName' | 'madeAt' | 'inUse'> & { readonly model: unknown },
  by: { readonly id: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into records.linkage_model (kind, version, model, labels, measured, note, made_by, made_by_name, made_at)
    values (${model.kind}, ${model.version}, ${json(model.model)}::jsonb, ${json(model.labels)}::jsonb,
      ${model.measured === null ? null : json(model.measured)}::jsonb, ${model.note}, ${by.id}, ${by.name}, ${by.at})`.execute(
    db,
  );
}

/** @returns false where there is no such version; null takes the one that Lotse comes with */
export async function putInUse(db: Db, kind: PairKind, version: number | null): Promise<boolean> {
  await sql`update records.linkage_model set in_use = false where kind = ${kind} and in_use`.execute(db);
  if (version === null) return true;
  const { numAffectedRows } = await sql`
    update records.linkage_model set in_use = true where kind = ${kind} and version = ${version}`.execute(db);
  return numAffectedRows === 1n;
}

/** Values of a share of all records, to count how often names and places occur. */
export async function sampleIds(db: Db, kind: PairKind, most: number): Promise<string[]> {
  const table = kind === 'company' ? sql.table('records.company') : sql.table('records.person');
  // Ids are random: the first of them are a fair sample, read from the index alone.
  const { rows } = await sql<{
    id: string;
  }>`select id from ${table} where deleted_at is null order by id limit ${most}`.execute(db);
  return rows.map((row) => row.id);
}
