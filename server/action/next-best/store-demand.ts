import { sql } from 'kysely';
import { type Asked, branches, type Candidate, MOST, onlyThis, type Query, seen } from './store-parts.ts';

/** At stake is the order that does not come, or what is lost in a year if nobody comes back, whichever is more. */
export function rhythms(asked: Asked): Query {
  const today = sql`${asked.today}::date`;
  const found = branches(
    asked,
    { owner: 'r.owner_id', team: 'r.team_id' },
    (part) => sql`
    select r.* from insight.rhythm r where r.overdue_on < ${today} and r.overdue_on > ${today} - 365 and ${part}
      and ${onlyThis(asked, 'r.company_id')} order by r.typical_cents desc limit ${MOST}`,
  );
  return sql<Candidate>`
    select 'order_rhythm:' || r.company_id as suggestion, 'order_rhythm' as situation, r.company_id as "companyId", null::uuid as "personId",
      r.overdue_on as "dueOn", ${today} - r.overdue_on as "daysDue", r.spread_days::float8 as pace,
      greatest(r.typical_cents, o.at_risk_cents)::float8 as "valueCents",
      jsonb_build_object('share', r.regularity, 'cases', r.order_days) as chance,
      jsonb_build_object('median', round(r.median_days), 'spread', round(r.spread_days), 'days', ${today} - r.last_on,
        'orders', r.order_days, 'valueCents', r.typical_cents, 'lastOn', r.last_on, 'lapsed', (${today} > r.lapsed_on)::int) as facts
    from (${found}) r join records.company c on c.id = r.company_id left join insight.order_outlook o on o.company_id = r.company_id
    where c.deleted_at is null and c.relation <> 'partner' and (c.last_order_on is null or c.last_order_on <= r.last_on) and ${seen(asked)}`;
}

/** Customers who still order, but for less or fewer products than they did: why shows in the reasons of their outlook. */
export function fallingCustomers(asked: Asked): Query {
  const found = branches(
    asked,
    { owner: 'o.owner_id', team: 'o.team_id' },
    (part) => sql`
    select o.* from insight.order_outlook o where o.falling and o.state in ('waiting', 'due') and o.at_risk_cents > 0 and ${part}
      and ${onlyThis(asked, 'o.company_id')} order by o.at_risk_cents desc nulls last limit ${MOST}`,
  );
  return sql<Candidate>`
    select 'falling:' || o.company_id as suggestion, 'falling' as situation, o.company_id as "companyId", null::uuid as "personId",
      null::date as "dueOn", 0 as "daysDue", null::float8 as pace, o.at_risk_cents::float8 as "valueCents", null::jsonb as chance,
      jsonb_build_object('de', o.reasons -> 0 ->> 'de', 'en', o.reasons -> 0 ->> 'en', 'valueCents', o.at_risk_cents) as facts
    from (${found}) o join records.company c on c.id = o.company_id
    where c.deleted_at is null and c.relation <> 'partner' and ${seen(asked)}`;
}

/** Nobody is asked about something new again and again, nor within so many days of another conversation. */
const QUIET_DAYS = 30;

/** Customers with a product that they lack and similar ones bought; only where such suggestions were better than naming what is popular. */
export function fittingProducts(asked: Asked): Query {
  const found = branches(
    asked,
    { owner: 'x.owner_id', team: 'x.team_id' },
    (part) => sql`
    select x.* from insight.cross_selling x where x.rank = 1 and x.chance > 0 and ${part} and ${onlyThis(asked, 'x.company_id')}
    order by coalesce(x.chance, 0) * coalesce(x.margin_cents, x.line_cents, 0) desc limit ${MOST}`,
  );
  return sql<Candidate>`
    select 'cross_sell:' || x.company_id as suggestion, 'cross_sell' as situation, x.company_id as "companyId", null::uuid as "personId",
      null::date as "dueOn", 0 as "daysDue", null::float8 as pace, x.line_cents::float8 as "valueCents",
      jsonb_build_object('share', x.chance, 'cases', 100, 'source', 'model') as chance,
      jsonb_build_object('product', x.name, 'because', x.because, 'buyers', x.because_buyers, 'after', x.because_after, 'valueCents', x.line_cents) as facts
    from (${found}) x join records.company c on c.id = x.company_id left join insight.order_outlook o on o.company_id = x.company_id
    where c.deleted_at is null and c.relation <> 'partner' and coalesce(o.state, '') <> 'lapsed' and ${seen(asked)}
      and (c.last_activity_at is null or c.last_activity_at < ${asked.today}::date - ${QUIET_DAYS}::int)
      -- A reason that holds for fewer than have it anyway convinces nobody.
      and not exists (select 1 from insight.cross_selling_check k where k.checked ->> 'better' = 'false'
        or x.because_after::bigint * k.population <= x.buyers::bigint * x.because_buyers)`;
}
