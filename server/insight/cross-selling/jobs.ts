import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { refreshSuggestions } from './refresh-suggestions.ts';
import { followOwners } from './store.ts';

/** Longer than the pause between two looks: what one of them missed the next one sees. */
const LOOKS_BACK = 20 * 60_000;

export function register(app: App): void {
  // What goes together changes slowly: after an import and once a night (insight/refresh), not with every order.
  app.jobs.define(
    'cross-selling.refresh',
    z.object({}),
    async ({ progress }) => void (await refreshSuggestions(app, (done, total) => progress(done, total))),
    { policy: 'one-waiting', limitSeconds: 3600 },
  );
  app.jobs.define(
    'cross-selling.owners',
    z.object({}),
    () => followOwners(app.db, new Date(app.clock.now().getTime() - LOOKS_BACK)),
    { policy: 'one' },
  );
  app.jobs.schedule('cross-selling.owners', '*/5 * * * *');
}
