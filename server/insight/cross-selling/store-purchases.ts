import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface SoldProduct {
  readonly key: string;
  readonly productId: string | null;
  readonly number: string;
  readonly name: string;
  /** Mean of its lines in euros that were worth something. */
  readonly lineCents: number | null;
  /** What remains of a line's price, as a share; null where cost or price is unknown. Below 0 where it is sold at a loss. */
  readonly marginShare: number | null;
}

/** A line names its product by record, else by number, else by text. */
const textOf = sql`lower(coalesce(l.product_number, l.description))`;
const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const FIVE_YEARS = sql`interval '5 years'`;

/** Summed up by record or text first and named afterwards: names compared line by line took most of the time. */
export async function soldProducts(db: Db, now: Date): Promise<readonly SoldProduct[]> {
  const { rows } = await sql<SoldProduct>`
    with sold as (
      select l.product_id as id, case when l.product_id is null then ${textOf} end as text,
        max(l.product_number) filter (where l.product_id is null) as number, max(l.description) filter (where l.product_id is null) as description,
        avg(l.total_cents) filter (where l.total_cents > 0 and s.currency = 'EUR') as line,
        sum(l.total_cents) filter (where l.total_cents > 0 and l.quantity > 0 and s.currency = 'EUR') as paid,
        sum(l.quantity) filter (where l.total_cents > 0 and l.quantity > 0 and s.currency = 'EUR') as pieces
      from records.order_line l join records.sales_order s on s.id = l.order_id and s.deleted_at is null
      where s.ordered_on > (${now}::timestamptz - ${FIVE_YEARS})::date group by 1, 2)
    select coalesce(o.id::text, o.text) as key, o.id as "productId", coalesce(p.number, o.number, o.description) as number,
      coalesce(p.name, o.description, o.number) as name, o.line::float8 as "lineCents",
      -- By what was paid where the quantity is known, else by the list price: discounts come off the margin, not off the cost.
      1 - case when p.currency = 'EUR' then p.cost_cents end / nullif(coalesce(o.paid / nullif(o.pieces, 0), p.price_cents), 0)::float8 as "marginShare"
    from sold o left join records.product p on p.id = o.id
    where coalesce(o.id::text, o.text) is not null and (o.id is null or p.deleted_at is null) order by 1`.execute(db);
  return rows;
}

/** Arrays of the same length, an entry per product: days since 1970-01-01, -1 for none. */
export interface Held {
  readonly companyId: string;
  readonly codes: readonly number[];
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** The last one up to `known`, so that suggestions can be judged as they would have been made then. */
  readonly before: readonly number[];
  readonly returned: readonly number[];
}

/**
 * What these companies have bought, a row each: when first, when last, and when something came back. `keys` in the order of their codes. Summed up
 * here rather than line by line there: two million lines are three hundred thousand pairs.
 */
export async function purchasesOf(
  db: Db,
  companyIds: readonly string[],
  { keys, known, now }: { readonly keys: readonly string[]; readonly known: number; readonly now: Date },
): Promise<readonly Held[]> {
  const { rows } = await sql<Held>`
    with codes as materialized (
      select (k.at - 1)::int as code, k.key, case when k.key ~ ${UUID} then k.key::uuid end as id
      from unnest(${[...keys]}::text[]) with ordinality as k (key, at))
    select x."companyId", array_agg(x.code) as codes, array_agg(x.first) as first, array_agg(x.last) as last, array_agg(x.before) as before,
      array_agg(x.returned) as returned
    from (select y."companyId", y.code, coalesce(min(y.day) filter (where y.bought), -1) as first, coalesce(max(y.day) filter (where y.bought), -1) as last,
        coalesce(max(y.day) filter (where y.bought and y.day <= ${known}), -1) as before, coalesce(min(y.day) filter (where not y.bought), -1) as returned
      from (select s.company_id as "companyId", coalesce(p.code, t.code) as code, s.ordered_on - date '1970-01-01' as day,
          coalesce(l.quantity, 1) > 0 and coalesce(l.total_cents, 1) > 0 as bought
        from records.sales_order s join records.order_line l on l.order_id = s.id
          -- By record where there is one: two million ids written out and compared as text took most of the time.
          left join codes p on p.id = l.product_id
          left join codes t on l.product_id is null and t.key = ${textOf}
        where s.company_id = any(${[...companyIds]}::uuid[]) and s.deleted_at is null and s.ordered_on <= ${now}::date
          and s.ordered_on > (${now}::timestamptz - ${FIVE_YEARS})::date) y
      where y.code is not null group by 1, 2) x
    group by 1 order by 1`.execute(db);
  return rows;
}

export async function buyersAfter(db: Db, after: string | null, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from records.company where deleted_at is null and order_count > 0 and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
