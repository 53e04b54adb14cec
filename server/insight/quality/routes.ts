import { quality as contract } from '#contract/insight/quality.ts';
import { route } from '#server/platform/http/index.ts';
import { nameFamilyOwner, readQuality, readQualityOf, readWorklist } from './read-quality.ts';

export const routes = [
  route(contract.overview, { right: 'records.read' }, ({ app, actor }) => readQuality(app, actor)),
  route(contract.worklist, { right: 'records.read' }, ({ app, actor, input }) => readWorklist(app, actor, input)),
  route(contract.nameOwner, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await nameFamilyOwner(app, actor, input.family, input.ownerId);
    return { ok: true as const };
  }),
  route(contract.ofRecord, { right: 'records.read' }, ({ app, actor, input }) =>
    readQualityOf(app, actor, input.kind, input.id),
  ),
];
