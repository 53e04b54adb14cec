import type { Purpose } from '#engines/contact-law/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import { contactKey, normaliseContactPoint } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { sees } from '#server/platform/auth/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { isHeaderSafe } from '#server/platform/mail/index.ts';
import { recordExposures, splitAccounts } from '../experiments/index.ts';
import { type Assistance, isAdvertising } from './content.ts';
import { newMessageId } from './mail-account.ts';
import { changeContent, insertEvent, insertMessage, lockMessage, type StoredMessage, setDiscarded } from './store.ts';
import { findAccount } from './store-account.ts';
import { findRecipient } from './store-recipients.ts';

export interface DraftInput {
  readonly companyId: string | null;
  readonly personId: string | null;
  /** One address, in any spelling. */
  readonly to: string;
  readonly toName?: string | null | undefined;
  readonly subject: string;
  /** Plain text. Imprint, notice of objection and unsubscribe link are put below it at approval, not by the writer. */
  readonly body: string;
  readonly purpose: Purpose;
  readonly inReplyTo?: string | null | undefined;
  readonly references?: readonly string[] | undefined;
  readonly groundNote?: string | null | undefined;
  /** The addressee signed up by themselves (double opt-in only). */
  readonly userStarted?: boolean | undefined;
  readonly ai?: Assistance | null | undefined;
  readonly sendAfter?: Date | null | undefined;
}

const LONGEST_SUBJECT = 500;
const LONGEST_BODY = 100_000;

/**
 * Writes a message down, with the Message-ID that it keeps. Nothing leaves by this: it waits for approval.
 *
 * @throws Failure `invalid-input` (field), `header-unsafe`, `not-found` for a company or person that is not there or not to be seen
 */
export async function draftMessage(app: App, actor: Actor, input: DraftInput): Promise<{ readonly id: string }> {
  return app.db.transaction().execute((tx) => draftMessageIn(app, tx, actor, input));
}

/** The same in the caller's transaction, as its last step (it writes to the log). */
export async function draftMessageIn(
  app: App,
  tx: Db,
  actor: Actor,
  input: DraftInput,
): Promise<{ readonly id: string }> {
  const checked = checkContent(input);
  const recipient = await findRecipient(tx, input);
  if (recipient === null || recipient.gone || !sees(actor, recipient))
    return fail('not-found', { kind: input.personId === null ? 'company' : 'person' });
  for (const reference of [...(input.references ?? []), ...(input.inReplyTo ? [input.inReplyTo] : [])])
    if (!isHeaderSafe(reference) || reference.length > 1_000) unsafe('inReplyTo');
  const now = app.clock.now();
  const ownerId = recipient.ownerId ?? (actor.kind === 'person' ? actor.id : null);
  const id = await insertMessage(tx, {
    ...checked,
    messageId: newMessageId((await findAccount(tx))?.fromAddress ?? null),
    companyId: input.companyId,
    personId: input.personId,
    ownerId,
    teamId: recipient.teamId ?? (ownerId === actor.id ? actor.teamId : null),
    contactKey: contactKey(app, 'email', checked.toAddress),
    inReplyTo: input.inReplyTo ?? null,
    references: (input.references ?? []).slice(-50),
    userStarted: input.userStarted ?? false,
    ai: input.ai ?? null,
    example: recipient.example,
    createdBy: actor.id,
    createdByName: actor.name,
    createdAt: now,
  });
  if (input.companyId !== null && isAdvertising(input.purpose))
    // Whoever is written to takes part in a running experiment from here on, on whichever side.
    await recordExposures(
      tx,
      await splitAccounts(app, tx, 'mailing', [{ companyId: input.companyId, what: input.purpose }]),
      now,
    );
  await insertEvent(tx, id, { kind: 'drafted', facts: {}, at: now, byId: actor.id, byName: actor.name });
  const facts = { purpose: input.purpose, ...(input.ai ? { ai: input.ai } : {}) };
  await audit(app, tx, { actor, action: 'message.drafted', subject: { kind: 'message', id }, facts });
  return { id };
}

