import type { App } from '#server/platform/app.ts';
import { moveSteps, moveStepsBack } from './store.ts';

const NAME = 'action.lead_step';

/** A lead's steps belong to the company: they follow a merge, and go back when it is undone. */
export function register(app: App): void {
  app.events.on('records-merged', async (tx, { kind, keptId, goneId, moved }) => {
    if (kind !== 'company') return;
    const ids = await moveSteps(tx, goneId, keptId);
    if (ids.length > 0) moved[NAME] = ids;
  });
  app.events.on('records-parted', async (tx, { kind, goneId, moved }) => {
    if (kind === 'company' && moved[NAME]) await moveStepsBack(tx, moved[NAME], goneId);
  });
}
