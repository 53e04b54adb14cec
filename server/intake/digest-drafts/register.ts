import { patternsOf, registerPlace } from '#server/oversight/subject/index.ts';
import { collectDrafts, deleteDraftsNaming } from './store.ts';

export function register(): void {
  registerPlace({
    name: 'digest-drafts',
    words: { de: 'Entwürfe des Wochenblicks', en: 'Drafts of the weekly digest' },
    tables: ['intake.digest_draft'],
    collect: (db, subject) => collectDrafts(db, patternsOf(subject)),
    erase: async (_app, tx, _actor, subject) => ({
      erased: await deleteDraftsNaming(tx, patternsOf(subject)),
      kept: 0,
    }),
  });
}
