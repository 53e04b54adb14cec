import type { Role } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { type Autonomy, routeOf, taskOf } from './autonomy.ts';
import { confidencesSince, countWaitingOf, findPolicy } from './store.ts';

const DAY = 86_400_000;

export interface PolicyPreview {
  readonly days: number;
  readonly total: number;
  /** How many would have gone to a person: as it is set now, and as it would be. */
  readonly personNow: number;
  readonly personThen: number;
  /** Expected number of spot checks, of those applied unseen. */
  readonly checksThen: number;
  /** Proposals that wait already: they stay with the people, whatever is set. */
  readonly waiting: number;
}

/** What a setting would have meant for the proposals of the last days. Changes nothing. @throws Failure `unknown-kind` */
export async function previewPolicy(
  app: Pick<App, 'db' | 'clock'>,
  input: Autonomy & { readonly kind: string; readonly role: Role | '*'; readonly days: number },
): Promise<PolicyPreview> {
  const task = taskOf(input.kind);
  const since = new Date(app.clock.now().getTime() - input.days * DAY);
  const confidences = await confidencesSince(app.db, input.kind, input.role, since);
  const now: Autonomy = (await findPolicy(app.db, input.kind, input.role)) ?? task.standard;
  const unseen = (set: Autonomy) =>
    confidences.filter((confidence) => {
      const { mode } = routeOf(task, set, confidence);
      return mode === 'sampled' || mode === 'automatic';
    }).length;
  const then = unseen(input);
  return {
    days: input.days,
    total: confidences.length,
    personNow: confidences.length - unseen(now),
    personThen: confidences.length - then,
    checksThen: input.mode === 'sampled' ? Math.round(then * input.share) : 0,
    waiting: await countWaitingOf(app.db, input.kind),
  };
}
