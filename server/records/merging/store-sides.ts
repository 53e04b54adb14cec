import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/db/index.ts';
import { scopeOf } from '../editing/index.ts';
import { fieldsOf, type RecordKind, tableOf } from '../fields/index.ts';
import { hangingOn } from './store.ts';

type Value = string | number | boolean | null;

/** A record as it stands, for somebody who compares it with another. */
export interface Side {
  readonly id: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly owner: string | null;
  readonly team: string | null;
  readonly company: string | null;
  readonly createdOn: string;
  /** How many of each kind hang on it. */
  readonly hanging: Readonly<Partial<Record<RecordKind, number>>>;
}

const table = (kind: RecordKind) => sql.table(`records.${tableOf[kind]}`);

/** Those of the records that this actor may see. */
export async function readSides(
  db: Db,
  actor: Actor,
  kind: RecordKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Side>> {
  const fields = fieldsOf[kind];
  const columns = Object.keys(fields).filter((column) => fields[column]?.type !== 'id');
  const facts = columns.map((column) => sql`${sql.lit(column)}, ${sql.ref(`r.${column}`)}`);
  // Each count is bounded: beyond a thousand nobody decides by the number.
  const hanging = (hangingOn[kind] ?? []).map(
    ([part, column]) => sql`${sql.lit(part)}, (select count(*)::int from (select 1 from ${table(part)} h
      where ${sql.ref(`h.${column}`)} = r.id and h.deleted_at is null limit 1000) x)`,
  );
  const none = sql`null::text`;
  const named = (column: string, name: ReturnType<typeof sql>) => (fields[column] === undefined ? none : name);
  const { rows } = await sql<Side>`
    select r.id, json_build_object(${sql.join(facts)}) as fields,
      ${hanging.length === 0 ? sql`'{}'::json` : sql`json_build_object(${sql.join(hanging)})`} as hanging,
      ${named('owner_id', sql`(select u.name from platform."user" u where u.id = r.owner_id)`)} as owner,
      ${named('team_id', sql`(select g.name from platform.team g where g.id = r.team_id)`)} as team,
      ${named('company_id', sql`(select k.name from records.company k where k.id = r.company_id)`)} as company,
      (r.created_at at time zone 'Europe/Berlin')::date as "createdOn"
    from ${table(kind)} r where r.id = any(${ids}::uuid[]) and r.deleted_at is null and ${scopeOf(kind, actor)}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What a field holds and what a newer source says of it, each with who said it, and when. */
export interface Claimed {
  readonly value: Value;
  readonly by: string | null;
  readonly on: string | null;
  readonly newBy: string | null;
  readonly newOn: string | null;
  /** Where the newer source says it: cell, line. */
  readonly place: string | null;
}

/** null for a record that this actor may not see, or that is gone. */
export async function readClaim(
  db: Db,
  actor: Actor,
  claim: { readonly kind: RecordKind; readonly id: string; readonly field: string; readonly observationId: number },
): Promise<Claimed | null> {
  const { kind, id, field, observationId } = claim;
  const value = field.startsWith('custom.')
    ? sql`r.custom -> ${field.slice(7)}::text`
    : fieldsOf[kind][field] === undefined
      ? sql`null::jsonb`
      : sql`to_jsonb(${sql.ref(`r.${field}`)})`;
  const said = (
    observation: string,
  ) => sql`coalesce((select u.name from platform."user" u where u.id::text = ${sql.ref(`${observation}.recorded_by`)}
      and ${sql.ref(`${observation}.source_id`)} like 'person:%'), (select s.label from intake.source s where s.id = ${sql.ref(`${observation}.source_id`)}))`;
  const { rows } = await sql<Claimed>`
    select ${value} as value, ${said('o')} as by, (o.observed_at at time zone 'Europe/Berlin')::date as on,
      ${said('n')} as "newBy", (n.observed_at at time zone 'Europe/Berlin')::date as "newOn", n.fields -> ${field}::text ->> 'place' as place
    from ${table(kind)} r
      left join intake.observation o on o.id = (r.origin ->> ${field}::text)::bigint
      left join intake.observation n on n.id = ${observationId}
    where r.id = ${id}::uuid and r.deleted_at is null and ${scopeOf(kind, actor)}`.execute(db);
  return rows[0] ?? null;
}
