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
    with orders as materialized (
      select s.id, s.company_id, s.ordered_on - date '1970-01-01' as day, coalesce(s.total_cents, 0) as cents, s.currency = 'EUR' as in_euros
      from records.sales_order s where s.company_id = any(${[...companyIds]}::uuid[]) and s.deleted_at is null
        and s.ordered_on > (${now}::timestamptz - interval '5 years')::date and s.ordered_on <= ${now}::date),
    breadth as (select o.id, count(distinct coalesce(i.product_number, i.description) collate "C")::int as products
      from orders o join records.order_line i on i.order_id = o.id group by o.id),
    days as (select o.company_id, o.day, bool_or(o.cents >= 0) as ordered, coalesce(sum(o.cents) filter (where o.cents > 0 and o.in_euros), 0)::float8 as cents,
        coalesce(-sum(o.cents) filter (where o.cents < 0 and o.in_euros), 0)::float8 as back, coalesce(max(b.products), 0) as products
      from orders o left join breadth b on b.id = o.id group by o.company_id, o.day),
    books as (select company_id, array_agg(day order by day) filter (where ordered) as days, array_agg(cents order by day) filter (where ordered) as values,
        array_agg(products order by day) filter (where ordered) as breadth, coalesce(sum(back) / nullif(sum(cents), 0), 0)::float8 as returned
      from days group by company_id)
    select c.id as "companyId", c.owner_id as "ownerId", c.team_id as "teamId", b.days, b.values, b.breadth, least(1, b.returned) as returned
    from books b join records.company c on c.id = b.company_id where c.deleted_at is null and b.days is not null`.execute(
    db,
  );
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