export type ContentInput = Pick<
  DraftInput,
  'to' | 'toName' | 'subject' | 'body' | 'purpose' | 'groundNote' | 'sendAfter'
>;

/** Changes a draft; an approval of the earlier content counts no more. @throws Failure as `draftMessage`, `changed-meanwhile`, `conflict` (on its way) */
export async function changeMessage(
  app: App,
  actor: Actor,
  id: string,
  input: ContentInput & { readonly version: number },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const message = await changeable(tx, actor, id, input.version);
    await changeContentIn(app, tx, actor, message, input);
  });
}

export async function changeContentIn(
  app: App,
  tx: Db,
  actor: Actor,
  message: StoredMessage,
  input: ContentInput,
): Promise<void> {
  const checked = checkContent(input);
  await changeContent(tx, message.id, { ...checked, contactKey: contactKey(app, 'email', checked.toAddress) });
  const facts = { voided: message.state === 'approved' };
  const event = { kind: 'changed', facts, at: app.clock.now(), byId: actor.id, byName: actor.name };
  await insertEvent(tx, message.id, event);
  await audit(app, tx, { actor, action: 'message.changed', subject: { kind: 'message', id: message.id }, facts });
}

/** A draft that nobody wants; it stays readable and can be brought back. */
export async function discardMessage(
  app: App,
  actor: Actor,
  id: string,
  input: { readonly version: number; readonly discard: boolean },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const message = await changeable(tx, actor, id, input.version);
    if (message.state === 'approved') fail('conflict', { reason: 'approved', state: message.state });
    const now = app.clock.now();
    const kind = input.discard ? 'discarded' : 'restored';
    await setDiscarded(tx, id, input.discard ? now : null);
    await insertEvent(tx, id, { kind, facts: {}, at: now, byId: actor.id, byName: actor.name });
    await audit(app, tx, { actor, action: `message.${kind}`, subject: { kind: 'message', id } });
  });
}

export async function changeable(tx: Db, actor: Actor, id: string, version: number): Promise<StoredMessage> {
  const message = await lockMessage(tx, actor, id);
  if (message === null) return fail('not-found', { kind: 'message' });
  if (
    message.state === 'claimed' ||
    message.state === 'sent' ||
    message.state === 'unknown' ||
    message.erasedAt !== null
  )
    return fail('conflict', { reason: 'on-its-way', state: message.state });
  if (message.version !== version) return fail('changed-meanwhile', { version: message.version });
  return message;
}

function checkContent(input: ContentInput) {
  const toAddress = normaliseContactPoint('email', input.to);
  if (toAddress === null || /[\r\n\0]/.test(input.to)) return invalid('to', 'This is not one e-mail address.');
  const subject = input.subject.trim();
  const toName = input.toName?.trim() || null;
  if (!isHeaderSafe(subject)) return unsafe('subject');
  if (toName !== null && !isHeaderSafe(toName)) return unsafe('toName');
  if (subject === '' || subject.length > LONGEST_SUBJECT)
    return invalid('subject', `A subject has 1 to ${LONGEST_SUBJECT} characters.`);
  const body = input.body.replaceAll('\r\n', '\n').trimEnd();
  if (body.trim() === '' || body.length > LONGEST_BODY)
    return invalid('body', `A text has 1 to ${LONGEST_BODY} characters.`);
  if (body.includes('\0')) return unsafe('body');
  return {
    toAddress,
    toName: toName?.slice(0, 200) ?? null,
    subject,
    body,
    purpose: input.purpose,
    groundNote: input.groundNote?.trim() || null,
    sendAfter: input.sendAfter ?? null,
  };
}

function unsafe(field: string): never {
  return fail('header-unsafe', { field, text: 'A line break or NUL stands where none may. Nothing was kept.' });
}

function invalid(field: string, text: string): never {
  return fail('invalid-input', { field, text: `${text} Nothing was kept.` });
}
