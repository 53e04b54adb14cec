import { patternsOf, registerForgettable, registerPlace } from '#server/oversight/subject/index.ts';
import type { App } from '#server/platform/app.ts';
import {
  collectObservations,
  collectRows,
  collectWatched,
  countImportedFiles,
  deleteRows,
  emptyObservations,
  eraseWatched,
  forgetRows,
  observationsNaming,
} from './store.ts';

export function register(_app: App): void {
  registerPlace({
    name: 'observations',
    words: { de: 'Beobachtungen: was hereinkam', en: 'Observations: what came in' },
    tables: [
      'intake.observation',
      'intake.import_row',
      'intake.import_fault',
      'intake.import',
      'intake.source',
      'platform.file',
      'intake.watch_entry',
      'intake.watch_change',
      'intake.snapshot',
    ],
    collect: async (db, subject) => [
      ...(await collectObservations(db, patternsOf(subject))),
      ...(await collectRows(db, patternsOf(subject))),
      ...(await collectWatched(db, patternsOf(subject))),
    ],
    erase: async (_app, tx, _actor, subject) => {
      const values = patternsOf(subject);
      const erased =
        (await emptyObservations(tx, await observationsNaming(tx, values))) +
        (await deleteRows(tx, values)) +
        (await eraseWatched(tx, values));
      return {
        erased,
        kept: await countImportedFiles(tx),
        why: {
          de: 'Hochgeladene Listen bleiben als Ganzes liegen und können die Person enthalten: bitte dort löschen, wo sie herkommen, und die Importe rückgängig machen. Ältere Datensicherungen enthalten sie, bis sie ersetzt sind.',
          en: 'Uploaded lists stay whole and may hold the person: delete them where they came from, and undo the imports. Older backups hold them until they are replaced.',
        },
      };
    },
  });
  registerForgettable({
    kind: 'import-rows',
    words: { de: 'Beispiel- und Fehlerzeilen von Importen', en: 'Example and fault rows of imports' },
    forget: forgetRows,
  });
}
