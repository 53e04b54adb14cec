import { dealScores as contract } from '#contract/insight/deal-scores.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { explainDeal, explainDealsOf } from './explain-deal.ts';
import { chancesSeen } from './store.ts';

export const routes: readonly Route[] = [
  route(contract.ofDeal, { right: 'records.read' }, ({ app, actor, input }) => explainDeal(app, actor, input.id)),
  route(contract.open, { right: 'records.read' }, async ({ app, actor }) => ({
    rows: [...(await chancesSeen(app.db, actor))],
  })),
  route(contract.ofCompany, { right: 'records.read' }, ({ app, actor, input }) => explainDealsOf(app, actor, input.id)),
];
