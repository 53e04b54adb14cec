import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** Columns a model of deals may learn from, in the order of `facts`. */
export const dealColumns = [
  'deal_stage',
  'days_in_stage',
  'days_open',
  'value_eur',
  'competitor_named',
  'date_moves',
  'days_to_plan',
  'contacts_30d',
  'contacts_90d',
  'inbound_90d',
  'meetings_90d',
  'people_90d',
  'days_since_contact',
  'quotes_sent',
  'quote_age',
  'orders_before',
  'days_since_order',
  'revenue_before_eur',
  'company_industry',
  'company_employees',
  'company_source',
] as const;

export interface DealFacts {
  readonly id: string;
  readonly day: string;
  readonly facts: readonly (string | number | null)[];
  readonly stageWeight: number | null;
  readonly region: string;
  readonly industry: string;
  readonly size: string;
}

/**
 * What was known of deals on given days, and nothing later. Stage, planned date and competitor count only as far as a dated word for them is
 * there; the value is that of the last word before the day, else the first one ever, since an import brings old deals with one value only.
 * Activities are those of the deal and those of its company that name no deal.
 */
export async function dealFacts(
  db: Db,
  moments: readonly { readonly id: string; readonly day: string; readonly openedOn: string | null }[],
): Promise<readonly DealFacts[]> {
  if (moments.length === 0) return [];
  const { rows } = await sql<DealFacts>`
    select d.id, m.day::text as day, st.probability / 100.0::float8 as "stageWeight", coalesce(c.region, '') as region, coalesce(c.industry, '') as industry,
      case when c.employees is null then '' when c.employees < 50 then '1–49' when c.employees < 250 then '50–249' else '250+' end as size,
      jsonb_build_array(
        st.label, m.day - (st.changed_at at time zone 'Europe/Berlin')::date, m.day - m.opened, round(coalesce(said.value, d.value_cents) / 100.0),
        case when said.competitor is null then null when said.competitor = '' then 'no' else 'yes' end, said.moves, said.planned - m.day,
        a.contacts_30, a.contacts_90, a.inbound_90, a.meetings_90, a.people_90, a.since, q.sent, q.age, o.orders, o.since, round(o.revenue / 100.0),
        c.industry, c.employees, c.lead_source) as facts
    from unnest(${moments.map(({ id }) => id)}::uuid[], ${moments.map(({ day }) => day)}::date[], ${moments.map(({ openedOn }) => openedOn)}::date[])
      as m (id, day, opened)
    join records.deal d on d.id = m.id join records.company c on c.id = d.company_id
    cross join lateral (select ((m.day + 1)::timestamp at time zone 'Europe/Berlin') as until) u
    left join lateral (
      select s.label, s.probability, h.changed_at from records.deal_stage_change h join records.deal_stage s on s.id = h.to_stage and s.outcome = 'open'
      where h.deal_id = d.id and h.changed_at < u.until and (h.from_stage is not null or not exists (
        select 1 from intake.observation b where b.import_id is not null and b.id = (
          select min(l.observation_id) from records.observation_link l where l.record_id = d.id and l.kind = 'deal')))
      order by h.changed_at desc, h.id desc limit 1) st on true
    left join lateral (
      select (array_agg(w.value order by (w.at < u.until) desc, case when w.at < u.until then w.at end desc, w.at) filter (where w.value is not null))[1] as value,
        (array_agg(w.competitor order by w.at desc) filter (where w.at < u.until and w.competitor is not null))[1] as competitor,
        (array_agg(w.planned order by w.at desc) filter (where w.at < u.until and w.planned is not null))[1] as planned,
        nullif(count(distinct w.planned) filter (where w.at < u.until), 0) - 1 as moves
      from (select b.observed_at as at,
          case when jsonb_typeof(b.fields -> 'value_cents' -> 'value') = 'number' then (b.fields -> 'value_cents' ->> 'value')::float8 end as value,
          b.fields -> 'competitor' ->> 'value' as competitor,
          case when b.fields -> 'expected_close_on' ->> 'value' ~ '^\\d{4}-\\d\\d-\\d\\d$' then (b.fields -> 'expected_close_on' ->> 'value')::date end as planned
        from records.observation_link l join intake.observation b on b.id = l.observation_id
        where l.record_id = d.id and l.kind = 'deal' and not exists (select 1 from intake.retraction t where t.observation_id = b.id)) w) said on true
    left join lateral (
      select count(*) filter (where x.at >= m.day - 29)::int as contacts_30, count(*)::int as contacts_90,
        count(*) filter (where x.direction = 'in')::int as inbound_90, count(*) filter (where x.kind in ('meeting', 'visit', 'fair'))::int as meetings_90,
        count(distinct x.person_id)::int as people_90, coalesce(m.day - max(x.at), 90) as since
      from (select (v.happened_at at time zone 'Europe/Berlin')::date as at, v.direction, v.kind, v.person_id from records.activity v
        where v.company_id = d.company_id and v.deleted_at is null and v.kind <> 'note' and (v.deal_id = d.id or v.deal_id is null)
          and v.happened_at < u.until and v.happened_at >= u.until - interval '90 days') x) a on true
    left join lateral (
      select count(*)::int as sent, m.day - max(y.sent_on) as age from records.quote y
      where y.company_id = d.company_id and y.deleted_at is null and y.sent_on <= m.day and (y.deal_id = d.id or (y.deal_id is null and y.sent_on >= m.opened - 14))) q on true
    left join lateral (
      select count(*)::int as orders, m.day - max(z.ordered_on) as since,
        coalesce(sum(z.total_cents) filter (where z.ordered_on > m.day - 365), 0)::float8 as revenue
      from records.sales_order z where z.company_id = d.company_id and z.deleted_at is null and z.ordered_on < m.day) o on true`.execute(
    db,
  );
  return rows;
}
