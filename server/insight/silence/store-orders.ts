import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface OrderBook {
  readonly companyId: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  /** Days since 1970-01-01, ascending and distinct; what was ordered on each, in cents, and how many different products. */
  readonly days: readonly number[];
  readonly values: readonly number[];
  readonly breadth: readonly number[];
  readonly returned: number;
}

/**
 * Orders of companies by day, of the last five years. Amounts in euros only: a day in another currency counts as a day without a value. What was
 * taken back (negative totals) is no order; it lowers what an order is worth.
 */
export async function orderBooks(db: Db, companyIds: readonly string[], now: Date): Promise<readonly OrderBook[]> {
  const { rows } = await sql<OrderBook>`
    select c.id as "companyId", c.owner_id as "ownerId", c.team_id as "teamId", o.days, o.values, o.breadth, least(1, o.returned) as returned
    from records.company c cross join lateral (
      select array_agg(x.day order by x.day) filter (where x.ordered) as days, array_agg(x.cents order by x.day) filter (where x.ordered) as values,
        array_agg(x.products order by x.day) filter (where x.ordered) as breadth,
        coalesce(sum(x.back) / nullif(sum(x.cents), 0), 0)::float8 as returned
      from (select s.ordered_on - date '1970-01-01' as day, bool_or(coalesce(s.total_cents, 0) >= 0) as ordered,
          coalesce(sum(s.total_cents) filter (where s.total_cents > 0 and s.currency = 'EUR'), 0)::float8 as cents,
          coalesce(-sum(s.total_cents) filter (where s.total_cents < 0 and s.currency = 'EUR'), 0)::float8 as back,
          coalesce(max(l.products), 0)::int as products
        from records.sales_order s
          left join lateral (select count(distinct coalesce(i.product_number, i.description)) as products from records.order_line i where i.order_id = s.id) l on true
        where s.company_id = c.id and s.deleted_at is null and s.ordered_on > (${now}::timestamptz - interval '5 years')::date and s.ordered_on <= ${now}::date
        group by s.ordered_on) x) o
    where c.id = any(${[...companyIds]}::uuid[]) and c.deleted_at is null and o.days is not null`.execute(db);
  return rows;
}

/** Customers to learn from: all of them up to `most`, else every n-th by id. */
export async function customersToLearnFrom(db: Db, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (select id, row_number() over (order by id) as at, count(*) over () as total from records.company
      where deleted_at is null and order_count > 0) c where at % greatest(1, ceil(total / ${most}::float8)::int) = 0`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
