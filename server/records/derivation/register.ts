import type { App } from '#server/platform/app.ts';
import { applyObservations } from './apply-observations.ts';
import { retractFromRecords } from './retract-observations.ts';

/** Records follow observations: in the same transaction, so that there is never one without the other. */
export function register(app: App): void {
  app.events.on('observation-recorded', async (tx, fact) => {
    fact.outcomes.push(...(await applyObservations(app, tx, fact)));
  });
  app.events.on('observations-retracted', (tx, fact) => retractFromRecords(app, tx, fact));
}
