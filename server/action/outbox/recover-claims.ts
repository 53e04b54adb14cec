import { audit } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { sendJob } from './approve-message.ts';
import { senderOf } from './claim-message.ts';
import { problemOf } from './settle-message.ts';
import { findDue, findLostClaims, insertEvent, lockMessage, settleClaim } from './store.ts';

/** Longer than any sending can take: connecting, signing in, handing over, each with its own limit. */
export const LOST_AFTER_MS = 10 * 60_000;

/**
 * Finds claims whose process is gone. Where the mail server had not heard of the message yet it goes back to approved; where it may have, it is
 * `unknown` and a person or the Sent folder decides. A process that only slept finds its claim gone and stops.
 */
export async function recoverClaims(
  app: App,
  lostAfterMs: number = LOST_AFTER_MS,
): Promise<{ back: number; unknown: number }> {
  const now = app.clock.now();
  const counts = { back: 0, unknown: 0 };
  for (const id of await findLostClaims(app.db, new Date(now.getTime() - lostAfterMs))) {
    await app.db.transaction().execute(async (tx) => {
      const message = await lockMessage(tx, null, id);
      if (message?.state !== 'claimed' || message.claimToken === null) return;
      const handed = message.handedAt !== null;
      const state = handed ? ('unknown' as const) : ('approved' as const);
      const problem = handed ? problemOf('process-lost') : problemOf('not-sent', { reason: 'process-lost' });
      await settleClaim(tx, id, message.claimToken, { state, problem, response: null, sentAt: null, notBefore: null });
      const actor = senderOf(message);
      const event = { facts: { code: 'process-lost' }, at: now, byId: actor.id, byName: actor.name };
      await insertEvent(tx, id, { ...event, kind: handed ? 'unknown' : 'waits' });
      if (handed)
        await audit(app, tx, {
          actor,
          action: 'message.unknown',
          subject: { kind: 'message', id },
          facts: { code: 'process-lost' },
        });
      counts[handed ? 'unknown' : 'back'] += 1;
    });
  }
  return counts;
}

/** Makes up for jobs that were lost or whose time has come again. */
export async function sendDue(app: App): Promise<number> {
  const due = await findDue(app.db, app.clock.now());
  for (const id of due) await app.jobs.send(app.db, sendJob, { id }, { key: id });
  return due.length;
}
