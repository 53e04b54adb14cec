import { randomUUID } from 'node:crypto';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { buildMail } from '#server/platform/mail/index.ts';
import { type ReleasedMail, releaseMail } from '#server/platform/mail/released-mail.ts';
import { contentOf, type Frame } from './approve-message.ts';
import { type Content, contentHash } from './content.ts';
import { judgeMessage } from './judge-message.ts';
import { voidOrFail } from './settle-message.ts';
import {
  insertEvent,
  lockMessage,
  markHanded,
  type Problem,
  type StoredMessage,
  setClaim,
  takeApproval,
} from './store.ts';
import { restoredSince } from './store-recipients.ts';

/** A message that this process alone may hand over now. */
export interface Claim {
  readonly id: string;
  readonly token: string;
  readonly actor: Actor;
  readonly message: StoredMessage;
  readonly content: Content;
}

/** Who sends: the machine, on the word of whoever approved. */
export function senderOf(message: StoredMessage): Actor {
  return {
    kind: 'machine',
    id: message.approvedBy ?? 'outbox',
    name: message.approvedByName ?? 'outbox',
    role: 'admin',
    teamId: null,
    language: 'de',
  };
}

/**
 * Takes an approved message for sending, if everything still speaks for it: the approval is of this very content, and contact law, consent,
 * objection and frequency say so now. Otherwise it is voided or failed with the reason.
 *
 * @returns null where there is nothing to send
 */
export async function claimMessage(app: App, id: string): Promise<Claim | null> {
  return app.db.transaction().execute(async (tx) => {
    const message = await lockMessage(tx, null, id);
    const now = app.clock.now();
    if (message === null || message.state !== 'approved' || message.discardedAt !== null) return null;
    if (later(message.sendAfter, now) || later(message.notBefore, now)) return null;
    const actor = senderOf(message);
    const content = boundContent(message);
    if (content === null) {
      await voidApproval(app, tx, actor, message, { code: 'approval-void', facts: {} });
      return null;
    }
    // What was approved in a backup may have been sent since the backup was made.
    if (message.approvedAt !== null && (await restoredSince(tx, message.approvedAt))) {
      await voidApproval(app, tx, actor, message, { code: 'restored-since', facts: {} });
      return null;
    }
    const { law, obstacle } = await judgeMessage(app, tx, message, 'de');
    if (obstacle !== null) {
      await voidOrFail(app, tx, actor, message, obstacle, law);
      return null;
    }
    const token = randomUUID();
    await setClaim(tx, id, token, now, lawFacts(law));
    await insertEvent(tx, id, {
      kind: 'claimed',
      facts: { rule: law.rule },
      at: now,
      byId: actor.id,
      byName: actor.name,
    });
    return { id, token, actor, message, content };
  });
}

function later(moment: Date | null, now: Date): boolean {
  return moment !== null && moment.getTime() > now.getTime();
}

/** The content, if it is byte for byte what was approved. */
function boundContent(message: StoredMessage): Content | null {
  const { footer, fromName, fromAddress, contentHash: approved } = message;
  if (message.approval === null || approved === null || footer === null || fromName === null || fromAddress === null)
    return null;
  const frame: Frame = {
    from: { name: fromName, address: fromAddress },
    replyTo: message.replyTo,
    footer,
    unsubscribeUrl: message.unsubscribeUrl,
  };
  const content = contentOf(message, frame);
  return contentHash(content).equals(approved) ? content : null;
}

async function voidApproval(app: App, tx: Db, actor: Actor, message: StoredMessage, problem: Problem): Promise<void> {
  await takeApproval(tx, message.id, problem);
  const event = {
    kind: 'approval-void',
    facts: problem.facts,
    at: app.clock.now(),
    byId: actor.id,
    byName: actor.name,
  };
  await insertEvent(tx, message.id, event);
  const subject = { kind: 'message', id: message.id };
  await audit(app, tx, { actor, action: 'message.approval-void', subject, facts: { code: problem.code } });
}

export type Released =
  | { readonly kind: 'released'; readonly mail: ReleasedMail; readonly consentId: string | null }
  | {
      readonly kind: 'refused';
      readonly obstacle: Parameters<typeof voidOrFail>[4];
      readonly law: Parameters<typeof voidOrFail>[5];
    }
  | { readonly kind: 'lost' };

/**
 * The last question, on the connection that holds the gate, with the mail server waiting: are we still allowed? Only what comes out of here can
 * reach SMTP (`ReleasedMail` has no other maker).
 */
export async function releaseClaim(app: App, connection: Db, claim: Claim): Promise<Released> {
  const { law, obstacle } = await judgeMessage(app, connection, claim.message, 'de');
  if (obstacle !== null) return { kind: 'refused', obstacle, law };
  const { content } = claim;
  const now = app.clock.now();
  const raw = await buildMail({
    messageId: content.messageId,
    date: now,
    from: content.from,
    to: content.to,
    replyTo: content.replyTo,
    subject: content.subject,
    text: `${content.body}\n\n-- \n${content.footer}\n`,
    inReplyTo: content.inReplyTo,
    references: content.references,
    unsubscribeUrl: content.unsubscribeUrl,
    headers: marks(content, claim.message),
  });
  if (!(await markHanded(connection, claim.id, claim.token, now, lawFacts(law)))) return { kind: 'lost' };
  const mail = releaseMail({ from: content.from.address, to: content.to.address, raw });
  return { kind: 'released', mail, consentId: law.consentId };
}

/** Art. 50(2) EU AI Act: machine-readable in the mail itself. What nobody looked at says so too (RFC 3834). */
function marks(content: Content, message: StoredMessage): Record<string, string> {
  // Short and ASCII, so that no header is folded or encoded: a program must find it with one comparison.
  const clean = (text: string) => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 60);
  return {
    ...(content.ai === null
      ? {}
      : {
          'X-AI-Assisted': 'yes',
          'X-AI-Producer': clean(`${content.ai.producer} ${content.ai.version}`),
          'X-AI-Reviewed-By-Human': message.approval === 'person' ? 'yes' : 'no',
        }),
    ...(message.approval === 'policy' ? { 'Auto-Submitted': 'auto-generated' } : {}),
  };
}

function lawFacts(law: { rule: string; decision: string; basis: string; consentId: string | null; table: string }) {
  const { rule, decision, basis, consentId, table } = law;
  return { rule, decision, basis, consentId, table };
}
