import { oc } from '@orpc/contract';
import { z } from 'zod';

const moment = z.iso.datetime();
const purposeSchema = z.enum([
  'contract',
  'answer_inquiry',
  'legal_notice',
  'doi_request',
  'marketing_similar',
  'marketing_other',
  'survey',
]);
const shelfSchema = z.enum(['drafts', 'waiting', 'trouble', 'sent', 'discarded']);

const messageSchema = z.object({
  id: z.uuid(),
  /** RFC 5322, fixed at drafting. */
  messageId: z.string(),
  version: z.number().int(),
  state: z.enum(['drafted', 'approved', 'claimed', 'sent', 'failed', 'unknown']),
  stateText: z.string(),
  discarded: z.boolean(),
  companyId: z.uuid().nullable(),
  companyName: z.string().nullable(),
  personId: z.uuid().nullable(),
  purpose: purposeSchema,
  to: z.object({ address: z.string(), name: z.string().nullable() }),
  subject: z.string(),
  body: z.string(),
  groundNote: z.string().nullable(),
  sendAfter: moment.nullable(),
  /** Written with a machine's help: with what. */
  ai: z
    .object({
      producer: z.string(),
      version: z.string(),
      model: z.string().nullable(),
      promptVersion: z.string().nullable(),
    })
    .nullable(),
  approval: z.enum(['person', 'policy']).nullable(),
  approvedByName: z.string().nullable(),
  approvedAt: moment.nullable(),
  /** SHA-256 of content and recipient that the approval binds, hex. */
  approvedHash: z.string().nullable(),
  /** Why it waits, was refused or is uncertain, and what to do. */
  problem: z.object({ code: z.string(), text: z.string() }).nullable(),
  nextTryAt: moment.nullable(),
  sentAt: moment.nullable(),
  lookedAt: moment.nullable(),
  example: z.boolean(),
  createdByName: z.string(),
  createdAt: moment,
  /** `change`, `approve`, `withdraw`, `discard`, `restore`, `resolve`, `look`. */
  may: z.array(z.string()),
});

const contentShape = {
  to: z.string().trim().min(1).max(500),
  toName: z.string().trim().max(200).nullable().default(null),
  subject: z.string().max(1_000),
  body: z.string().max(200_000),
  purpose: purposeSchema.exclude(['doi_request']),
  /** The concrete facts that speak for an interest, where the law asks for them. */
  groundNote: z.string().trim().max(5_000).nullable().default(null),
  sendAfter: moment.nullable().default(null),
};
const versioned = z.object({ id: z.uuid(), version: z.number().int().min(1) });

const accountShape = {
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  username: z.string().trim().max(500),
  fromName: z.string().trim().min(1).max(200),
  fromAddress: z.string().trim().min(3).max(320),
  replyTo: z.string().trim().min(3).max(320).nullable(),
  /** Stands below every message. */
  imprint: z.string().trim().min(1).max(2_000),
};
const mailboxShape = {
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'none']),
  username: z.string().trim().max(500),
  /** null: the folder that the server marks as sent mail. */
  folder: z.string().trim().min(1).max(200).nullable(),
};

export const outbox = {
  list: oc
    .route({ method: 'GET', path: '/messages', summary: 'Messages of the outbox, newest first' })
    .input(
      z.object({
        shelf: shelfSchema.default('waiting'),
        companyId: z.uuid().optional(),
        personId: z.uuid().optional(),
        after: z.string().max(100).nullable().default(null),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(messageSchema),
        next: z.string().nullable(),
        counts: z.object({
          drafts: z.number().int(),
          waiting: z.number().int(),
          trouble: z.number().int(),
          sent: z.number().int(),
          discarded: z.number().int(),
        }),
        paused: z.boolean(),
        /** Whether an outgoing mail server has been entered. */
        ready: z.boolean(),
      }),
    ),
  get: oc
    .route({
      method: 'GET',
      path: '/messages/{id}',
      summary: 'One message: what may stand in its way, and what happened to it',
    })
    .input(z.object({ id: z.uuid() }))
    .output(
      messageSchema.extend({
        /** Sender and what is put below the text. Before approval as it would be now; null while no mail server is entered. */
        frame: z.object({ from: z.string(), footer: z.string() }).nullable(),
        /** What the law and the limits say now; null once it is on its way. */
        now: z
          .object({
            decision: z.enum(['allowed', 'needs_human', 'forbidden']),
            rule: z.string(),
            text: z.string(),
            stranger: z.boolean(),
            obstacle: z.object({ code: z.string(), text: z.string() }).nullable(),
          })
          .nullable(),
        events: z.array(z.object({ kind: z.string(), text: z.string(), at: moment, byName: z.string() })),
      }),
    ),
  draft: oc
    .route({ method: 'POST', path: '/messages', summary: 'Write a message down; nothing leaves before approval' })
    .input(z.object({ companyId: z.uuid().nullable(), personId: z.uuid().nullable().default(null), ...contentShape }))
    .output(z.object({ id: z.uuid() })),
  change: oc
    .route({ method: 'PUT', path: '/messages/{id}', summary: 'Change a message; an approval no longer counts' })
    .input(versioned.extend(contentShape))
    .output(messageSchema),
  approve: oc
    .route({
      method: 'POST',
      path: '/messages/{id}/approval',
      summary: 'Approve exactly what stands there, and send it',
    })
    .input(versioned)
    .output(messageSchema),
  withdraw: oc
    .route({ method: 'POST', path: '/messages/{id}/withdrawal', summary: 'Take an approval back, before it is sent' })
    .input(versioned)
    .output(messageSchema),
  discard: oc
    .route({ method: 'POST', path: '/messages/{id}/discard', summary: 'Put a draft away, or bring it back' })
    .input(versioned.extend({ discard: z.boolean().default(true) }))
    .output(messageSchema),
  resolve: oc
    .route({
      method: 'POST',
      path: '/messages/{id}/resolution',
      summary: 'Say whether an uncertain message was sent',
    })
    .input(versioned.extend({ sent: z.boolean() }))
    .output(messageSchema),
  look: oc
    .route({ method: 'POST', path: '/messages/{id}/look', summary: 'Look for an uncertain message in the Sent folder' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ looked: z.boolean(), found: z.boolean(), folder: z.string().nullable() })),
  account: oc.route({ method: 'GET', path: '/mail-account', summary: 'How mail leaves; never a password' }).output(
    z.object({
      account: z
        .object({
          ...accountShape,
          version: z.number().int(),
          hasPassword: z.boolean(),
          imap: z.object({ ...mailboxShape, hasPassword: z.boolean() }).nullable(),
          changedByName: z.string(),
          changedAt: moment,
        })
        .nullable(),
      /** Whether recipients can reach the unsubscribe page: a public https address (LOTSE_URL). */
      publicAddress: z.object({ url: z.string(), reachable: z.boolean() }),
    }),
  ),
  changeAccount: oc
    .route({ method: 'PUT', path: '/mail-account', summary: 'Set how mail leaves' })
    .input(
      z.object({
        ...accountShape,
        /** Absent: keep the stored one. */
        password: z.string().max(1_000).optional(),
        imap: z
          .object({ ...mailboxShape, password: z.string().max(1_000).optional() })
          .nullable()
          .default(null),
        /** The version that was seen; 0 where there was none. */
        version: z.number().int().min(0),
      }),
    )
    .output(z.object({ version: z.number().int() })),
  testAccount: oc
    .route({ method: 'POST', path: '/mail-account/test', summary: 'Send a test message to your own address' })
    .output(z.object({ to: z.string(), response: z.string() })),
};
