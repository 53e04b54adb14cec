import { z } from 'zod';
import type { App } from '../app.ts';
import { deleteOutdated } from './store.ts';

/** Every night: what only counted for a while (ended sessions, used links, attempts, ended jobs) is removed. */
export function register(app: App): void {
  app.jobs.define(
    'platform.clean-up',
    z.object({}),
    async () => {
      await deleteOutdated(app.db, app.clock.now());
    },
    { policy: 'one-waiting' },
  );
  app.jobs.schedule('platform.clean-up', '17 3 * * *');
}
