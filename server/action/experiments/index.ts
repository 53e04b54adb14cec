import { nameActions } from '#server/oversight/audit/index.ts';
import { actionWords } from './words.ts';

export { type KnownEffect, knownEffects } from './known-effects.ts';
export { listExperiments, startExperiment, stopExperiment } from './manage-experiments.ts';
export { routes } from './routes.ts';
export { recordExposures, splitAccounts } from './split-accounts.ts';

export function register(): void {
  nameActions(actionWords);
}
