import { leadScores as contract } from '#contract/insight/lead-scores.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { explainLead } from './explain-lead.ts';

export const routes: readonly Route[] = [
  route(contract.ofCompany, { right: 'records.read' }, ({ app, actor, input }) => explainLead(app, actor, input.id)),
];
