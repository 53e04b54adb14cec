import { nextBest as contract } from '#contract/action/next-best.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import { route } from '#server/platform/http/index.ts';
import { answerSuggestion } from './answer-suggestion.ts';
import { brief } from './brief.ts';
import { listToday } from './list-today.ts';
import { refusals } from './refusals.ts';
import { takeBackAnswer } from './undo-answer.ts';

export const routes = [
  route(contract.list, { right: 'records.read' }, ({ app, actor, input }) => listToday(app, actor, input)),
  route(contract.briefing, { right: 'records.read' }, ({ app, actor, input }) => brief(app, actor, input)),
  route(contract.answer, { right: 'records.write' }, ({ app, actor, input }) => answerSuggestion(app, actor, input)),
  route(contract.undo, { right: 'records.write' }, async ({ app, actor, input }) => {
    await takeBackAnswer(app, actor, input.id);
    return { ok: true as const };
  }),
  route(contract.refusals, { right: 'records.read' }, ({ app, actor }) => refusals(app, actor)),
];

export function register(): void {
  nameActions({
    'suggestion.answered': { de: 'Vorschlag aus Heute beantwortet', en: 'Suggestion of Today answered' },
    'suggestion.answer-undone': { de: 'Antwort auf Vorschlag zurückgenommen', en: 'Answer to a suggestion taken back' },
  });
}
