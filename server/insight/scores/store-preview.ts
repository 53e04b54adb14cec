import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** Exact below 50,000, since a planner's guess may be zero for a table just filled; above, the planner's. */
export async function estimateCompanies(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from records.company where deleted_at is null limit 50000) c`.execute(
    db,
  );
  const counted = rows[0]?.count ?? 0;
  if (counted < 50_000) return counted;
  const guess = await sql<{ count: number }>`
    select greatest(50000, reltuples)::int as count from pg_class where oid = 'records.company'::regclass`.execute(db);
  return guess.rows[0]?.count ?? counted;
}
