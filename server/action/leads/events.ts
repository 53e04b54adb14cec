import { patternsOf, registerPlace } from '#server/oversight/subject/index.ts';
import type { App } from '#server/platform/app.ts';
import { collectReasonsNaming, eraseReasonsNaming, moveSteps, moveStepsBack } from './store.ts';

const NAME = 'action.lead_step';

/** A lead's steps belong to the company: they follow a merge, and go back when it is undone. Only the reason, written by hand, can name a person. */
export function register(app: App): void {
  app.events.on('records-merged', async (tx, { kind, keptId, goneId, moved }) => {
    if (kind !== 'company') return;
    const ids = await moveSteps(tx, goneId, keptId);
    if (ids.length > 0) moved[NAME] = ids;
  });
  app.events.on('records-parted', async (tx, { kind, goneId, moved }) => {
    if (kind === 'company' && moved[NAME]) await moveStepsBack(tx, moved[NAME], goneId);
  });
  registerPlace({
    name: 'leads',
    words: { de: 'Übergaben von Leads', en: 'Hand-overs of leads' },
    tables: [NAME],
    collect: (db, subject) => collectReasonsNaming(db, patternsOf(subject)),
    erase: async (_app, tx, _actor, subject) => ({
      erased: await eraseReasonsNaming(tx, patternsOf(subject)),
      kept: 0,
    }),
  });
}
