import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { followChanges } from './follow-changes.ts';
import { refreshEverything } from './refresh-everything.ts';

export function register(app: App): void {
  app.jobs.define(
    'scores.everything',
    z.object({}),
    ({ progress }) => refreshEverything(app, (step, done, total) => progress(done, total, { step })),
    { policy: 'one-waiting', limitSeconds: 4 * 3600 },
  );
  app.jobs.define('scores.follow', z.object({}), () => followChanges(app), {
    policy: 'one-waiting',
    limitSeconds: 3600,
  });
  const follow = (tx: App['db']) => app.jobs.send(tx, 'scores.follow', {});
  app.events.on('import-stopped', async (tx) => {
    // The sheets of the example are one list: its end is told by itself.
    if (!app.jobs.running('intake.load-example')) await follow(tx);
  });
  app.events.on('example-loaded', async (tx) => void (await follow(tx)));
  // Interest fades and silence grows by themselves: once a night all of it, not only what changed.
  app.jobs.define(
    'scores.night',
    z.object({}),
    async () => void (await app.jobs.send(app.db, 'scores.everything', {})),
  );
  app.jobs.schedule('scores.night', '45 2 * * *');
}
