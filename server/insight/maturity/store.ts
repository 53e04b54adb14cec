import { sql } from 'kysely';
import type { CountKey } from '#engines/maturity/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export type Counts = Readonly<Record<CountKey, number>>;

export interface StoredCounts {
  readonly day: string;
  readonly counts: Partial<Counts>;
  readonly companies: number;
}

/** Reads every table once: a job's work. Mails of a mailbox, conversations and visits of the web page count what is recorded of them as activities. */
export async function countEverything(db: Db): Promise<Counts> {
  const { rows } = await sql<Counts>`
    with company as (
      select count(*)::int as companies, count(*) filter (where coalesce(industry, '') <> '')::int as with_industry,
        count(*) filter (where employees is not null)::int as with_employees, count(*) filter (where last_activity_at is not null)::int as with_interactions
      from records.company where deleted_at is null),
    person as (select count(*)::int as people, count(buying_role)::int as with_role from records.person where deleted_at is null),
    activity as (
      select count(*) filter (where kind not in ('note', 'web'))::int as interactions, count(*) filter (where kind = 'web')::int as web,
        count(*) filter (where kind in ('call', 'meeting', 'visit') and coalesce(body, '') <> '')::int as conversations,
        count(*) filter (where kind in ('email', 'message'))::int as mails
      from records.activity where deleted_at is null),
    deal as (select count(closed_at)::int as closed, count(*) filter (where closed_at is null)::int as open from records.deal where deleted_at is null),
    orders as (select count(*)::int as orders from records.sales_order where deleted_at is null),
    lines as (select count(distinct order_id)::int as with_lines from records.order_line),
    quote as (select count(*)::int as decided from records.quote where deleted_at is null and status in ('accepted', 'declined')),
    product as (select count(price_cents)::int as priced from records.product where deleted_at is null),
    task as (select count(*)::int as tasks from records.task where deleted_at is null),
    rhythm as (select count(*)::int as rhythms from insight.rhythm),
    consent as (select count(distinct c.contact_key)::int as consents from oversight.consent c where c.kind = 'given' and c.documented
      and not exists (select 1 from oversight.consent w where w.contact_key = c.contact_key and w.kind = 'withdrawn' and w.position > c.position))
    select company.companies, with_industry as companies_with_industry, with_employees as companies_with_employees, people,
      with_role as people_with_role, consents, interactions, with_interactions as companies_with_interactions, web as web_visits, conversations,
      tasks, closed as deals_closed, deal.open as deals_open, orders.orders, with_lines as orders_with_lines, priced as products_with_price,
      decided as quotes_decided, rhythms as customers_with_rhythm, mails,
      (select count(*)::int from records.activity where deleted_at is null and direction = 'out' and coalesce(outcome, '') <> '') as touches_with_outcome
    from company, person, activity, deal, orders, lines, quote, product, task, rhythm, consent`.execute(db);
  return rows[0]!;
}

export async function putCounts(db: Db, day: string, counts: Counts, at: Date): Promise<void> {
  await sql`insert into insight.maturity_count (day, counts, computed_at) values (${day}::date, ${json(counts)}::jsonb, ${at})
    on conflict (day) do update set counts = excluded.counts, computed_at = excluded.computed_at`.execute(db);
}

export async function newestCounts(
  db: Db,
): Promise<{ day: string; counts: Partial<Counts>; computedAt: Date } | undefined> {
  const { rows } = await sql<{ day: string; counts: Partial<Counts>; computedAt: Date }>`
    select day, counts, computed_at as "computedAt" from insight.maturity_count order by day desc limit 1`.execute(db);
  return rows[0];
}

/** Cheap enough to look each time: did anything come in since? */
export async function changedSince(db: Db, at: Date): Promise<boolean> {
  const { rows } = await sql`select 1 where
    exists (select 1 from records.company where updated_at > ${at} and deleted_at is null)
    or exists (select 1 from records.person where updated_at > ${at} and deleted_at is null)
    or exists (select 1 from records.sales_order where updated_at > ${at})`.execute(db);
  return rows.length > 0;
}

export async function fewRecords(db: Db): Promise<boolean> {
  const { rows } = await sql<{ few: boolean }>`
    select (select count(*) from (select 1 from records.company limit 20001) c) <= 20000
      and (select count(*) from (select 1 from records.activity limit 100001) a) <= 100000 as few`.execute(db);
  return rows[0]?.few ?? false;
}
