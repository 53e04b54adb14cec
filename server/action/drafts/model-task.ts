import { defineModelTask } from '#server/platform/llm/index.ts';

/** Rewording a draft that the template grammar wrote, from the same facts. */
export const draftTask = 'draft-message';
export const briefingTask = 'call-briefing';

export function defineTasks(): void {
  defineModelTask({
    task: draftTask,
    words: { de: 'Entwürfe formulieren', en: 'Word drafts' },
    needs: ['business', 'personal', 'notes'],
    timeLimitMs: 30_000,
    mostLetters: 6000,
  });
  defineModelTask({
    task: briefingTask,
    words: { de: 'Gesprächsvorbereitung formulieren', en: 'Word call briefings' },
    needs: ['business', 'personal', 'notes'],
    timeLimitMs: 30_000,
    mostLetters: 6000,
  });
}
