import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import type { RecordKind } from '../fields/index.ts';

export interface CustomField {
  readonly id: string;
  readonly kind: RecordKind;
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'choice';
  readonly choices: string[];
  readonly position: number;
  readonly archived: boolean;
}

const columns = sql`id, kind, key, label, type, choices, position, archived`;

export async function readCustomFields(db: Db, kind: RecordKind | null): Promise<CustomField[]> {
  const { rows } = await sql<CustomField>`
    select ${columns} from records.custom_field where ${kind}::text is null or kind = ${kind} order by kind, position, label`.execute(
    db,
  );
  return rows;
}

export async function lockCustomField(db: Db, id: string): Promise<CustomField | null> {
  const { rows } =
    await sql<CustomField>`select ${columns} from records.custom_field where id = ${id}::uuid for update`.execute(db);
  return rows[0] ?? null;
}

/** Answers null where the kind has a field of this key already. */
export async function insertCustomField(
  db: Db,
  field: Pick<CustomField, 'kind' | 'key' | 'label' | 'type' | 'choices'>,
): Promise<CustomField | null> {
  const { rows } = await sql<CustomField>`
    insert into records.custom_field (kind, key, label, type, choices, position)
    values (${field.kind}, ${field.key}, ${field.label}, ${field.type}, ${json(field.choices)}::jsonb,
      (select coalesce(max(position), 0) + 1 from records.custom_field where kind = ${field.kind}))
    on conflict (kind, key) do nothing returning ${columns}`.execute(db);
  return rows[0] ?? null;
}

export async function changeCustomField(
  db: Db,
  field: Pick<CustomField, 'id' | 'label' | 'choices' | 'archived'>,
): Promise<CustomField> {
  const { rows } = await sql<CustomField>`
    update records.custom_field set label = ${field.label}, choices = ${json(field.choices)}::jsonb, archived = ${field.archived}
    where id = ${field.id}::uuid returning ${columns}`.execute(db);
  const changed = rows[0];
  if (changed === undefined) throw new Error('a locked field was not found');
  return changed;
}

/** Makes fields of text; one whose key is there already stays as it is. */
export async function insertNamedFields(
  db: Db,
  fields: readonly { readonly kind: RecordKind; readonly key: string; readonly label: string }[],
): Promise<void> {
  await sql`
    insert into records.custom_field (kind, key, label, type, position)
    select kind, key, label, 'text', 100 from jsonb_to_recordset(${json(fields)}::jsonb) as named (kind text, key text, label text)
    on conflict (kind, key) do nothing`.execute(db);
}
