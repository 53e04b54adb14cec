import { experiments as contract } from '#contract/action/experiments.ts';
import { route } from '#server/platform/http/index.ts';
import { listExperiments, startExperiment, stopExperiment } from './manage-experiments.ts';

export const routes = [
  route(contract.list, { right: 'records.read' }, ({ app, actor }) => listExperiments(app, actor)),
  route(contract.start, { right: 'policy.edit' }, ({ app, actor, input }) => startExperiment(app, actor, input)),
  route(contract.stop, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await stopExperiment(app, actor, input);
    return { ok: true as const };
  }),
];
