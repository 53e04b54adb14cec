import { type RawBuilder, sql } from 'kysely';
import type { Population, TimeCheck } from '#engines/order-rhythm/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export interface StoredPopulation {
  readonly day: string;
  readonly customers: number;
  readonly population: Population;
  readonly checked: TimeCheck | null;
  readonly computedAt: Date;
}

export async function newestPopulation(db: Db): Promise<StoredPopulation | undefined> {
  const { rows } = await sql<StoredPopulation>`
    select day::text as day, customers, population, checked, computed_at as "computedAt" from insight.order_model order by day desc limit 1`.execute(
    db,
  );
  return rows[0];
}

export async function anyOrder(db: Db): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select 1 from records.sales_order where deleted_at is null) as any`.execute(db);
  return rows[0]?.any ?? false;
}

export async function putPopulation(db: Db, one: Omit<StoredPopulation, 'computedAt'>, at: Date): Promise<void> {
  await sql`
    insert into insight.order_model (day, customers, population, checked, computed_at)
    values (${one.day}, ${one.customers}, ${json(one.population)}, ${one.checked && json(one.checked)}, ${at})
    on conflict (day) do update set customers = excluded.customers, population = excluded.population, checked = excluded.checked,
      computed_at = excluded.computed_at`.execute(db);
}

export interface OutlookRow {
  readonly company_id: string;
  readonly owner_id: string | null;
  readonly team_id: string | null;
  readonly state: 'waiting' | 'due' | 'overdue' | 'lapsed';
  readonly active: number;
  readonly overdue: number;
  readonly order_chance: number;
  readonly expected_orders: number;
  readonly order_days: number;
  readonly last_day: number;
  readonly usual_gap: number;
  readonly next_low: number | null;
  readonly next_on: number | null;
  readonly next_high: number | null;
  readonly order_cents: number | null;
  readonly expected_cents: number | null;
  readonly at_risk_cents: number | null;
  readonly falling: boolean;
  readonly reasons: readonly { readonly code: string; readonly de: string; readonly en: string }[];
}

/** Writes the outlooks of these companies, and takes away those that no longer have any order. */
export async function putOutlooks(
  db: Db,
  companyIds: readonly string[],
  rows: readonly OutlookRow[],
  at: Date,
): Promise<void> {
  const kept = rows.map((row) => row.company_id);
  await sql`delete from insight.order_outlook where company_id = any(${[...companyIds]}::uuid[]) and not company_id = any(${kept}::uuid[])`.execute(
    db,
  );
  if (rows.length === 0) return;
  const day = (column: string): RawBuilder<unknown> => sql`date '1970-01-01' + ${sql.ref(`r.${column}`)}`;
  await sql`
    insert into insight.order_outlook (company_id, owner_id, team_id, state, active, overdue, order_chance, expected_orders, order_days, last_on, usual_gap,
      next_low, next_on, next_high, order_cents, expected_cents, at_risk_cents, falling, reasons, computed_at)
    select r.company_id, r.owner_id, r.team_id, r.state, r.active, r.overdue, r.order_chance, r.expected_orders, r.order_days, ${day('last_day')}, r.usual_gap,
      ${day('next_low')}, ${day('next_on')}, ${day('next_high')}, r.order_cents, r.expected_cents, r.at_risk_cents, r.falling, r.reasons, ${at}
    from jsonb_to_recordset(${json(rows)}::jsonb) as r (company_id uuid, owner_id uuid, team_id uuid, state text, active real, overdue real, order_chance real,
      expected_orders real, order_days int, last_day int, usual_gap int, next_low int, next_on int, next_high int, order_cents bigint, expected_cents bigint,
      at_risk_cents bigint, falling boolean, reasons jsonb)
    order by r.company_id
    on conflict (company_id) do update set owner_id = excluded.owner_id, team_id = excluded.team_id, state = excluded.state, active = excluded.active,
      overdue = excluded.overdue, order_chance = excluded.order_chance, expected_orders = excluded.expected_orders, order_days = excluded.order_days,
      last_on = excluded.last_on, usual_gap = excluded.usual_gap, next_low = excluded.next_low, next_on = excluded.next_on, next_high = excluded.next_high,
      order_cents = excluded.order_cents, expected_cents = excluded.expected_cents, at_risk_cents = excluded.at_risk_cents, falling = excluded.falling,
      reasons = excluded.reasons, computed_at = excluded.computed_at`.execute(db);
}

export interface StoredOutlook extends Omit<OutlookRow, 'last_day' | 'next_low' | 'next_on' | 'next_high'> {
  readonly name: string;
  readonly owner_name: string | null;
  readonly last_on: string;
  readonly next_low: string | null;
  readonly next_on: string | null;
  readonly next_high: string | null;
  readonly computed_at: Date;
}

const columns = sql`o.company_id, o.owner_id, o.team_id, o.state, o.active, o.overdue, o.order_chance, o.expected_orders, o.order_days, o.usual_gap, o.order_cents,
  o.expected_cents, o.at_risk_cents, o.falling, o.reasons, o.computed_at, o.last_on::text as last_on, o.next_low::text as next_low, o.next_on::text as next_on,
  o.next_high::text as next_high, c.name, u.name as owner_name`;
const from = sql`insight.order_outlook o join records.company c on c.id = o.company_id and c.deleted_at is null
  left join platform."user" u on u.id = c.owner_id`;

export type Part = 'slipping' | 'falling' | 'lost';
const parts: Readonly<Record<Part, RawBuilder<unknown>>> = {
  slipping: sql`o.state in ('overdue', 'lapsed') and o.active >= 0.05`,
  falling: sql`o.falling and o.state in ('waiting', 'due')`,
  lost: sql`o.state = 'lapsed' and o.active < 0.05`,
};

const seen = (actor: Actor, mine: boolean) =>
  mine ? sql`c.owner_id = ${actor.id}::uuid` : visibleTo(actor, { owner: 'c.owner_id', team: 'c.team_id' });

/** Customers of one part, most value at risk first. Partners buy for others and have no rhythm of their own. */
export async function outlooksAtRisk(
  db: Db,
  actor: Actor,
  asked: { readonly part: Part; readonly mine: boolean; readonly limit: number },
): Promise<readonly StoredOutlook[]> {
  const { rows } = await sql<StoredOutlook>`
    select ${columns} from ${from} where ${parts[asked.part]} and c.relation <> 'partner' and ${seen(actor, asked.mine)}
    order by o.at_risk_cents desc nulls last, o.company_id limit ${asked.limit}`.execute(db);
  return rows;
}

export async function sumsAtRisk(
  db: Db,
  actor: Actor,
  mine: boolean,
): Promise<readonly { readonly part: Part; readonly count: number; readonly cents: number }[]> {
  const each = (Object.keys(parts) as Part[]).map(
    (part) => sql`select ${part} as part, count(*)::int as count, coalesce(sum(o.at_risk_cents), 0)::float8 as cents
      from ${from} where ${parts[part]} and c.relation <> 'partner' and ${seen(actor, mine)}`,
  );
  const { rows } = await sql<{ part: Part; count: number; cents: number }>`${sql.join(each, sql` union all `)}`.execute(
    db,
  );
  return rows;
}

export async function findOutlook(db: Db, actor: Actor, companyId: string): Promise<StoredOutlook | undefined> {
  const { rows } = await sql<StoredOutlook>`
    select ${columns} from ${from} where o.company_id = ${companyId}::uuid and ${seen(actor, false)}`.execute(db);
  return rows[0];
}

export async function companyVisible(db: Db, actor: Actor, companyId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from records.company c where c.id = ${companyId}::uuid and c.deleted_at is null and ${seen(actor, false)}`.execute(
    db,
  );
  return rows.length > 0;
}
