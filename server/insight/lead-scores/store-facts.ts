import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** Columns a model of leads may learn from, in the order of `facts`. */
export const leadColumns = [
  'days_known',
  'contacts_30d',
  'contacts_90d',
  'inbound_90d',
  'meetings_90d',
  'people_90d',
  'days_since_contact',
  'quotes_before',
  'quote_age',
  'company_industry',
  'company_employees',
  'company_region',
  'company_source',
] as const;

export interface LeadFacts {
  readonly id: string;
  readonly day: string;
  readonly facts: readonly (string | number | null)[];
  readonly region: string;
  readonly industry: string;
  readonly size: string;
}

/** What was known of companies on given days, and nothing later. */
export async function leadFacts(
  db: Db,
  moments: readonly { readonly id: string; readonly day: string }[],
): Promise<readonly LeadFacts[]> {
  if (moments.length === 0) return [];
  const { rows } = await sql<LeadFacts>`
    select c.id, m.day::text as day, coalesce(c.region, '') as region, coalesce(c.industry, '') as industry,
      case when c.employees is null then '' when c.employees < 50 then '1–49' when c.employees < 250 then '50–249' else '250+' end as size,
      jsonb_build_array(least(m.day - f.first_on, 180), a.contacts_30, a.contacts_90, a.inbound_90, a.meetings_90, a.people_90, a.since, q.sent, q.age,
        c.industry, c.employees, c.region, c.lead_source) as facts
    from unnest(${moments.map(({ id }) => id)}::uuid[], ${moments.map(({ day }) => day)}::date[]) as m (id, day)
    join records.company c on c.id = m.id
    cross join lateral (select ((m.day + 1)::timestamp at time zone 'Europe/Berlin') as until) u
    left join lateral (select (min(v.happened_at) at time zone 'Europe/Berlin')::date as first_on from records.activity v
      where v.company_id = c.id and v.deleted_at is null and v.happened_at < u.until) f on true
    left join lateral (
      select count(*) filter (where x.at >= m.day - 29)::int as contacts_30, count(*)::int as contacts_90,
        count(*) filter (where x.direction = 'in')::int as inbound_90, count(*) filter (where x.kind in ('meeting', 'visit', 'fair'))::int as meetings_90,
        count(distinct x.person_id)::int as people_90, coalesce(m.day - max(x.at), 90) as since
      from (select (v.happened_at at time zone 'Europe/Berlin')::date as at, v.direction, v.kind, v.person_id from records.activity v
        where v.company_id = c.id and v.deleted_at is null and v.kind <> 'note' and v.happened_at < u.until
          and v.happened_at >= u.until - interval '90 days') x) a on true
    left join lateral (select count(*)::int as sent, m.day - max(y.sent_on) as age from records.quote y
      where y.company_id = c.id and y.deleted_at is null and y.sent_on <= m.day) q on true`.execute(db);
  return rows;
}

export interface LeadLife {
  readonly id: string;
  readonly firstOn: string;
  readonly boughtOn: string | null;
}

/**
 * Companies that were leads for a time after `since`: first heard of before they first bought. Whoever bought first cannot be learnt from; nor can
 * one who was only ever imported, since nobody knows when it became known.
 */
export async function leadLives(db: Db, since: string): Promise<readonly LeadLife[]> {
  const { rows } = await sql<LeadLife>`
    select c.id, f.first_on::text as "firstOn", b.bought_on::text as "boughtOn"
    from records.company c
    join (select v.company_id, (min(v.happened_at) at time zone 'Europe/Berlin')::date as first_on from records.activity v
      where v.deleted_at is null and v.kind <> 'note' group by v.company_id) f on f.company_id = c.id
    left join (select o.company_id, min(o.ordered_on) as bought_on from records.sales_order o where o.deleted_at is null group by o.company_id) b on b.company_id = c.id
    where c.deleted_at is null and (b.bought_on is null or (b.bought_on > f.first_on and b.bought_on > ${since}::date))`.execute(
    db,
  );
  return rows;
}

/** Companies that were heard of before they first bought. */
export async function countConverted(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select o.company_id, min(o.ordered_on) as on_day from records.sales_order o where o.deleted_at is null group by o.company_id) b
    where exists (select 1 from records.activity v where v.company_id = b.company_id and v.deleted_at is null and v.kind <> 'note' and v.happened_at < b.on_day)`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
