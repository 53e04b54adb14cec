import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface NamedBy {
  readonly label: string;
  readonly url: string;
  readonly day: string;
  readonly legalGround: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Entries of watched sources that became, or belong to, these records, earliest first. */
export async function namedBy(db: Db, records: readonly string[]): Promise<readonly NamedBy[]> {
  const { rows } = await sql<NamedBy>`
    select w.label, e.url, (e.first_seen_at at time zone 'Europe/Berlin')::date::text as day, w.legal_ground as "legalGround", e.fields
    from intake.watch_entry e join intake.watch w on w.id = e.watch_id
    where e.record_id = any(${[...records]}::uuid[]) order by e.first_seen_at, e.id limit 20`.execute(db);
  return rows;
}
