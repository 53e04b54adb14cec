import { type FoundObjection, newWordsOf, readObjection } from '#engines/objection/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import { type ObjectionInput, recordObjections } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type ReadMail, readInbox, readMail } from '#server/platform/mail/index.ts';
import { readAccount } from './mail-account.ts';
import { insertEvent } from './store.ts';
import { findAccount } from './store-account.ts';
import { type Answered, findAnswered, findInboxMark, putInboxMark } from './store-replies.ts';

const FIRST_LOOK_MS = 14 * 86_400_000;
const MOST_A_ROUND = 200;
const reader: Actor = {
  kind: 'machine',
  id: 'outbox',
  name: 'Antwort auf eine Nachricht',
  role: 'admin',
  teamId: null,
  language: 'de',
};

/**
 * Reads the inbox for answers to our own messages that object to advertising, and records those at once. Nothing else is read out of a mail and nothing of
 * it is kept; mails that answer none of ours are passed over. A mailbox that cannot be read is told in the log and tried again.
 *
 * @returns objections heeded
 */
export async function heedReplies(app: App): Promise<number> {
  const version = (await findAccount(app.db))?.version;
  const account = await readAccount(app, app.db);
  if (version === undefined || account === null || account.mailbox === null) return 0;
  const now = app.clock.now();
  const mark = await findInboxMark(app.db, version);
  const since = new Date(now.getTime() - FIRST_LOOK_MS);
  const look = await readInbox(account.mailbox, { mark, since, limit: MOST_A_ROUND }).catch((error: unknown) => {
    app.log.warn('the inbox could not be read for answers', { error });
    return null;
  });
  if (look === null) return 0;
  let heeded = 0;
  for (const { uid, raw } of look.mails)
    heeded += await app.db.transaction().execute(async (tx) => {
      await putInboxMark(tx, version, { ...look.mark, uid }, now);
      return (await heedReply(app, tx, readMail(raw))) ? 1 : 0;
    });
  await putInboxMark(app.db, version, look.mark, now);
  return heeded;
}

async function heedReply(app: App, tx: Db, mail: ReadMail): Promise<boolean> {
  if (mail.automatic || mail.from === null) return false;
  const message = await findAnswered(tx, mail.answers, mail.from);
  // "AW: …" repeats our own words.
  const subject = /^\s*(?:re|aw|antw|wg|fwd?)\s*:/i.test(mail.subject) ? '' : mail.subject;
  const found = message && readObjection(`${subject}\n${newWordsOf(mail.text)}`);
  if (!message || !found) return false;
  const recorded = await recordObjections(app, reader, tx, inputsFor(message, mail.from, found));
  const count = recorded.filter(({ result }) => result === 'recorded').length;
  if (count === 0) return false;
  const facts = { source: 'reply', channels: found.channels, count };
  const at = app.clock.now();
  await insertEvent(tx, message.id, { kind: 'objected', facts: {}, at, byId: reader.id, byName: reader.name });
  await audit(app, tx, {
    actor: reader,
    action: 'objection.heeded',
    subject: { kind: 'message', id: message.id },
    facts,
  });
  return true;
}

/** Both the address written to and the one that answered: a person may read one mailbox and write from another. */
function inputsFor(message: Answered, from: string, { channels }: FoundObjection): ObjectionInput[] {
  const facts = { source: 'reply', at: null, note: `message ${message.id}` } as const;
  const mails = [...new Set([from, message.toAddress.toLowerCase()])].map(
    (contactPoint) => ({ ...facts, channel: 'email', contactPoint }) as const,
  );
  const calls = message.phones.map((contactPoint) => ({ ...facts, channel: 'phone_human', contactPoint }) as const);
  if (channels.length === 0) return [...mails, ...calls].map((one) => ({ ...one, scope: 'all_marketing' }));
  return channels.flatMap((channel): ObjectionInput[] => {
    if (channel === 'email') return mails.map((one) => ({ ...one, scope: 'channel' }));
    const spoken = channel === 'phone_human' || channel === 'phone_auto' || channel === 'sms_messenger';
    return spoken ? calls.map((one) => ({ ...one, channel, scope: 'channel' })) : [];
  });
}
