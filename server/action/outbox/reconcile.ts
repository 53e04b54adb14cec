import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { findSent } from '#server/platform/mail/index.ts';
import { senderOf } from './claim-message.ts';
import { readAccount } from './mail-account.ts';
import { problemOf, tellRecords } from './settle-message.ts';
import { findUnknown, insertEvent, lockMessage, resolveUnknown, type StoredMessage, setLooked } from './store.ts';

/**
 * A person looked and says what became of it. `not-sent` makes it `failed`: it can be approved anew, and only by a person.
 *
 * @throws Failure `not-found`, `changed-meanwhile`, `conflict` (not unknown)
 */
export async function resolveMessage(
  app: App,
  actor: Actor,
  id: string,
  input: { readonly version: number; readonly sent: boolean },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const message = await lockMessage(tx, actor, id);
    if (message === null) return fail('not-found', { kind: 'message' });
    if (message.state !== 'unknown') return fail('conflict', { reason: 'not-unknown', state: message.state });
    if (message.version !== input.version) return fail('changed-meanwhile', { version: message.version });
    await resolve(app, tx, actor, message, input.sent, input.sent ? 'marked-sent' : 'marked-not-sent');
  });
}

async function resolve(
  app: App,
  tx: Db,
  actor: Actor,
  message: StoredMessage,
  sent: boolean,
  kind: 'marked-sent' | 'marked-not-sent' | 'found-in-sent',
): Promise<void> {
  const at = app.clock.now();
  await resolveUnknown(tx, message.id, sent, sent ? null : problemOf('not-sent-by-hand'));
  await insertEvent(tx, message.id, { kind, facts: {}, at, byId: actor.id, byName: actor.name });
  if (sent) await tellRecords(app, tx, { id: message.id, actor, message }, message.handedAt ?? at, null);
  const subject = { kind: 'message', id: message.id };
  await audit(app, tx, { actor, action: 'message.resolved', subject, facts: { sent, how: kind } });
}

export type SentFolderLook = { readonly looked: boolean; readonly found: boolean; readonly folder: string | null };

/**
 * Looks for an `unknown` message in the Sent folder. Found means sent; not found proves nothing, since not every provider keeps a copy: it stays
 * unknown, with the day of the look.
 */
export async function lookForMessage(app: App, actor: Actor | null, id: string): Promise<SentFolderLook> {
  const account = await readAccount(app, app.db);
  const message = await app.db.transaction().execute((tx) => lockMessage(tx, actor, id));
  if (message === null) return fail('not-found', { kind: 'message' });
  if (message.state !== 'unknown') return fail('conflict', { reason: 'not-unknown', state: message.state });
  if (account === null || account.mailbox === null) return { looked: false, found: false, folder: null };
  const { found, folder } = await findSent(account.mailbox, message.messageId);
  await app.db.transaction().execute(async (tx) => {
    const now = await lockMessage(tx, null, id);
    if (now?.state !== 'unknown') return;
    await setLooked(tx, id, app.clock.now());
    const by = actor ?? senderOf(now);
    if (found) return resolve(app, tx, by, now, true, 'found-in-sent');
    const event = { kind: 'not-in-sent', facts: {}, at: app.clock.now(), byId: by.id, byName: by.name };
    await insertEvent(tx, id, event);
  });
  return { looked: true, found, folder };
}

const LOOK_EVERY_MS = 6 * 3_600_000;

/** For the job: every unknown message not looked for in the last six hours. A mailbox that cannot be read ends the round, not the job. */
export async function lookForUnknown(app: App): Promise<number> {
  let found = 0;
  for (const id of await findUnknown(app.db, new Date(app.clock.now().getTime() - LOOK_EVERY_MS))) {
    try {
      if ((await lookForMessage(app, null, id)).found) found += 1;
    } catch (error) {
      app.log.warn('the Sent folder could not be looked at', { error });
      break;
    }
  }
  return found;
}
