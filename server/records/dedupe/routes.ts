import { dedupe as contract } from '#contract/records/dedupe.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { measureLinkage } from './measure-linkage.ts';
import { cancelDedupe, startDedupe } from './start-dedupe.ts';
import { estimateRecords, listRuns } from './store.ts';
import { listModels } from './store-models.ts';
import { chooseModel, trainModel } from './train-model.ts';

export const routes: readonly Route[] = [
  route(contract.overview, { right: 'review.decide' }, async ({ app }) => {
    const runs = await listRuns(app.db);
    const models = await listModels(app.db);
    const total = await estimateRecords(app.db);
    return {
      total,
      runs: runs.map(({ counts, place: _place, createdAt, endedAt, ...run }) => ({
        ...run,
        counts: 'records' in counts ? counts : null,
        createdAt: createdAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
      models: models.map(({ madeAt, ...model }) => ({ ...model, madeAt: madeAt.toISOString() })),
      measured: (await measureLinkage(app)).map((one) => ({ ...one, bands: [...one.bands] })),
    };
  }),
  route(contract.start, { right: 'policy.edit' }, ({ app, actor, input }) => startDedupe(app, actor, input)),
  route(contract.cancel, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await cancelDedupe(app, actor, input.id);
    return { ok: true as const };
  }),
  route(contract.train, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    const { version, inUse } = await trainModel(app, actor, input.kind);
    return { version, inUse };
  }),
  route(contract.choose, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await chooseModel(app, actor, input.kind, input.version);
    return { ok: true as const };
  }),
];
