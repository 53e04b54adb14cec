import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import { type RecordKind, tableOf } from '../fields/index.ts';

const table = (kind: RecordKind) => sql.table(`records.${tableOf[kind]}`);

/** What hangs on a record of a kind, by the column that names it. */
export const hangingOn: Readonly<Partial<Record<RecordKind, readonly (readonly [RecordKind, string])[]>>> = {
  company: ['person', 'deal', 'quote', 'order', 'activity', 'task'].map(
    (part) => [part as RecordKind, 'company_id'] as const,
  ),
  person: ['deal', 'quote', 'order', 'activity', 'task'].map((part) => [part as RecordKind, 'person_id'] as const),
  deal: ['quote', 'activity', 'task'].map((part) => [part as RecordKind, 'deal_id'] as const),
};

export interface Moved {
  readonly observations: readonly number[];
  readonly parts: Readonly<Partial<Record<RecordKind, readonly string[]>>>;
}

/** Lets everything that spoke of `from`, or hangs on it, speak of and hang on `to`. */
export async function moveAll(db: Db, kind: RecordKind, from: string, to: string): Promise<Moved> {
  const { rows: links } = await sql<{ id: number }>`
    update records.observation_link set record_id = ${to}::uuid where record_id = ${from}::uuid returning observation_id as id`.execute(
    db,
  );
  const parts: Partial<Record<RecordKind, string[]>> = {};
  for (const [part, column] of hangingOn[kind] ?? []) {
    const { rows } = await sql<{ id: string }>`
      update ${table(part)} set ${sql.ref(column)} = ${to}::uuid, version = version + 1 where ${sql.ref(column)} = ${from}::uuid returning id`.execute(
      db,
    );
    if (rows.length > 0) parts[part] = rows.map((row) => row.id);
  }
  return { observations: links.map((row) => row.id), parts };
}

export async function moveBack(db: Db, kind: RecordKind, to: string, moved: Moved): Promise<void> {
  await sql`update records.observation_link set record_id = ${to}::uuid where observation_id = any(${moved.observations}::bigint[])`.execute(
    db,
  );
  for (const [part, column] of hangingOn[kind] ?? []) {
    const ids = moved.parts[part];
    if (ids === undefined) continue;
    await sql`update ${table(part)} set ${sql.ref(column)} = ${to}::uuid, version = version + 1 where id = any(${ids}::uuid[])`.execute(
      db,
    );
  }
}

export async function markMerged(db: Db, kind: RecordKind, id: string, by: string, at: Date | null): Promise<void> {
  await sql`
    update ${table(kind)} set deleted_at = ${at}::timestamptz, deleted_by = ${at === null ? null : by}::text, version = version + 1
    where id = ${id}::uuid`.execute(db);
}

export async function keepMerge(
  db: Db,
  merge: {
    readonly id: string;
    readonly kind: RecordKind;
    readonly keptId: string;
    readonly goneId: string;
    readonly moved: Moved;
  },
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into records.merge (id, kind, kept_id, gone_id, moved, merged_by, merged_at)
    values (${merge.id}::uuid, ${merge.kind}, ${merge.keptId}::uuid, ${merge.goneId}::uuid, ${json(merge.moved)}::jsonb, ${by}, ${at})`.execute(
    db,
  );
}

export async function takeMerge(
  db: Db,
  id: string,
  at: Date,
): Promise<{ kind: RecordKind; keptId: string; goneId: string; moved: Moved } | null> {
  const { rows } = await sql<{ kind: RecordKind; keptId: string; goneId: string; moved: Moved }>`
    update records.merge set undone_at = ${at} where id = ${id}::uuid and undone_at is null
    returning kind, kept_id as "keptId", gone_id as "goneId", moved`.execute(db);
  return rows[0] ?? null;
}

/** Name, place, owner and team of records, for proposals about them. */
export async function portraits(
  db: Db,
  kind: RecordKind,
  ids: readonly string[],
): Promise<Map<string, { name: string; ownerId: string | null; teamId: string | null }>> {
  const { rows } = await sql<{ id: string; name: string; ownerId: string | null; teamId: string | null }>`${
    kind === 'company'
      ? sql`select id, concat_ws(', ', name, city) as name, owner_id as "ownerId", team_id as "teamId" from records.company where id = any(${ids}::uuid[])`
      : kind === 'person'
        ? sql`select p.id, concat_ws(', ', concat_ws(' ', p.first_name, p.last_name), c.name) as name, coalesce(p.owner_id, c.owner_id) as "ownerId",
            coalesce(p.team_id, c.team_id) as "teamId" from records.person p left join records.company c on c.id = p.company_id where p.id = any(${ids}::uuid[])`
        : sql`select r.id, kind.name as name, null::uuid as "ownerId", null::uuid as "teamId" from ${table(kind)} r, (select ${kind}::text as name) kind where r.id = any(${ids}::uuid[])`
  }`.execute(db);
  return new Map(rows.map(({ id, ...portrait }) => [id, portrait]));
}
