import type { Db } from '#server/platform/db/index.ts';
import { companiesOfImport, countCompanies } from './store-following.ts';

const SLICE = 1000;

/** Recomputes what lists sort companies and people by: orders, revenue of twelve months, open deals, last activity. */
export async function refreshCounts(tx: Db, companyIds: readonly string[], now: Date): Promise<void> {
  for (let at = 0; at < companyIds.length; at += SLICE) await countCompanies(tx, companyIds.slice(at, at + SLICE), now);
}

/** The same for all companies that what an import brought belongs to. */
export async function countImported(tx: Db, importId: string, now: Date): Promise<void> {
  await refreshCounts(tx, await companiesOfImport(tx, importId), now);
}
