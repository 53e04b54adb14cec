import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { runSource } from './run-source.ts';
import { dueWatches } from './store.ts';

export function register(app: App): void {
  // A list of fifty pages with two seconds between them takes minutes; what is lost is read again next time.
  app.jobs.define(
    'sources.run',
    z.object({ id: z.uuid() }),
    async (run) => void (await runSource(app, run, run.payload.id)),
    {
      parallel: 2,
      retries: 0,
      limitSeconds: 3600,
    },
  );
  app.jobs.define('sources.look-for-due', z.object({}), () => sendDue(app), { policy: 'one' });
  app.jobs.schedule('sources.look-for-due', '*/5 * * * *');
}

export async function sendDue(app: App): Promise<void> {
  const due = await dueWatches(app.db, app.clock.now());
  await app.db.transaction().execute(async (tx) => {
    for (const id of due) await app.jobs.send(tx, 'sources.run', { id }, { key: id });
  });
}
