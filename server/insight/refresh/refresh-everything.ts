import type { App } from '#server/platform/app.ts';
import { refreshSuggestions } from '../cross-selling/index.ts';
import { refreshDealScores } from '../deal-scores/index.ts';
import { refreshAllLeadScores } from '../lead-scores/index.ts';
import { refreshAllRhythms } from '../rhythms/index.ts';
import { refreshAllScores } from '../scores/index.ts';
import { refreshAllSilence } from '../silence/index.ts';

export type Tell = (step: string, done: number, total: number | null) => Promise<void>;

/**
 * Computes every score anew, in the order in which they build upon each other. Every step goes on in slices; `tell` may throw between two of them
 * (a cancelled job does), and what was computed until then stands.
 */
export async function refreshEverything(app: App, tell: Tell = async () => {}): Promise<void> {
  const steps: readonly (readonly [
    string,
    (progress: (done: number, total: number | null) => Promise<void>) => Promise<unknown>,
  ])[] = [
    ['fit', (progress) => refreshAllScores(app, progress)],
    ['rhythms', (progress) => refreshAllRhythms(app, progress)],
    ['silence', (progress) => refreshAllSilence(app, progress)],
    ['cross-selling', (progress) => refreshSuggestions(app, progress)],
    ['leads', (progress) => refreshAllLeadScores(app, progress)],
    ['deals', (progress) => refreshDealScores(app, progress)],
  ];
  for (const [name, run] of steps) {
    await tell(name, 0, null);
    await run((done, total) => tell(name, done, total));
  }
}
