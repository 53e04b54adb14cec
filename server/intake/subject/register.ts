import { z } from 'zod';
import { copiesNaming, eraseFromCopies } from '#server/intake/sources/index.ts';
import { patternsOf, registerForgettable, registerPlace } from '#server/oversight/subject/index.ts';
import type { App } from '#server/platform/app.ts';
import { removeFile } from '#server/platform/files/index.ts';
import { eraseUploads } from './erase-uploads.ts';
import { namingOf } from './naming.ts';
import {
  collectObservations,
  collectRows,
  collectWatched,
  deleteRows,
  emptyObservations,
  eraseWatched,
  forgetRows,
  observationsNaming,
} from './store.ts';

const unreadCopies = {
  de: 'Diese Kopien sind beschädigt und nicht lesbar: Sie können nicht durchsucht werden.',
  en: 'These copies are damaged and cannot be read or searched.',
};
const uploadsWhy = {
  de: 'Eine Datei, in der die Person steht, wird als Ganzes gelöscht; was daraus übernommen wurde, bleibt. Behalten ist, was sich nicht lesen lässt oder gerade importiert wird: danach noch einmal löschen. Ältere Datensicherungen enthalten die Person, bis sie ersetzt sind.',
  en: 'A file that holds the person is deleted as a whole; what was taken over from it stays. Kept is what cannot be read or is being imported: erase again afterwards. Older backups hold the person until they are replaced.',
};

export function register(app: App): void {
  registerPlace({
    name: 'observations',
    words: { de: 'Beobachtungen: was hereinkam', en: 'Observations: what came in' },
    tables: [
      'intake.observation',
      'intake.import_row',
      'intake.import_fault',
      'intake.import',
      'intake.source',
      'intake.watch_entry',
      'intake.watch_change',
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
      return { erased, kept: 0 };
    },
  });
  registerPlace({
    name: 'page-copies',
    words: { de: 'Kopien beobachteter Seiten', en: 'Copies of watched pages' },
    tables: ['intake.snapshot'],
    collect: async (db, subject) => copiesNaming(db, namingOf(subject)),
    erase: async (_app, tx, _actor, subject) => {
      const { erased, unread } = await eraseFromCopies(tx, namingOf(subject));
      return { erased, kept: unread, ...(unread > 0 && { why: unreadCopies }) };
    },
  });
  registerPlace({
    name: 'uploads',
    words: { de: 'Hochgeladene Dateien', en: 'Uploaded files' },
    tables: ['platform.file'],
    collect: async () => [],
    erase: async (app, tx, _actor, subject) => ({
      ...(await eraseUploads(app, tx, namingOf(subject))),
      why: uploadsWhy,
    }),
  });
  app.jobs.define('intake.remove-upload', z.object({ fileId: z.uuid() }), ({ payload }) =>
    removeFile(app, payload.fileId),
  );
  registerForgettable({
    kind: 'import-rows',
    words: { de: 'Beispiel- und Fehlerzeilen von Importen', en: 'Example and fault rows of imports' },
    forget: forgetRows,
  });
}
