import { createHash } from 'node:crypto';
import type { Purpose } from '#engines/contact-law/index.ts';

/** Who or what helped to write it; told in the mail's headers and kept with the message. */
export interface Assistance {
  readonly producer: string;
  readonly version: string;
  readonly model: string | null;
  readonly promptVersion: string | null;
}

/** Everything of a message that a reader or the law could notice. Approval binds the hash of all of it. */
export interface Content {
  readonly messageId: string;
  readonly companyId: string | null;
  readonly personId: string | null;
  readonly purpose: Purpose;
  readonly to: { readonly address: string; readonly name: string | null };
  readonly from: { readonly address: string; readonly name: string };
  readonly replyTo: string | null;
  readonly subject: string;
  readonly body: string;
  readonly footer: string;
  readonly unsubscribeUrl: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly groundNote: string | null;
  readonly userStarted: boolean;
  readonly ai: Assistance | null;
  readonly sendAfter: Date | null;
}

/** SHA-256 over the content as JSON with fixed places: no two contents share a form. */
export function contentHash(content: Content): Buffer {
  const { to, from, ai } = content;
  const places = [
    'message-1',
    content.messageId,
    content.companyId,
    content.personId,
    content.purpose,
    to.address,
    to.name,
    from.address,
    from.name,
    content.replyTo,
    content.subject,
    content.body,
    content.footer,
    content.unsubscribeUrl,
    content.inReplyTo,
    content.references,
    content.groundNote,
    content.userStarted,
    ai === null ? null : [ai.producer, ai.version, ai.model, ai.promptVersion],
    content.sendAfter?.toISOString() ?? null,
  ];
  return createHash('sha256').update(JSON.stringify(places)).digest();
}

export function isAdvertising(purpose: Purpose): boolean {
  return purpose === 'marketing_similar' || purpose === 'marketing_other' || purpose === 'survey';
}
