import { silence as contract } from '#contract/insight/silence.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { listSilence, outlookOf } from './list-silence.ts';

export const routes: readonly Route[] = [
  route(contract.list, { right: 'records.read' }, ({ app, actor, input }) => listSilence(app, actor, input)),
  route(contract.ofCompany, { right: 'records.read' }, ({ app, actor, input }) => outlookOf(app, actor, input.id)),
];
