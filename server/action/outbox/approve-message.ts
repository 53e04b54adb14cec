import { audit } from '#server/oversight/audit/index.ts';
import { unsubscribePath } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { publicUrl } from '#server/platform/auth/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { type Content, contentHash, isAdvertising } from './content.ts';
import { changeable } from './draft-message.ts';
import { type Judgement, judgeMessage } from './judge-message.ts';
import { type Account, isLoopback, readAccount } from './mail-account.ts';
import { insertEvent, type StoredMessage, setApproval, takeApproval } from './store.ts';
import { objectionNotice, problemIn } from './words.ts';

export const sendJob = 'outbox.send';
/** Between approval and sending, so that a slip can be taken back. */
export const UNDO_SECONDS = 10;

/**
 * Approves exactly what stands there now: content, recipient, footer and sender are bound by a hash. What the law forbids cannot be approved.
 *
 * @returns the hash, hex
 * @throws Failure `not-found`, `changed-meanwhile`, `conflict`, `contact-forbidden` and the other obstacles, `no-mail-account`, `no-public-address`
 */
export async function approveMessage(
  app: App,
  actor: Actor,
  id: string,
  input: { readonly version: number },
): Promise<{ readonly hash: string }> {
  return app.db.transaction().execute(async (tx) => {
    const message = await changeable(tx, actor, id, input.version);
    return approveIn(app, tx, actor, message, actor.kind === 'machine' ? 'policy' : 'person');
  });
}

/** For whoever has locked the row and decided already (a proposal's decision). Writes to the log: call it last. */
export async function approveIn(
  app: App,
  tx: Db,
  actor: Actor,
  message: StoredMessage,
  approval: 'person' | 'policy',
): Promise<{ readonly hash: string }> {
  if (message.discardedAt !== null || message.state === 'approved')
    fail('conflict', { reason: message.discardedAt === null ? 'approved' : 'discarded', state: message.state });
  const account = await readAccount(app, tx);
  if (account === null) return refuse({ code: 'no-mail-account', facts: {} }, actor);
  const { law, obstacle } = await judgeMessage(app, tx, { ...message, approval, approvedRule: null }, actor.language);
  if (obstacle !== null) return refuse(obstacle, actor, law.text);
  const content = contentOf(message, frameOf(app, account, message, actor.language));
  const hash = contentHash(content);
  const at = app.clock.now();
  await setApproval(tx, message.id, {
    footer: content.footer,
    unsubscribeUrl: content.unsubscribeUrl,
    fromName: content.from.name,
    fromAddress: content.from.address,
    replyTo: content.replyTo,
    contentHash: hash,
    approval,
    rule: law.rule,
    by: { id: actor.id, name: actor.name, at },
  });
  const facts = { hash: hash.toString('hex'), approval, rule: law.rule, decision: law.decision };
  await insertEvent(tx, message.id, { kind: 'approved', facts, at, byId: actor.id, byName: actor.name });
  const earliest = new Date(at.getTime() + UNDO_SECONDS * 1000);
  const startAfter = message.sendAfter !== null && message.sendAfter > earliest ? message.sendAfter : earliest;
  await app.jobs.send(tx, sendJob, { id: message.id }, { key: message.id, startAfter });
  await audit(app, tx, { actor, action: 'message.approved', subject: { kind: 'message', id: message.id }, facts });
  return { hash: facts.hash };
}

/** As long as it has not been taken for sending. @throws Failure `not-found`, `changed-meanwhile`, `conflict` */
export async function withdrawApproval(
  app: App,
  actor: Actor,
  id: string,
  input: { readonly version: number },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await withdrawIn(app, tx, actor, await changeable(tx, actor, id, input.version));
  });
}

export async function withdrawIn(app: App, tx: Db, actor: Actor, message: StoredMessage): Promise<void> {
  if (message.state !== 'approved') fail('conflict', { reason: 'not-approved', state: message.state });
  await takeApproval(tx, message.id, null);
  const event = { kind: 'approval-withdrawn', facts: {}, at: app.clock.now(), byId: actor.id, byName: actor.name };
  await insertEvent(tx, message.id, event);
  await audit(app, tx, { actor, action: 'message.approval-withdrawn', subject: { kind: 'message', id: message.id } });
}

export type Frame = Pick<Content, 'from' | 'replyTo' | 'footer' | 'unsubscribeUrl'>;

/** What stands around the writer's text: sender, imprint and, where the law asks for it, the way out. @throws Failure `no-public-address` */
export function frameOf(
  app: App,
  account: Account,
  message: Pick<StoredMessage, 'purpose' | 'toAddress'>,
  language: 'de' | 'en',
): Frame {
  const from = { name: account.fromName, address: account.fromAddress };
  if (!isAdvertising(message.purpose))
    return { from, replyTo: account.replyTo, footer: account.imprint, unsubscribeUrl: null };
  const base = publicUrl(app);
  const path = unsubscribePath(app, 'email', message.toAddress);
  // A link to this very machine serves nobody but a trial whose mail server is this machine, too.
  const reachable =
    base.startsWith('https://') || (isLoopback(new URL(base).hostname) && isLoopback(account.server.host));
  if (path === null || !reachable)
    return fail('no-public-address', {
      text: 'Advertising needs an unsubscribe link that can be reached from outside: set LOTSE_URL to the public https address. Nothing was approved.',
    });
  const unsubscribeUrl = `${base}${path}`;
  const footer = `${objectionNotice(unsubscribeUrl, language)}\n\n${account.imprint}`;
  return { from, replyTo: account.replyTo, footer, unsubscribeUrl };
}

export function contentOf(message: StoredMessage, frame: Frame): Content {
  return {
    messageId: message.messageId,
    companyId: message.companyId,
    personId: message.personId,
    purpose: message.purpose,
    to: { address: message.toAddress, name: message.toName },
    subject: message.subject,
    body: message.body,
    inReplyTo: message.inReplyTo,
    references: message.references,
    groundNote: message.groundNote,
    userStarted: message.userStarted,
    ai: message.ai,
    sendAfter: message.sendAfter,
    ...frame,
  };
}

function refuse(
  obstacle: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> },
  actor: Actor,
  law: Judgement['law']['text'] | null = null,
): never {
  return fail(obstacle.code, { ...obstacle.facts, text: problemIn(obstacle, law, actor.language) });
}
