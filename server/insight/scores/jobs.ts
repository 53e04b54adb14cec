import { z } from 'zod';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { standBack } from '../changes/index.ts';
import { refreshAllScores, refreshChangedScores } from './refresh-scores.ts';

export function register(app: App): void {
  nameActions({ 'score-rules.saved': { de: 'Regeln der Bewertung geändert', en: 'Scoring rules changed' } });
  app.jobs.define(
    'scores.refresh',
    z.object({ all: z.boolean().default(false) }),
    async ({ payload, progress }) => {
      if (payload.all) await refreshAllScores(app, (done, total) => progress(done, total));
      else if (!standBack(app)) await refreshChangedScores(app);
    },
    { policy: 'one', limitSeconds: 3600 },
  );
  // Changes are looked up, not announced: one index probe a minute, whoever wrote them.
  app.jobs.schedule('scores.refresh', '* * * * *', { all: false });
}
