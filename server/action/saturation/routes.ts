import { saturation as contract } from '#contract/action/saturation.ts';
import { route } from '#server/platform/http/index.ts';
import { showAccount, showSaturation } from './show-saturation.ts';

export const routes = [
  route(contract.get, { right: 'records.read' }, ({ app, actor }) => showSaturation(app, actor)),
  route(contract.account, { right: 'records.read' }, ({ app, actor, input }) => showAccount(app, actor, input)),
  route(contract.refresh, { right: 'score.edit' }, async ({ app, actor }) => ({
    jobId: await app.jobs.send(app.db, 'saturation.refresh', {}, { ownerId: actor.id }),
  })),
];
