import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { type Db, json } from '#server/platform/db/index.ts';
import { fieldsOf, type RecordKind, tableOf } from '../fields/index.ts';
import type { Values } from '../matching/index.ts';

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
  /** What stages further right moved along, by their own names for it. */
  readonly others?: Readonly<Record<string, readonly string[]>>;
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

/** Only what still lies with `from`: what somebody has since given to a third stays there, what a later merge part took back as well. */
export async function moveBack(
  db: Db,
  kind: RecordKind,
  { from, to }: { readonly from: string; readonly to: string },
  moved: Moved,
): Promise<void> {
  await sql`
    update records.observation_link set record_id = ${to}::uuid
    where observation_id = any(${moved.observations}::bigint[]) and record_id = ${from}::uuid`.execute(db);
  for (const [part, column] of hangingOn[kind] ?? []) {
    const ids = moved.parts[part];
    if (ids === undefined) continue;
    await sql`
      update ${table(part)} set ${sql.ref(column)} = ${to}::uuid, version = version + 1
      where id = any(${ids}::uuid[]) and ${sql.ref(column)} = ${from}::uuid`.execute(db);
  }
}

/** `updated_at` moves on a return, so that whoever reads changes reads the record anew. */
export async function markMerged(
  db: Db,
  kind: RecordKind,
  id: string,
  by: string,
  goneAt: Date | null,
  at: Date | null = goneAt,
): Promise<void> {
  await sql`
    update ${table(kind)} set deleted_at = ${goneAt}::timestamptz, deleted_by = ${goneAt === null ? null : by}::text,
      version = version + 1, updated_at = coalesce(${at}::timestamptz, updated_at)
    where id = ${id}::uuid`.execute(db);
}

/** Nothing that a person sees of it changed, but what hangs on it: whoever reads changes reads it anew. */
export async function markChanged(db: Db, kind: RecordKind, id: string, at: Date): Promise<void> {
  await sql`update ${table(kind)} set updated_at = ${at} where id = ${id}::uuid`.execute(db);
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
  by: Pick<Actor, 'id' | 'name'>,
  at: Date,
): Promise<void> {
  await sql`
    insert into records.merge (id, kind, kept_id, gone_id, moved, merged_by, merged_by_name, merged_at, last_observation)
    values (${merge.id}::uuid, ${merge.kind}, ${merge.keptId}::uuid, ${merge.goneId}::uuid, ${json(merge.moved)}::jsonb, ${by.id}, ${by.name}, ${at},
      (select coalesce(max(id), 0) from intake.observation))`.execute(db);
}

export async function noteChoice(db: Db, mergeId: string, observation: number): Promise<void> {
  await sql`update records.merge set choice_id = ${observation} where id = ${mergeId}::uuid`.execute(db);
}

export interface StoredMerge {
  readonly id: string;
  readonly kind: RecordKind;
  readonly keptId: string;
  readonly goneId: string;
  readonly moved: Moved;
  readonly lastObservation: number;
  readonly choiceId: number | null;
}

/** A merge that holds, locked until the transaction ends: of two who undo it at once, the second finds it undone. */
export async function lockMerge(db: Db, id: string): Promise<StoredMerge | null> {
  const { rows } = await sql<StoredMerge>`
    select id, kind, kept_id as "keptId", gone_id as "goneId", moved, last_observation as "lastObservation", choice_id as "choiceId"
    from records.merge where id = ${id}::uuid and undone_at is null for update`.execute(db);
  return rows[0] ?? null;
}

export async function mergeHolds(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from records.merge where id = ${id}::uuid and undone_at is null`.execute(db);
  return rows.length > 0;
}

/** Waiting questions whether two records are one that both lie with one record by now. */
export async function settledQuestions(db: Db, ids: readonly string[], but: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from oversight.proposal where state in ('open', 'later', 'unsure') and kind in ('merge-companies', 'merge-people', 'link-observation')
      and subject_id = any(${[...ids]}::text[]) and payload ->> 'keptId' = any(${[...ids]}::text[]) and payload ->> 'goneId' = any(${[...ids]}::text[])
      and id is distinct from ${but}::uuid`.execute(db);
  return rows.map((row) => row.id);
}

export async function markParted(db: Db, id: string, by: string, at: Date): Promise<void> {
  await sql`update records.merge set undone_at = ${at}, undone_by = ${by} where id = ${id}::uuid`.execute(db);
}

export async function moveLinks(db: Db, observations: readonly number[], to: string): Promise<void> {
  if (observations.length === 0) return;
  await sql`
    update records.observation_link set record_id = ${to}::uuid where observation_id = any(${[...observations]}::bigint[])`.execute(
    db,
  );
}

export interface Said {
  readonly id: number;
  readonly hint: { readonly recordId?: string };
  readonly fields: Values;
}

/**
 * What was said of the merged record after the merge, taken back or not; without what other merges brought it, which has an owner of its
 * own, and without what was chosen while merging.
 */
export async function saidSince(
  db: Db,
  { root, mergeId, after }: { readonly root: string; readonly mergeId: string; readonly after: number },
): Promise<readonly Said[]> {
  const { rows } = await sql<Said>`
    select o.id, o.hint, (select jsonb_object_agg(f.key, f.value -> 'value') from jsonb_each(o.fields) f) as fields
    from records.observation_link l join intake.observation o on o.id = l.observation_id
    where l.record_id = ${root}::uuid and o.id > ${after}
      and not exists (select 1 from records.merge m where m.choice_id = o.id)
      and not exists (
        select 1 from records.merge m where m.undone_at is null and m.id <> ${mergeId}::uuid and m.kept_id = l.record_id
          and m.moved -> 'observations' @> to_jsonb(o.id)
          and m.gone_id <> (select x.kept_id from records.merge x where x.id = ${mergeId}::uuid))
    order by o.id`.execute(db);
  return rows;
}

/** Records of a kind that hang on one of these and of which something was said after an observation. */
export async function toldSince(
  db: Db,
  kind: RecordKind,
  part: RecordKind,
  on: readonly string[],
  after: number,
): Promise<string[]> {
  const column = (hangingOn[kind] ?? []).find(([one]) => one === part)?.[1];
  if (column === undefined) return [];
  const { rows } = await sql<{ id: string }>`
    select r.id from ${table(part)} r where ${sql.ref(`r.${column}`)} = any(${[...on]}::uuid[])
      and exists (select 1 from records.observation_link l where l.record_id = r.id and l.observation_id > ${after})`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Fields of a record by column, deleted ones too; all that sources speak of, unless only some are asked for. */
export async function readFields(
  db: Db,
  kind: RecordKind,
  id: string,
  columns: readonly string[] = Object.keys(fieldsOf[kind]),
): Promise<Values> {
  const facts = columns.map((column) => sql`${sql.lit(column)}, ${sql.ref(`r.${column}`)}`);
  const { rows } = await sql<{ fields: Values }>`
    select json_build_object(${sql.join(facts)}) as fields from ${table(kind)} r where r.id = ${id}::uuid`.execute(db);
  return rows[0]?.fields ?? {};
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
