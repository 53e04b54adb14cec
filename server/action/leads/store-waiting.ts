import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/index.ts';
import type { Db } from '#server/platform/db/index.ts';

export type Part = 'ready' | 'to-accept' | 'to-speak';
export const PARTS: readonly Part[] = ['ready', 'to-accept', 'to-speak'];

export interface WaitingRow {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly source: string | null;
  readonly stage: string | null;
  readonly score: number | null;
  readonly fit: number | null;
  readonly interest: number | null;
  readonly probability: number | null;
  readonly who: string | null;
  readonly until: string | null;
}

export interface Asked {
  readonly actor: Actor;
  readonly mine: boolean;
  /** From when on a lead is ready: points, or a chance where a model gives one. */
  readonly ready: { readonly points: number; readonly chance: number };
}

/** Nobody works off more; counting further would read the whole table. */
const COUNTED = 1000;

const own = ({ actor, mine }: Asked): RawBuilder<unknown> =>
  mine ? sql`c.owner_id = ${actor.id}::uuid` : visibleTo(actor, { owner: 'c.owner_id', team: 'c.team_id' });

/**
 * Ready is who never bought, is not with sales and was not declined, and scores high enough. Whoever waits for sales stands under the last step that
 * led there; an imported stage has none, and so no time limit.
 */
function part(name: Part, asked: Asked): RawBuilder<unknown> {
  if (name === 'ready')
    return sql`
      from insight.lead_score l join records.company c on c.id = l.company_id and c.deleted_at is null
        left join platform."user" u on u.id = c.owner_id left join lateral (select null::date as until) s on true
      where l.score >= case when l.probability is null then ${asked.ready.points}::int else ${Math.ceil(asked.ready.chance)}::int end
        and c.order_count = 0 and c.relation <> 'partner' and coalesce(c.lead_stage, 'new') = 'new' and ${own(asked)}`;
  const stage = name === 'to-accept' ? 'mql' : 'sal';
  return sql`
    from records.company c left join insight.lead_score l on l.company_id = c.id
      left join lateral (select x.until, x.to_user from action.lead_step x where x.company_id = c.id and x.stage = ${stage} order by x.number desc limit 1) s on true
      left join platform."user" u on u.id = coalesce(s.to_user, c.owner_id)
    where c.deleted_at is null and c.lead_stage = ${stage} and ${own(asked)}`;
}

/** The best first where they are ready, else whoever waits longest. */
export async function waitingLeads(db: Db, name: Part, asked: Asked, limit: number): Promise<readonly WaitingRow[]> {
  const order = name === 'ready' ? sql`l.score desc, c.id` : sql`s.until nulls last, c.id`;
  const { rows } = await sql<WaitingRow>`
    select c.id, c.name, c.city, c.lead_source as source, c.lead_stage as stage, l.score::int as score, l.fit::int as fit, l.interest::int as interest, l.probability::float8 as probability, u.name as who,
      s.until::text as until ${part(name, asked)} order by ${order} limit ${limit}`.execute(db);
  return rows;
}

/** How many there are, and how many of them are past their day. */
export async function countWaiting(
  db: Db,
  name: Part,
  asked: Asked,
  today: string,
): Promise<{ readonly count: number; readonly more: boolean; readonly late: number }> {
  const { rows } = await sql<{ count: number; late: number }>`
    select count(*)::int as count, count(*) filter (where w.until < ${today}::date)::int as late
    from (select s.until ${part(name, asked)} limit ${COUNTED + 1}) w`.execute(db);
  const { count = 0, late = 0 } = rows[0] ?? {};
  return { count: Math.min(COUNTED, count), more: count > COUNTED, late };
}
