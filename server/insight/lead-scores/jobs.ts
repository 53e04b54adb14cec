import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { registerSubject } from '../learning/index.ts';
import { gatherLeadCases } from './gather-cases.ts';
import { refreshAllLeadScores, refreshChangedLeadScores } from './refresh-lead-scores.ts';
import { countConverted } from './store-facts.ts';

export function register(app: App): void {
  registerSubject({
    name: 'lead',
    gather: gatherLeadCases,
    count: ({ db }) => countConverted(db),
    refresh: async (one) => void (await refreshAllLeadScores(one)),
  });
  app.jobs.define('lead-scores.refresh', z.object({}), () => refreshChangedLeadScores(app), {
    policy: 'one-waiting',
    limitSeconds: 3600,
  });
  app.jobs.schedule('lead-scores.refresh', '*/5 * * * *');
}
