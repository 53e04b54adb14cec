import { crossSelling as contract } from '#contract/insight/cross-selling.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { listSuggestions, suggestionsForCompany } from './list-suggestions.ts';

export const routes: readonly Route[] = [
  route(contract.list, { right: 'records.read' }, ({ app, actor, input }) => listSuggestions(app, actor, input)),
  route(contract.ofCompany, { right: 'records.read' }, ({ app, actor, input }) =>
    suggestionsForCompany(app, actor, input.id),
  ),
];
