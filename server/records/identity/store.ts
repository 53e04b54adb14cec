import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** Records that were merged into another: whoever still names them means that one. Only those that were. */
export async function mergedInto(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  // Whoever is gone cannot take another in, so there is no circle; the depth guards against one put there by hand.
  const { rows } = await sql<{ gone: string; kept: string }>`
    with recursive chain as (
      select gone_id as gone, kept_id as kept, 1 as depth from records.merge where gone_id = any(${ids}::uuid[]) and undone_at is null
      union all
      select c.gone, m.kept_id, c.depth + 1 from chain c join records.merge m on m.gone_id = c.kept and m.undone_at is null where c.depth < 1000
    )
    select distinct on (gone) gone, kept from chain order by gone, depth desc`.execute(db);
  return new Map(rows.map((row) => [row.gone, row.kept]));
}

/** For each of these records, those that were merged into it, at any depth; itself first. */
export async function mergedFrom(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map(ids.map((id) => [id, [id]]));
  if (ids.length === 0) return found;
  const { rows } = await sql<{ root: string; gone: string }>`
    with recursive tree as (
      select kept_id as root, gone_id as gone, 1 as depth from records.merge where kept_id = any(${ids}::uuid[]) and undone_at is null
      union all
      select t.root, m.gone_id, t.depth + 1 from tree t join records.merge m on m.kept_id = t.gone and m.undone_at is null where t.depth < 1000
    )
    select root, gone from tree`.execute(db);
  for (const row of rows) found.get(row.root)?.push(row.gone);
  return found;
}

/** The record that is meant by an id today: itself, or the one that it was merged into. */
export async function survivorOf(db: Db, id: string): Promise<string> {
  return (await mergedInto(db, [id])).get(id) ?? id;
}

export interface KnownPoint {
  readonly channel: 'email' | 'phone';
  readonly point: string;
}

/**
 * Every mail address and number that any source ever gave for these records, whatever stands in them now: an objection to an older address,
 * or to one that a merged record brought, is an objection of the same person. Only records that have any.
 */
export async function knownPoints(db: Db, ids: readonly string[]): Promise<Map<string, KnownPoint[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<KnownPoint & { id: string }>`
    select distinct l.record_id as id, f.channel, o.fields -> f.field ->> 'value' as point
    from records.observation_link l join intake.observation o on o.id = l.observation_id
    cross join (values ('email', 'email'), ('phone', 'phone'), ('mobile', 'phone')) as f (field, channel)
    where l.record_id = any(${[...ids]}::uuid[]) and o.fields -> f.field ->> 'value' <> ''
      and not exists (select 1 from intake.retraction t where t.observation_id = o.id)`.execute(db);
  const found = new Map<string, KnownPoint[]>();
  for (const { id, ...point } of rows) found.set(id, [...(found.get(id) ?? []), point]);
  return found;
}
