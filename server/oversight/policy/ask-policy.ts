import type { Role } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type Autonomy, type Mode, type PolicyReason, routeOf, taskOf } from './autonomy.ts';
import { findPolicy } from './store.ts';

export interface PolicyAnswer {
  readonly mode: Mode;
  readonly reason: PolicyReason;
  readonly share: number;
  readonly minConfidence: number;
  /** Version of the setting that answered; null: the standard of the task. */
  readonly version: number | null;
}

/** What may happen with a proposal of this kind, for this role, at this confidence. @throws Failure `unknown-kind` */
export async function policyFor(
  db: Db,
  kind: string,
  role: Role | '*',
  confidence: number | null,
): Promise<PolicyAnswer> {
  const task = taskOf(kind);
  const row = await findPolicy(db, kind, role);
  const set: Autonomy = row ?? task.standard;
  return {
    ...routeOf(task, set, confidence),
    share: set.share,
    minConfidence: set.minConfidence,
    version: row?.version ?? null,
  };
}
