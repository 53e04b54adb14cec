import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { registerSubject } from '../learning/index.ts';
import { gatherDealCases } from './gather-cases.ts';
import { refreshDealScores } from './refresh-deal-scores.ts';
import { countClosed } from './store-lives.ts';

export function register(app: App): void {
  registerSubject({
    name: 'deal',
    gather: gatherDealCases,
    count: ({ db }) => countClosed(db),
    refresh: async (one) => void (await refreshDealScores(one)),
  });
  app.jobs.define(
    'deal-scores.refresh',
    z.object({}),
    async ({ progress }) => void (await refreshDealScores(app, progress)),
    {
      policy: 'one-waiting',
      limitSeconds: 3600,
    },
  );
  app.jobs.schedule('deal-scores.refresh', '*/15 * * * *');
}
