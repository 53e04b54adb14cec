import { judgePromise } from '#engines/reliability/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { findChecksSince, findHolds, insertHold, isHeld } from './store.ts';

const watch: Actor = {
  kind: 'machine',
  id: 'checks',
  name: 'Stichproben',
  role: 'admin',
  teamId: null,
  language: 'de',
};

/** Whether what this producer makes goes to a person, whatever the policy says. */
export const producerHeld = isHeld;

/**
 * Called after each answer to a spot check, in its transaction: a producer that is surely less often right than it says is taken down to approval.
 *
 * @returns whether it was taken down now
 */
export async function judgeProducer(app: App, tx: Db, kind: string, producer: string): Promise<boolean> {
  if (await isHeld(tx, kind, producer)) return false;
  const judged = judgePromise(await findChecksSince(tx, kind, producer));
  if (!judged.broken) return false;
  const round = (share: number) => Number(share.toFixed(3));
  const facts = {
    checked: judged.count,
    promised: round(judged.promised),
    measured: round(judged.share),
    low: round(judged.low),
    high: round(judged.high),
  };
  await insertHold(tx, { kind, producer, state: 'held', facts, reason: '', by: watch, at: app.clock.now() });
  await audit(app, tx, {
    actor: watch,
    action: 'producer.held',
    subject: { kind: 'task', id: kind },
    facts: { producer, ...facts },
  });
  return true;
}

/** A person looked into it; its checks are counted anew from here. @throws Failure `not-found` where it is not held */
export async function releaseProducer(
  app: App,
  actor: Actor,
  input: { readonly kind: string; readonly producer: string; readonly reason: string },
): Promise<void> {
  const { kind, producer, reason } = input;
  await app.db.transaction().execute(async (tx) => {
    const hold = (await findHolds(tx)).find((one) => one.kind === kind && one.producer === producer);
    if (hold?.state !== 'held') fail('not-found', { kind: 'producer-hold' });
    await insertHold(tx, { kind, producer, state: 'released', facts: {}, reason, by: actor, at: app.clock.now() });
    await audit(app, tx, {
      actor,
      action: 'producer.released',
      subject: { kind: 'task', id: kind },
      facts: { producer },
    });
  });
}
