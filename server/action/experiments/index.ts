export { listExperiments, startExperiment, stopExperiment } from './manage-experiments.ts';
export { routes } from './routes.ts';
export { recordExposures, splitAccounts } from './split-accounts.ts';
