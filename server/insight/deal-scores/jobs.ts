import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { standBack } from '../changes/index.ts';
import { registerSubject } from '../learning/index.ts';
import { gatherDealCases } from './gather-cases.ts';
import { refreshDealScores, refreshSomeDeals } from './refresh-deal-scores.ts';
import { countClosed } from './store-lives.ts';

/** A person's edit touches one, a bulk change some; what an import writes is scored once, when it is through. */
const AT_ONCE = 100;

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
    async ({ progress }) => {
      if (!standBack(app)) await refreshDealScores(app, progress);
    },
    {
      policy: 'one-waiting',
      limitSeconds: 3600,
    },
  );
  app.jobs.define('deal-scores.some', z.object({ ids: z.array(z.uuid()) }), ({ payload: { ids } }) =>
    refreshSomeDeals(app, ids),
  );
  app.events.on('records-changed', async (tx, { kind, ids }) => {
    const isImported = app.jobs.running('intake.run-import') || app.jobs.running('intake.load-example');
    if (kind === 'deal' && ids.length <= AT_ONCE && !isImported)
      await app.jobs.send(tx, 'deal-scores.some', { ids: [...ids] });
  });
  app.jobs.schedule('deal-scores.refresh', '*/15 * * * *');
}
