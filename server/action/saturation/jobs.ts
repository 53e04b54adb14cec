import { z } from 'zod';
import { registerPlace, type Subject } from '#server/oversight/subject/index.ts';
import type { App } from '#server/platform/app.ts';
import { isOutOfDate, refreshSaturation } from './refresh-saturation.ts';
import { collectOf, eraseOf } from './store.ts';

const people = ({ refs }: Subject): string[] => refs.filter(({ kind }) => kind === 'person').map(({ id }) => id);

export function register(app: App): void {
  app.jobs.define(
    'saturation.refresh',
    z.object({}),
    async ({ signal }) => void (await refreshSaturation(app, signal)),
    {
      policy: 'one-waiting',
      limitSeconds: 3600,
    },
  );
  app.jobs.schedule('saturation.refresh', '50 2 * * *');
  app.jobs.define(
    'saturation.watch',
    z.object({}),
    async () => {
      if (await isOutOfDate(app)) await app.jobs.send(app.db, 'saturation.refresh', {});
    },
    { policy: 'one' },
  );
  app.jobs.schedule('saturation.watch', '*/3 * * * *');
  registerPlace({
    name: 'saturation',
    words: { de: 'Erreichbarkeit und Sättigung', en: 'Reachability and saturation' },
    tables: ['action.saturation_person', 'action.saturation_account'],
    collect: (db, subject) => collectOf(db, people(subject)),
    erase: async (_app, tx, _actor, subject) => ({ erased: await eraseOf(tx, people(subject)), kept: 0 }),
  });
}
