import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import type { Line } from './follow-orders.ts';

export async function insertStageChanges(
  db: Db,
  moved: readonly { readonly deal_id: string; readonly from_stage: unknown; readonly to_stage: string }[],
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into records.deal_stage_change (deal_id, from_stage, to_stage, changed_by, changed_at)
    select deal_id, from_stage, to_stage, ${by}, ${at}
    from jsonb_to_recordset(${json(moved)}::jsonb) as m(deal_id uuid, from_stage text, to_stage text)`.execute(db);
}

export async function settleDeals(db: Db, ids: readonly string[], at: Date): Promise<void> {
  await sql`
    update records.deal d set stage_changed_at = ${at},
      closed_at = case when s.outcome = 'open' then null else coalesce(d.closed_at, ${at}::timestamptz) end
    from records.deal_stage s where s.id = d.stage_id and d.id = any(${ids}::uuid[])`.execute(db);
}

/**
 * Lines with a position replace the one there; lines without take the next free position, unless the order has the same line already
 * (the file was imported before).
 */
export async function upsertLines(db: Db, lines: readonly Line[]): Promise<void> {
  await sql`
    with given as (select * from rows from (jsonb_to_recordset(${json(lines)}::jsonb) as (order_id uuid, position integer, product_number text,
      description text, quantity numeric, price_cents bigint, total_cents bigint)) with ordinality as l(order_id, position, product_number,
      description, quantity, price_cents, total_cents, at)),
    wanted as (
      select distinct on (order_id, coalesce(position::text, '+' || coalesce(product_number, '') || '|' || coalesce(description, '') || '|' || coalesce(quantity, 0) || '|' || coalesce(price_cents, 0)))
        * from given g
      where position is not null or not exists (
        select 1 from records.order_line o where o.order_id = g.order_id and o.product_number is not distinct from g.product_number
          and o.description is not distinct from g.description and o.quantity is not distinct from g.quantity
          and o.price_cents is not distinct from g.price_cents)
      order by order_id, coalesce(position::text, '+' || coalesce(product_number, '') || '|' || coalesce(description, '') || '|' || coalesce(quantity, 0) || '|' || coalesce(price_cents, 0)), at desc
    ),
    placed as (
      select w.order_id, w.product_number, w.description, w.quantity, w.price_cents,
        coalesce(w.total_cents, round(w.quantity * w.price_cents)::bigint) as total_cents,
        coalesce(w.position, (select coalesce(max(o.position), 0) from records.order_line o where o.order_id = w.order_id)
          + (select coalesce(max(g.position), 0) from given g where g.order_id = w.order_id)
          + row_number() over (partition by w.order_id, w.position is null order by w.at)) as position
      from wanted w
    )
    insert into records.order_line (order_id, position, product_id, product_number, description, quantity, price_cents, total_cents)
    select p.order_id, p.position, r.id, p.product_number, p.description, p.quantity, p.price_cents, p.total_cents
    from placed p left join records.product r on r.number = p.product_number and r.deleted_at is null
    on conflict (order_id, position) do update set product_id = excluded.product_id, product_number = excluded.product_number,
      description = excluded.description, quantity = excluded.quantity, price_cents = excluded.price_cents, total_cents = excluded.total_cents`.execute(
    db,
  );
  await sql`
    update records.sales_order o set total_cents = t.total
    from (select order_id, sum(total_cents)::bigint as total from records.order_line
      where order_id = any(${[...new Set(lines.map((line) => line.order_id))]}::uuid[]) group by order_id) t
    where o.id = t.order_id and not o.origin ? 'total_cents' and o.total_cents is distinct from t.total`.execute(db);
}

/** Those of the orders whose lines a person wrote. */
export async function ordersWrittenByHand(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from records.sales_order where id = any(${ids}::uuid[]) and lines_by_hand`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** These lines and no others. The version moves, so that somebody who edits at the same time is told. */
export async function replaceLines(
  db: Db,
  orderId: string,
  { lines, byPerson }: { readonly lines: readonly Line[]; readonly byPerson: boolean },
): Promise<void> {
  await sql`delete from records.order_line where order_id = ${orderId}::uuid`.execute(db);
  if (lines.length > 0) await upsertLines(db, lines);
  await sql`
    update records.sales_order set lines_by_hand = ${byPerson}, version = version + 1 where id = ${orderId}::uuid`.execute(
    db,
  );
}

/** How long an order makes a customer of somebody of whom no source says what he is. */
const CUSTOMER_YEARS = 3;

/**
 * Besides the counts: where no source says what the company is, its orders do. That word has no origin and gives way to whatever anybody
 * claims; when the orders go, it goes with them.
 */
export async function countCompanies(db: Db, ids: readonly string[], now: Date): Promise<void> {
  const relation = sql`case when c.origin ? 'relation' then c.relation
    when o.last_on > (${now}::timestamptz at time zone 'Europe/Berlin')::date - make_interval(years => ${CUSTOMER_YEARS}) then 'customer'
    when o.last_on is not null then 'former_customer'
    when c.order_count > 0 and c.relation in ('customer', 'former_customer') then 'none'
    else c.relation end`;
  await sql`
    update records.company c set last_order_on = o.last_on, order_count = o.count, revenue_12m_cents = o.revenue,
      open_deal_count = d.count, last_activity_at = a.last_at, relation = ${relation}
    from unnest(${ids}::uuid[]) wanted(id)
    cross join lateral (
      select max(ordered_on) as last_on, count(*)::int as count,
        coalesce(sum(total_cents) filter (where ordered_on > (${now}::timestamptz at time zone 'Europe/Berlin')::date - interval '1 year'), 0)::bigint as revenue
      from records.sales_order where company_id = wanted.id and deleted_at is null) o
    cross join lateral (select count(*)::int as count from records.deal where company_id = wanted.id and closed_at is null and deleted_at is null) d
    cross join lateral (select max(happened_at) as last_at from records.activity where company_id = wanted.id and deleted_at is null) a
    where c.id = wanted.id and (c.last_order_on, c.order_count, c.revenue_12m_cents, c.open_deal_count, c.last_activity_at, c.relation)
      is distinct from (o.last_on, o.count, o.revenue, d.count, a.last_at, ${relation})`.execute(db);
  await sql`
    update records.person p set last_activity_at = a.last_at
    from (select person_id, max(happened_at) as last_at from records.activity
      where company_id = any(${ids}::uuid[]) and person_id is not null and deleted_at is null group by person_id) a
    where p.id = a.person_id and p.last_activity_at is distinct from a.last_at`.execute(db);
}

/** Companies that the orders, deals and activities of an import belong to. */
export async function companiesOfImport(db: Db, importId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with own as materialized (
      select l.kind, l.record_id from intake.observation o join records.observation_link l on l.observation_id = o.id
      where o.import_id = ${importId} and o.kind in ('order', 'deal', 'activity'))
    select r.company_id as id from own join records.sales_order r on r.id = own.record_id where own.kind = 'order' and r.company_id is not null
    union select r.company_id from own join records.deal r on r.id = own.record_id where own.kind = 'deal' and r.company_id is not null
    union select r.company_id from own join records.activity r on r.id = own.record_id where own.kind = 'activity' and r.company_id is not null`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Revenue of twelve months falls by itself as days go by, and customers become former ones: every night the companies that a year has left. */
export async function companiesWithAgedOrders(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct s.company_id as id from (values (1), (${CUSTOMER_YEARS}::int)) as border(years)
    join lateral (select (${now}::timestamptz at time zone 'Europe/Berlin')::date - make_interval(years => border.years) as day) d on true
    join records.sales_order s on s.deleted_at is null and s.ordered_on between d.day - interval '7 days' and d.day`.execute(
    db,
  );
  return rows.map((row) => row.id);
}
