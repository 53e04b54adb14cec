import type { Role } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { type Autonomy, allTasks, type Mode } from './autonomy.ts';
import { currentPolicies, policyHistory } from './store.ts';

export interface ListedTask {
  readonly kind: string;
  readonly name: string;
  readonly ceiling: Mode;
  readonly standard: Autonomy;
  readonly settings: readonly (Autonomy & {
    readonly role: Role | '*';
    readonly version: number;
    readonly reason: string;
    readonly ended: boolean;
    readonly changedByName: string;
    readonly changedAt: string;
  })[];
}

/** Every task that the machine can do, how far it may go, and what has been set. */
export async function listPolicies(app: App, language: 'de' | 'en'): Promise<readonly ListedTask[]> {
  const rows = Map.groupBy(await currentPolicies(app.db), (row) => row.kind);
  return allTasks().map(({ kind, words, ceiling, standard }) => ({
    kind,
    name: words[language],
    ceiling,
    standard,
    settings: (rows.get(kind) ?? []).map(shown),
  }));
}

export async function listPolicyHistory(app: App, kind: string) {
  return (await policyHistory(app.db, kind)).map(shown);
}

function shown({ kind: _kind, changedAt, ...row }: Awaited<ReturnType<typeof currentPolicies>>[number]) {
  return { ...row, changedAt: changedAt.toISOString() };
}
