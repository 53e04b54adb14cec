import type { Db } from '#server/platform/db/index.ts';
import { countCompanies } from './store-following.ts';

/** Recomputes what lists sort companies and people by: orders, revenue of twelve months, open deals, last activity. */
export async function refreshCounts(tx: Db, companyIds: readonly string[], now: Date): Promise<void> {
  if (companyIds.length > 0) await countCompanies(tx, companyIds, now);
}
