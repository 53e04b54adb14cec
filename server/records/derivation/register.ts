import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { applyObservations } from './apply-observations.ts';
import { countImported, refreshCounts } from './refresh-counts.ts';
import { retractFromRecords } from './retract-observations.ts';
import { companiesWithAgedOrders } from './store-following.ts';

const JOB = 'records.age-revenue';

/** Records follow observations: in the same transaction, so that there is never one without the other. */
export function register(app: App): void {
  app.events.on('observation-recorded', async (tx, fact) => {
    fact.outcomes.push(...(await applyObservations(app, tx, fact)));
  });
  app.events.on('import-stopped', (tx, { importId }) => countImported(tx, importId, app.clock.now()));
  app.events.on('observations-retracted', (tx, fact) => retractFromRecords(app, tx, fact));
  // Twelve months' revenue falls by itself as orders grow older.
  app.jobs.define(JOB, z.object({}), async () => {
    const ids = await companiesWithAgedOrders(app.db, app.clock.now());
    await refreshCounts(app.db, ids, app.clock.now());
  });
  app.jobs.schedule(JOB, '20 2 * * *');
}
