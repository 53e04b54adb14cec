import { briefing } from '#contract/action/drafts.ts';
import { route } from '#server/platform/http/index.ts';
import { briefCall } from './brief-call.ts';

export const routes = [
  route(briefing.get, { right: 'records.read' }, ({ app, actor, input }) => briefCall(app, actor, input)),
];
