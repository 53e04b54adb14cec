import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/db/index.ts';
import { scopeOf } from '../editing/index.ts';

export type RelationKind = 'subsidiary_of' | 'branch_of' | 'successor_of' | 'employs';

export interface RelationRow {
  readonly id: string;
  readonly kind: RelationKind;
  readonly side: 'from' | 'to';
  readonly other: {
    readonly kind: 'company' | 'person';
    readonly id: string;
    readonly name: string;
    readonly detail: string | null;
  };
  readonly since: string | null;
  readonly note: string;
  readonly madeByName: string;
  readonly madeAt: Date;
}

/** Relations of a record and of all that were merged into it, with those whom this person may see. */
export async function relationsOf(db: Db, actor: Actor, ids: readonly string[]): Promise<RelationRow[]> {
  const { rows } = await sql<RelationRow & { otherId: string; otherKind: 'company' | 'person' }>`
    select x.id, x.kind, x.side, x.since, x.note, x.made_by_name as "madeByName", x.made_at as "madeAt",
      json_build_object('kind', x.other_kind, 'id', o.id, 'name', o.name, 'detail', o.detail) as other
    from (
      select id, kind, 'from' as side, to_kind as other_kind, to_id as other_id, since, note, made_by_name, made_at
      from records.relation where from_id = any(${[...ids]}::uuid[]) and ended_at is null
      union all
      select id, kind, 'to', 'company', from_id, since, note, made_by_name, made_at
      from records.relation where to_id = any(${[...ids]}::uuid[]) and ended_at is null) x
    cross join lateral (
      select r.id, r.name, r.city as detail from records.company r where x.other_kind = 'company' and r.id = x.other_id
        and r.deleted_at is null and ${scopeOf('company', actor)}
      union all
      select r.id, concat_ws(' ', r.first_name, r.last_name), r.job_title from records.person r where x.other_kind = 'person'
        and r.id = x.other_id and r.deleted_at is null and ${scopeOf('person', actor)}) o
    order by x.kind, x.side, o.name`.execute(db);
  return rows;
}

export interface GroupCompany {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly openDeals: number;
  readonly openDealsCents: number;
  readonly orders: number;
  readonly revenue12mCents: number;
}

const MOST = 200;

/** Everybody who hangs together by relations between companies, whichever way they point; bounded, since a holding may own thousands. */
export async function groupOf(db: Db, actor: Actor, id: string): Promise<GroupCompany[]> {
  const { rows } = await sql<GroupCompany>`
    with recursive edge as (
      select from_id as a, to_id as b from records.relation where ended_at is null and to_kind = 'company'
      union all select to_id, from_id from records.relation where ended_at is null and to_kind = 'company'),
    member as (select ${id}::uuid as id union select e.b from member m join edge e on e.a = m.id),
    first as (select id from member limit ${MOST})
    select r.id, r.name, r.city, d.open as "openDeals", d.cents as "openDealsCents", r.order_count as orders,
      r.revenue_12m_cents as "revenue12mCents"
    from first f join records.company r on r.id = f.id and r.deleted_at is null and ${scopeOf('company', actor)}
    cross join lateral (
      select count(*)::int as open, coalesce(sum(value_cents), 0)::bigint as cents from records.deal
      where company_id = r.id and closed_at is null and deleted_at is null) d
    order by r.revenue_12m_cents desc, r.name`.execute(db);
  return rows;
}

export interface NewRelation {
  readonly id: string;
  readonly kind: RelationKind;
  readonly fromId: string;
  readonly toKind: 'company' | 'person';
  readonly toId: string;
  readonly since: string | null;
  readonly note: string;
  readonly by: { readonly id: string; readonly name: string; readonly at: Date };
}

/** @returns false where the two are related so already */
export async function insertRelation(tx: Db, one: NewRelation): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into records.relation (id, kind, from_id, to_kind, to_id, since, note, made_by, made_by_name, made_at)
    values (${one.id}::uuid, ${one.kind}, ${one.fromId}::uuid, ${one.toKind}, ${one.toId}::uuid, ${one.since}::date, ${one.note},
      ${one.by.id}, ${one.by.name}, ${one.by.at}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function findRelation(
  tx: Db,
  id: string,
): Promise<{ kind: RelationKind; fromId: string; toKind: 'company' | 'person'; toId: string } | null> {
  const { rows } = await sql<{ kind: RelationKind; fromId: string; toKind: 'company' | 'person'; toId: string }>`
    select kind, from_id as "fromId", to_kind as "toKind", to_id as "toId" from records.relation
    where id = ${id}::uuid and ended_at is null for update`.execute(tx);
  return rows[0] ?? null;
}

export async function endRelation(tx: Db, id: string, by: string, at: Date): Promise<void> {
  await sql`update records.relation set ended_at = ${at}, ended_by = ${by} where id = ${id}::uuid and ended_at is null`.execute(
    tx,
  );
}

/** Lets relations of one record be those of another; those that would double or turn in on themselves stay where they are. */
export async function moveRelations(
  tx: Db,
  { from, to }: { readonly from: string; readonly to: string },
  only: readonly string[] | null,
): Promise<string[]> {
  const moved: string[] = [];
  for (const column of ['from_id', 'to_id'] as const) {
    const [own, other] = [sql.ref(`r.${column}`), sql.ref(column === 'from_id' ? 'r.to_id' : 'r.from_id')];
    const same =
      column === 'from_id'
        ? sql`x.from_id = ${to}::uuid and x.to_id = r.to_id`
        : sql`x.to_id = ${to}::uuid and x.from_id = r.from_id`;
    const { rows } = await sql<{ id: string }>`
      update records.relation r set ${sql.ref(column)} = ${to}::uuid
      where ${own} = ${from}::uuid and ${other} <> ${to}::uuid and r.ended_at is null
        and (${only === null}::boolean or r.id = any(${only === null ? [] : [...only]}::uuid[]))
        and not exists (select 1 from records.relation x where x.kind = r.kind and x.ended_at is null and ${same})
      returning r.id`.execute(tx);
    moved.push(...rows.map((row) => row.id));
  }
  return moved;
}
