import { z } from 'zod';
import type { Evidence, Proposed } from '#server/oversight/proposals/index.ts';
import { type ApplyCall, propose, registerKind } from '#server/oversight/proposals/index.ts';
import type { Role } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { approveIn, withdrawIn } from './approve-message.ts';
import { changeContentIn } from './draft-message.ts';
import { judgeMessage } from './judge-message.ts';
import { lockMessage } from './store.ts';

const payload = z.object({
  messageId: z.uuid(),
  to: z.string(),
  toName: z.string().nullable().default(null),
  subject: z.string(),
  body: z.string(),
});
type Payload = z.output<typeof payload>;

export const sendKinds = { known: 'send-message', stranger: 'send-first-message' } as const;

/** Two kinds, since their ceilings differ: a first contact is approved by a person, whatever anybody sets. */
export function registerSendKinds(): void {
  const shared = { payload, apply, revert, describe, right: 'review.decide' } as const;
  registerKind({
    ...shared,
    kind: sendKinds.known,
    words: { de: 'E-Mail senden', en: 'Send an e-mail' },
    ceiling: 'automatic',
  });
  registerKind({
    ...shared,
    kind: sendKinds.stranger,
    words: { de: 'Erste E-Mail an Unbekannte senden', en: 'Send a first e-mail to somebody new' },
    ceiling: 'approve',
  });
}

function describe({ to, toName, subject, body }: Payload, language: 'de' | 'en') {
  const whom = toName ?? to;
  return {
    title: language === 'de' ? `E-Mail „${subject}“ an ${to}` : `E-mail “${subject}” to ${to}`,
    text: body,
    lines: [whom, subject],
  };
}

async function apply({ app, tx, actor, payload: p }: ApplyCall<Payload>) {
  const message = await lockMessage(tx, null, p.messageId);
  if (message === null) return fail('not-found', { kind: 'message' });
  if (message.toAddress !== p.to)
    fail('changed-meanwhile', {
      reason: 'recipient',
      text: 'The message has another recipient now. Nothing was approved.',
    });
  const edited = message.subject !== p.subject || message.body !== p.body || message.toName !== p.toName;
  if (edited) {
    if (actor.kind === 'machine')
      fail('changed-meanwhile', { reason: 'content', text: 'The message was changed. Nothing was approved.' });
    const { purpose, groundNote, sendAfter } = message;
    await changeContentIn(app, tx, actor, message, { ...p, purpose, groundNote, sendAfter });
  }
  const now = edited ? await lockMessage(tx, null, p.messageId) : message;
  if (now === null) return fail('not-found', { kind: 'message' });
  const { hash } = await approveIn(app, tx, actor, now, actor.kind === 'machine' ? 'policy' : 'person');
  return { hash };
}

async function revert({ app, tx, actor, payload: p }: ApplyCall<Payload>) {
  const message = await lockMessage(tx, null, p.messageId);
  if (message?.state !== 'approved')
    return fail('cannot-undo', { kind: sendKinds.known, text: 'The message is on its way or sent already.' });
  await withdrawIn(app, tx, actor, message);
}

/**
 * Hands a machine's draft to the policy: a person decides, or it is approved at once where the policy lets it. Call it last in the transaction
 * that drafted. Later changes of the message make the waiting proposal void.
 *
 * @throws Failure `not-found`
 */
export async function proposeMessage(
  app: App,
  tx: Db,
  input: {
    readonly id: string;
    readonly evidence: readonly Evidence[];
    /** Calibrated; null: nobody can say, then a person decides. */
    readonly confidence: number | null;
    readonly producer: { readonly name: string; readonly version: string };
    readonly role?: Role;
  },
): Promise<Proposed> {
  const message = await lockMessage(tx, null, input.id);
  if (message === null) return fail('not-found', { kind: 'message' });
  const { stranger } = await judgeMessage(app, tx, message, 'de');
  const { producer, evidence, confidence, role } = input;
  return propose(app, tx, {
    kind: stranger ? sendKinds.stranger : sendKinds.known,
    subject: { kind: 'message', id: message.id },
    payload: {
      messageId: message.id,
      to: message.toAddress,
      toName: message.toName,
      subject: message.subject,
      body: message.body,
    },
    evidence,
    confidence,
    producer,
    owner: { ownerId: message.ownerId, teamId: message.teamId },
    dedupeKey: message.id,
    example: message.example,
    ...(role === undefined ? {} : { role }),
  });
}
