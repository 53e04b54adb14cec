import type { App } from '#server/platform/app.ts';
import { applyObservations } from './apply-observations.ts';
import { retractFromRecords } from './retract-observations.ts';

/** Records follow observations: in the same transaction, so that there is never one without the other. */
export function register(app: App): void {
  app.events.on('observation-recorded', async (tx, fact) => {
    const { outcomes } = await applyObservations(app, tx, fact);
    fact.outcomes.push(...outcomes);
  });
  app.events.on('observations-retracted', (tx, fact) => retractFromRecords(app, tx, fact));
}
