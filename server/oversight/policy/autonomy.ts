import { fail } from '#server/platform/failure.ts';

/** Least to most: a person does it · a person approves first · applied, and a share is checked · applied. */
export const modes = ['person', 'approve', 'sampled', 'automatic'] as const;
export type Mode = (typeof modes)[number];

export interface Autonomy {
  readonly mode: Mode;
  /** Share that is drawn for a spot check, 0 to 1; counts for `sampled` only. */
  readonly share: number;
  /** Below this confidence it always goes to a person. 0.5 to 1. */
  readonly minConfidence: number;
}

export interface Task {
  readonly kind: string;
  readonly words: { readonly de: string; readonly en: string };
  /** The most that any setting allows. */
  readonly ceiling: Mode;
  readonly standard: Autonomy;
}

const tasks = new Map<string, Task>();

/** Makes a task known, so that its autonomy can be set; features do this through `registerKind`. */
export function defineTask(task: Task): void {
  if (isAbove(task.standard.mode, task.ceiling)) throw new Error(`the standard of ${task.kind} is above its ceiling`);
  tasks.set(task.kind, task);
}

export function allTasks(): readonly Task[] {
  return [...tasks.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** @throws Failure `unknown-kind` */
export function taskOf(kind: string): Task {
  return (
    tasks.get(kind) ?? fail('unknown-kind', { kind, text: `Nobody has registered proposals of the kind "${kind}".` })
  );
}

/** Every kind that was registered. */
export function listTasks(): readonly string[] {
  return allTasks().map(({ kind }) => kind);
}

/** The task in words; the bare kind where the feature is not there any more. */
export function taskName(kind: string, language: 'de' | 'en'): string {
  return tasks.get(kind)?.words[language] ?? kind;
}

export function isAbove(mode: Mode, ceiling: Mode): boolean {
  return modes.indexOf(mode) > modes.indexOf(ceiling);
}

export type PolicyReason = 'setting' | 'ceiling' | 'below-confidence' | 'no-confidence' | 'producer-held';

/** What the setting comes to for one case. The ceiling is applied here too: a row that got past the edit form opens nothing. */
export function routeOf(
  task: Task,
  set: Autonomy,
  confidence: number | null,
): { readonly mode: Mode; readonly reason: PolicyReason } {
  const capped = isAbove(set.mode, task.ceiling);
  const mode = capped ? task.ceiling : set.mode;
  if (mode === 'person' || mode === 'approve') return { mode, reason: capped ? 'ceiling' : 'setting' };
  if (confidence === null) return { mode: 'approve', reason: 'no-confidence' };
  if (confidence < set.minConfidence) return { mode: 'approve', reason: 'below-confidence' };
  return { mode, reason: capped ? 'ceiling' : 'setting' };
}
