import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { fieldsOf, type RecordKind } from '../fields/index.ts';
import { survivorOf } from '../identity/index.ts';
import { fieldName } from './clean-fields.ts';
import { type Row, readVisible } from './store.ts';

type Scalar = string | number | boolean | null;

/** Under an id that was merged away, the record that it became. @throws Failure `not-found` (missing, deleted or foreign) */
export async function readRecord(app: App, actor: Actor, kind: RecordKind, id: string): Promise<Row> {
  const row = await readVisible(app.db, actor, kind, id);
  if (row !== null) return row;
  const kept = await survivorOf(app.db, id);
  return (kept === id ? null : await readVisible(app.db, actor, kind, kept)) ?? fail('not-found', { kind });
}

/** Some fields of a row under the names of the contract. */
export function fieldsIn(kind: RecordKind, row: Row): Record<string, Scalar> {
  return Object.fromEntries(
    Object.keys(fieldsOf[kind]).map((column) => {
      const value = row[column] ?? null;
      return [fieldName(column), value instanceof Date ? value.toISOString() : (value as Scalar)];
    }),
  );
}

/** What this person may do with a record that they see. */
export function mayWith(actor: Actor): string[] {
  return [...(may(actor, 'records.write') ? ['edit'] : []), ...(may(actor, 'records.delete') ? ['delete'] : [])];
}
