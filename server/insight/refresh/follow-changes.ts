import type { App } from '#server/platform/app.ts';
import { refreshDealScores } from '../deal-scores/index.ts';
import { refreshChangedLeadScores } from '../lead-scores/index.ts';
import { watchLearning } from '../learning/index.ts';
import { refreshChangedRhythms } from '../rhythms/index.ts';
import { refreshChangedScores } from '../scores/index.ts';
import { anyOrder, refreshChangedSilence } from '../silence/index.ts';
import { readStatistics } from './store.ts';

/**
 * What an import brought, in the order in which scores build upon each other, and then asks for learning where it is due: somebody who has just
 * given their list away looks at the pages now, not when the clock next comes round.
 */
export async function followChanges(app: App): Promise<void> {
  await readStatistics(app.db);
  await refreshChangedScores(app);
  await refreshChangedRhythms(app);
  await refreshChangedSilence(app);
  await refreshChangedLeadScores(app);
  await refreshDealScores(app);
  await watchLearning(app);
  if (await anyOrder(app.db)) await app.jobs.send(app.db, 'cross-selling.refresh', {});
}
