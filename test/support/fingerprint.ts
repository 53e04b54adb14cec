import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/**
 * For each table how many rows it has and the last transaction that wrote one that is there: two alike mean that nothing at all was written
 * in between, not even the same again. A hash over all rows said less and took ten times as long.
 */
export async function fingerprint(db: Db): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('platform', 'oversight', 'intake', 'records', 'insight', 'action') order by 1`.execute(db);
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(max(xmin::text::int8), 0) as state from ${name}`,
  );
  const { rows } = await sql.raw<{ name: string; state: string }>(parts.join(' union all ')).execute(db);
  return new Map(rows.map((row) => [row.name, row.state]));
}

/** Names of the tables in which the two differ. */
export function changedTables(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...after].filter(([name, state]) => before.get(name) !== state).map(([name]) => name);
}
