import type { App } from '#server/platform/app.ts';
import { mergedInto } from '#server/records/identity/index.ts';
import { reading } from '../lists/index.ts';
import { dealsOf, leadsOfSources } from './store.ts';

/** Deals with companies that a source brought as leads. A company that two sources brought counts for both: both were worth it. */
export async function showYield(app: App) {
  return reading(app.db, async (db) => {
    const leads = await leadsOfSources(db);
    const meant = await mergedInto(
      db,
      leads.map(({ recordId }) => recordId),
    );
    const companies = new Map(leads.map(({ recordId }) => [recordId, meant.get(recordId) ?? recordId]));
    const deals = await dealsOf(db, [...new Set(companies.values())]);
    const sources = [...Map.groupBy(leads, ({ watchId }) => watchId)].map(([sourceId, ofSource]) => {
      const ids = new Set(ofSource.map(({ recordId }) => companies.get(recordId)));
      const own = deals.filter(({ companyId }) => ids.has(companyId));
      const won = own.filter(({ outcome }) => outcome === 'won');
      return {
        sourceId,
        open: own.filter(({ outcome }) => outcome === 'open').length,
        won: won.length,
        wonCents: won.reduce((sum, { valueCents }) => sum + valueCents, 0),
      };
    });
    return { sources };
  });
}
