import { audit } from '#server/oversight/audit/index.ts';
import type { Actor, Role } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { type Autonomy, isAbove, taskOf } from './autonomy.ts';
import { currentPolicies, insertPolicy } from './store.ts';
import { ceilingIn } from './words.ts';

export interface PolicyChange extends Autonomy {
  readonly kind: string;
  readonly role: Role | '*';
  /** The version that the person saw; 0 where there was none. */
  readonly version: number;
  readonly reason: string;
  /** The role's own rule ends; mode, share and threshold stay those it had. */
  readonly ended?: boolean;
}

/** Appends a new version; the old ones stay readable. @throws Failure `unknown-kind`, `above-ceiling`, `changed-meanwhile` */
export async function changePolicy(
  app: App,
  actor: Actor,
  change: PolicyChange,
): Promise<{ readonly version: number }> {
  const task = taskOf(change.kind);
  if (isAbove(change.mode, task.ceiling)) {
    fail('above-ceiling', { kind: change.kind, ceiling: task.ceiling, text: ceilingIn(task, actor.language) });
  }
  return app.db.transaction().execute(async (tx) => {
    const before = (await currentPolicies(tx)).find((row) => row.kind === change.kind && row.role === change.role);
    const version = change.version + 1;
    const row = {
      ...change,
      ended: change.ended ?? false,
      version,
      changedBy: actor.id,
      changedByName: actor.name,
      changedAt: app.clock.now(),
    };
    if ((before?.version ?? 0) !== change.version || !(await insertPolicy(tx, row))) {
      fail('changed-meanwhile', { kind: change.kind, by: before?.changedByName ?? '', version: before?.version ?? 0 });
    }
    const { mode, share, minConfidence } = before ?? task.standard;
    await audit(app, tx, {
      actor,
      action: 'policy.changed',
      subject: { kind: 'task', id: change.kind },
      facts: {
        role: change.role,
        version,
        from: { mode, share, minConfidence },
        to: { mode: change.mode, share: change.share, minConfidence: change.minConfidence },
        reason: change.reason,
        ...(change.ended && { ended: true }),
      },
    });
    return { version };
  });
}

/**
 * Ends a role's own rule: what holds for everybody holds for it again.
 *
 * @throws Failure `not-found` (it has none), `changed-meanwhile`
 */
export async function endRoleRule(
  app: App,
  actor: Actor,
  input: { readonly kind: string; readonly role: Role; readonly version: number },
): Promise<{ readonly version: number }> {
  taskOf(input.kind);
  const rows = await currentPolicies(app.db);
  const own = rows.find((row) => row.kind === input.kind && row.role === input.role && !row.ended);
  if (own === undefined) return fail('not-found', { kind: 'policy' });
  const { mode, share, minConfidence } = own;
  return changePolicy(app, actor, { ...input, mode, share, minConfidence, reason: '', ended: true });
}
