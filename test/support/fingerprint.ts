import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** One hash per table over every row of it: two alike mean that nothing at all was written in between. */
export async function fingerprint(db: Db): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('platform', 'oversight', 'intake', 'records', 'insight', 'action') order by 1`.execute(db);
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, coalesce(string_agg(t::text, E'\\n' order by t::text), '') as rows from ${name} t`,
  );
  const { rows } = await sql.raw<{ name: string; rows: string }>(parts.join(' union all ')).execute(db);
  return new Map(rows.map((row) => [row.name, createHash('sha256').update(row.rows).digest('hex')]));
}

/** Names of the tables in which the two differ. */
export function changedTables(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
}
