import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';

export interface OrderHistory {
  readonly companyId: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  /** Days since 1970-01-01, newest first, 40 at most. */
  readonly days: readonly number[];
  readonly cents: readonly number[];
}

export async function orderHistories(db: Db, companyIds: readonly string[]): Promise<readonly OrderHistory[]> {
  const { rows } = await sql<OrderHistory>`
    select c.id as "companyId", c.owner_id as "ownerId", c.team_id as "teamId", o.days, o.cents
    from records.company c cross join lateral (
      select coalesce(array_agg(x.day order by x.day desc), '{}') as days, coalesce(array_agg(x.cents order by x.day desc), '{}') as cents
      from (select s.ordered_on - date '1970-01-01' as day, s.total_cents::float8 as cents from records.sales_order s
        where s.company_id = c.id and s.deleted_at is null and coalesce(s.total_cents, 0) >= 0 order by s.ordered_on desc limit 40) x) o
    where c.id = any(${[...companyIds]}::uuid[]) and c.deleted_at is null`.execute(db);
  return rows;
}

export interface RhythmRow {
  readonly company_id: string;
  readonly owner_id: string | null;
  readonly team_id: string | null;
  readonly order_days: number;
  readonly median_days: number;
  readonly spread_days: number;
  readonly regularity: number;
  readonly last_day: number;
  readonly expected_day: number;
  readonly overdue_day: number;
  readonly lapsed_day: number;
  readonly typical_cents: number;
}

/** Writes the rhythms of these companies, and takes away those that have none any more. */
export async function putRhythms(
  db: Db,
  companyIds: readonly string[],
  rows: readonly RhythmRow[],
  at: Date,
): Promise<void> {
  const kept = rows.map((row) => row.company_id);
  await sql`delete from insight.rhythm where company_id = any(${[...companyIds]}::uuid[]) and not company_id = any(${kept}::uuid[])`.execute(
    db,
  );
  if (rows.length === 0) return;
  await sql`
    insert into insight.rhythm (company_id, owner_id, team_id, order_days, median_days, spread_days, regularity, last_on, expected_on,
      overdue_on, lapsed_on, typical_cents, computed_at)
    select r.company_id, r.owner_id, r.team_id, r.order_days, r.median_days, r.spread_days, r.regularity, date '1970-01-01' + r.last_day,
      date '1970-01-01' + r.expected_day, date '1970-01-01' + r.overdue_day, date '1970-01-01' + r.lapsed_day, r.typical_cents, ${at}
    from jsonb_to_recordset(${json(rows)}::jsonb) as r (company_id uuid, owner_id uuid, team_id uuid, order_days int, median_days real,
      spread_days real, regularity real, last_day int, expected_day int, overdue_day int, lapsed_day int, typical_cents bigint)
    on conflict (company_id) do update set owner_id = excluded.owner_id, team_id = excluded.team_id, order_days = excluded.order_days,
      median_days = excluded.median_days, spread_days = excluded.spread_days, regularity = excluded.regularity, last_on = excluded.last_on,
      expected_on = excluded.expected_on, overdue_on = excluded.overdue_on, lapsed_on = excluded.lapsed_on,
      typical_cents = excluded.typical_cents, computed_at = excluded.computed_at
    where (rhythm.owner_id, rhythm.team_id, rhythm.order_days, rhythm.last_on, rhythm.expected_on, rhythm.overdue_on, rhythm.typical_cents)
      is distinct from (excluded.owner_id, excluded.team_id, excluded.order_days, excluded.last_on, excluded.expected_on, excluded.overdue_on,
        excluded.typical_cents)`.execute(db);
}
