import { briefing } from '#contract/action/drafts.ts';
import { route } from '#server/platform/http/index.ts';
import { briefCall } from './brief-call.ts';
import { wordBriefing } from './word-briefing.ts';

export const routes = [
  route(briefing.get, { right: 'records.read' }, ({ app, actor, input }) => briefCall(app, actor, input)),
  route(briefing.word, { right: 'records.read' }, async ({ app, actor, input }) => {
    const { notices, ...worded } = await wordBriefing(app, actor, input);
    return { ...worded, notices: [...notices] };
  }),
];
