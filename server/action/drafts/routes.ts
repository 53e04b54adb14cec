import { drafts } from '#contract/action/drafts.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import { route } from '#server/platform/http/index.ts';
import { comparePrompts } from './compare-prompts.ts';
import { handOver } from './hand-over.ts';
import { listPrompts, saveCase, savePrompt } from './manage-prompts.ts';
import { defineTasks } from './model-task.ts';
import { writeDraftFor } from './write-draft-for.ts';

export const routes = [
  route(drafts.write, { right: 'records.read' }, ({ app, actor, input }) => writeDraftFor(app, actor, input)),
  route(drafts.handOver, { right: 'review.decide' }, ({ app, actor, input }) => handOver(app, actor, input)),
  route(drafts.prompts, { right: 'policy.edit' }, ({ app, actor }) => listPrompts(app, actor)),
  route(drafts.savePrompt, { right: 'policy.edit' }, ({ app, actor, input }) => savePrompt(app, actor, input)),
  route(drafts.saveCase, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await saveCase(app, actor, input);
    return { ok: true as const };
  }),
  route(drafts.comparePrompts, { right: 'policy.edit' }, ({ app, actor, input }) => comparePrompts(app, actor, input)),
];

export function register(): void {
  defineTasks();
  nameActions({ 'prompt.saved': { de: 'Prompt gespeichert', en: 'Prompt saved' } });
}
