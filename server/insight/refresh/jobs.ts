import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { refreshEverything } from './refresh-everything.ts';

export function register(app: App): void {
  app.jobs.define(
    'scores.everything',
    z.object({}),
    ({ progress }) => refreshEverything(app, (step, done, total) => progress(done, total, { step })),
    { policy: 'one-waiting', limitSeconds: 4 * 3600 },
  );
  // Interest fades and silence grows by themselves: once a night all of it, not only what changed.
  app.jobs.define(
    'scores.night',
    z.object({}),
    async () => void (await app.jobs.send(app.db, 'scores.everything', {})),
  );
  app.jobs.schedule('scores.night', '45 2 * * *');
}
