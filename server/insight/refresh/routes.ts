import { refresh as contract } from '#contract/insight/refresh.ts';
import { type Route, route } from '#server/platform/http/index.ts';

export const routes: readonly Route[] = [
  route(contract.start, { right: 'score.edit' }, async ({ app, actor }) => ({
    job: await app.jobs.send(app.db, 'scores.everything', {}, { ownerId: actor.id }),
  })),
];
