import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { refreshSuggestions } from './refresh-suggestions.ts';

export function register(app: App): void {
  // What goes together changes slowly: after an import and once a night (insight/refresh), not with every order.
  app.jobs.define(
    'cross-selling.refresh',
    z.object({}),
    async ({ progress }) => void (await refreshSuggestions(app, (done, total) => progress(done, total))),
    { policy: 'one-waiting', limitSeconds: 3600 },
  );
}
