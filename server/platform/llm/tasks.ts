/** What a text may be about, coarsest first. A provider gets only what the task's policy names. */
export const dataClasses = ['public', 'business', 'personal', 'notes'] as const;
export type DataClass = (typeof dataClasses)[number];

export interface ModelTask {
  /** kebab-case: `draft-message`. */
  readonly task: string;
  readonly words: { readonly de: string; readonly en: string };
  /** Classes of data that its questions hold. All of them must be allowed to leave for a cloud, or the task goes on without. */
  readonly needs: readonly DataClass[];
  readonly timeLimitMs: number;
  /** Longest answer in letters. */
  readonly mostLetters: number;
}

const tasks = new Map<string, ModelTask>();

export function defineModelTask(task: ModelTask): ModelTask {
  tasks.set(task.task, task);
  return task;
}
export const modelTasks = (): readonly ModelTask[] => [...tasks.values()];
export const modelTask = (task: string): ModelTask | undefined => tasks.get(task);
