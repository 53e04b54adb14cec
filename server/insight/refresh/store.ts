import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/**
 * What an import has just filled the planner still takes for empty: the passes over it took a minute instead of seconds. Autovacuum comes round
 * within a minute, which is too late for who waits.
 */
export async function readStatistics(db: Db): Promise<void> {
  await sql`analyze records.company, records.person, records.sales_order, records.order_line, records.activity, records.deal, records.quote,
    intake.observation`.execute(db);
}
