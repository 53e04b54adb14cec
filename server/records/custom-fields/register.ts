import type { App } from '#server/platform/app.ts';
import '#server/intake/observations/index.ts';
import { insertNamedFields } from './store.ts';

/** Columns of an imported list that mean nothing known become own fields, so that nothing of the file is lost. */
export function register(app: App): void {
  app.events.on('own-fields-named', (tx, { fields }) => insertNamedFields(tx, fields));
}
