import type { Db } from '#server/platform/db/index.ts';
import { preparedOf } from './judge.ts';
import { keysOf } from './keys.ts';
import { modelInUse } from './model.ts';
import { comparedValues, type PairKind } from './store-decisions.ts';
import { insertFaces, insertFirstKeys, insertKeys } from './store-keys.ts';
import { textOf, type Values } from './subjects.ts';

export interface Kept {
  readonly id: string;
  readonly values: Values;
  /** What it was known as before, where that changed. */
  readonly before?: Values;
  /** Made in this transaction: it has no keys yet. */
  readonly isNew?: boolean;
}

/** Writes the keys by which records are found again, in the transaction that writes the records. */
export async function keepKeys(tx: Db, kind: PairKind, records: readonly Kept[], at: Date): Promise<void> {
  if (records.length === 0) return;
  const model = await modelInUse(tx, kind);
  const rowsOf = (some: readonly Kept[]) =>
    some.flatMap(({ id, values }) =>
      keysOf(model, preparedOf(model, values)).flatMap(({ key, use }) =>
        use === 'sought' ? [] : [{ key, record_id: id }],
      ),
    );
  await insertFirstKeys(tx, rowsOf(records.filter((one) => one.isNew)));
  await insertKeys(tx, rowsOf(records.filter((one) => !one.isNew)));
  const faces = records.flatMap(({ id, values, before }) =>
    before !== undefined && isOtherFace(kind, before, values) ? [{ recordId: id, fields: before }] : [],
  );
  await insertFaces(tx, kind, faces, at);
}

/** The same from what stands in the rows: after a move that no observation tells of. */
export async function keepKeysOf(tx: Db, kind: PairKind, ids: readonly string[], at: Date): Promise<void> {
  const values = await comparedValues(tx, kind, ids);
  await keepKeys(
    tx,
    kind,
    [...values].map(([id, one]) => ({ id, values: one })),
    at,
  );
}

const faceFields = {
  company: ['name', 'legal_form', 'street', 'house_number', 'postal_code'],
  person: ['first_name', 'last_name', 'company_id', 'email'],
} as const;

/** A former name or address: lists that are older than the change still say so. */
function isOtherFace(kind: PairKind, before: Values, after: Values): boolean {
  return faceFields[kind].some((field) => {
    const old = textOf(before, field);
    return old !== null && old !== textOf(after, field);
  });
}
