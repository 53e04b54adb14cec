import { oc } from '@orpc/contract';
import { z } from 'zod';

export const channelSchema = z.enum([
  'email',
  'sms_messenger',
  'social_dm',
  'phone_human',
  'phone_auto',
  'fax',
  'post',
  'chat_reply',
]);
export const contactPurposeSchema = z.enum([
  'contract',
  'answer_inquiry',
  'legal_notice',
  'doi_request',
  'marketing_similar',
  'marketing_other',
  'survey',
]);
const advertisingPurposeSchema = z.enum(['marketing_similar', 'marketing_other', 'survey']);
const addresseeSchema = z.enum(['consumer', 'business', 'unknown']);
const contactRelationSchema = z.enum(['none', 'inquiry', 'customer', 'former_customer', 'partner']);
/** Where a consent may come from. */
export const consentSources = [
  'web_form',
  'double_opt_in_email',
  'voice',
  'paper',
  'email_reply',
  'chat',
  'in_person',
  'import',
  'person',
] as const;
const sourceSchema = z.enum(consentSources);
const contactPoint = z.string().trim().min(1).max(500);
const moment = z.iso.datetime();

const decisionSchema = z.object({
  decision: z.enum(['allowed', 'needs_human', 'forbidden']),
  rule: z.string(),
  basis: z.string(),
  duties: z.array(z.object({ code: z.string(), text: z.string() })),
  text: z.string(),
  cautions: z.array(z.enum(['consent-unused-24-months', 'contact-point-unreadable'])),
  consent: z.enum(['none', 'undocumented', 'presumed_facts', 'express_documented', 'withdrawn']),
  objection: z.enum(['none', 'channel', 'all_marketing']),
  consentId: z.uuid().nullable(),
  table: z.string(),
});

const consentSchema = z.object({
  id: z.uuid(),
  channel: channelSchema,
  /** null: erased on request; the proof is gone, the fact stays. */
  contactPoint: z.string().nullable(),
  purposes: z.array(z.string()),
  kind: z.enum(['given', 'presumed', 'withdrawn', 'retracted']),
  retracts: z.uuid().nullable(),
  documented: z.boolean(),
  wording: z.string().nullable(),
  wordingVersion: z.string().nullable(),
  source: z.string(),
  proof: z.record(z.string(), z.unknown()),
  at: moment.nullable(),
  recordedByName: z.string(),
  recordedAt: moment,
  struckOut: z.boolean(),
});

const saleFactsSchema = z.object({
  /** Nr. 1: the sale that the address was got with; with `soldOn`. */
  sale: z.string().trim().max(500).nullable(),
  soldOn: z.iso.date().nullable(),
  /** Nr. 2: the own similar goods that may be advertised. */
  goods: z.string().trim().max(500).nullable(),
  /** Nr. 4: words of the notice when the address was collected. */
  collectionNotice: z.string().trim().max(5_000).nullable(),
  /** Nr. 4: words of the notice in each mail. */
  eachUseNotice: z.string().trim().max(5_000).nullable(),
});
const saleFactSchema = saleFactsSchema.extend({
  id: z.uuid(),
  kind: z.enum(['recorded', 'retracted']),
  proof: z.record(z.string(), z.string()),
  recordedByName: z.string(),
  recordedAt: moment,
  struckOut: z.boolean(),
});

export const consent = {
  lookUp: oc
    .route({
      method: 'POST',
      path: '/contact-points/look-up',
      summary: 'May we contact this address or number, and what is known about it',
    })
    .input(
      z.object({
        /** Says how to read the contact point; the answer covers every channel that it serves. */
        channel: channelSchema,
        contactPoint,
        purpose: contactPurposeSchema.default('marketing_other'),
        addressee: addresseeSchema.default('unknown'),
        relation: contactRelationSchema.default('none'),
        /** Other contact points of the same person: an objection or withdrawal there counts here too. */
        otherPoints: z
          .array(z.object({ channel: channelSchema, contactPoint }))
          .max(20)
          .optional(),
        userStarted: z.boolean().optional(),
        /** What does not hold of this very message; true opens nothing that is not recorded. */
        s73: z
          .object({
            addressFromSale: z.boolean(),
            ownSimilar: z.boolean(),
            noticeAtCollection: z.boolean(),
            noticeEachUse: z.boolean(),
          })
          .optional(),
      }),
    )
    .output(
      z.object({
        contactPoint: z.string(),
        answers: z.array(decisionSchema.extend({ channel: channelSchema })),
        consents: z.array(consentSchema),
        objections: z.array(
          z.object({
            scope: z.string(),
            kind: z.enum(['raised', 'lifted']),
            source: z.string(),
            note: z.string(),
            at: moment,
            recordedByName: z.string(),
            recordedAt: moment,
          }),
        ),
        /** Mail addresses only: what was recorded for § 7(3) UWG, newest first, and which of the four facts hold. */
        sale: z
          .object({
            holds: z.object({
              addressFromSale: z.boolean(),
              ownSimilar: z.boolean(),
              noticeAtCollection: z.boolean(),
              noticeEachUse: z.boolean(),
            }),
            history: z.array(saleFactSchema),
          })
          .nullable(),
        may: z.array(z.string()),
      }),
    ),
  record: oc
    .route({ method: 'POST', path: '/consents', summary: 'Record a consent, or the facts a presumed one rests on' })
    .input(
      z.object({
        kind: z.enum(['given', 'presumed']),
        channel: channelSchema,
        contactPoint,
        purposes: z.array(advertisingPurposeSchema).min(1),
        source: sourceSchema,
        /** null: unknown; then it counts as undocumented. */
        at: moment.nullable(),
        wording: z.string().trim().max(5_000).nullable().default(null),
        wordingVersion: z.string().trim().max(100).nullable().default(null),
        /** ip, form, file, recording, message, transcript, note, confirmedAt. */
        proof: z.record(z.string().max(50), z.string().max(5_000)).default({}),
        /** A file that the caller uploaded; its name and checksum become proof.file and proof.sha256. */
        fileId: z.uuid().optional(),
      }),
    )
    .output(
      z.object({
        /** null: the same consent was recorded before. */
        id: z.uuid().nullable(),
        documented: z.boolean(),
      }),
    ),
  withdraw: oc
    .route({ method: 'POST', path: '/consents/withdrawals', summary: 'Record that a consent was withdrawn' })
    .input(
      z.object({
        channel: channelSchema,
        contactPoint,
        /** Every channel that the contact point serves. */
        allChannels: z.boolean().default(true),
        note: z.string().trim().max(2_000).optional(),
      }),
    )
    .output(z.object({ recorded: z.number().int() })),
  retract: oc
    .route({ method: 'POST', path: '/consents/{id}/retraction', summary: 'Strike out a consent recorded by mistake' })
    .input(z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ ok: z.literal(true) })),
  object: oc
    .route({ method: 'POST', path: '/objections', summary: 'Record an objection; kept as a keyed hash only' })
    .input(
      z.object({
        channel: channelSchema,
        contactPoint,
        scope: z.enum(['channel', 'all_marketing']),
        source: z.string().trim().min(1).max(100),
        at: moment.nullable().default(null),
        note: z.string().trim().max(2_000).default(''),
      }),
    )
    .output(z.object({ known: z.boolean() })),
  liftObjection: oc
    .route({ method: 'POST', path: '/objections/liftings', summary: 'Record that the person took an objection back' })
    .input(
      z.object({
        channel: channelSchema,
        contactPoint,
        scope: z.enum(['channel', 'all_marketing']),
        source: z.string().trim().min(1).max(100),
        /** How the person told us. */
        note: z.string().trim().min(10).max(2_000),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
  recordSale: oc
    .route({
      method: 'POST',
      path: '/contact-points/sale-facts',
      summary: 'Record what shows that mail for own similar goods is allowed (§ 7(3) UWG); replaces what was recorded',
    })
    .input(
      saleFactsSchema.extend({
        contactPoint,
        orderId: z.uuid().optional(),
        note: z.string().trim().max(2_000).optional(),
      }),
    )
    .output(z.object({ id: z.uuid() })),
  retractSale: oc
    .route({
      method: 'POST',
      path: '/contact-points/sale-facts/{id}/retraction',
      summary: 'Strike out such facts that were recorded by mistake',
    })
    .input(z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ ok: z.literal(true) })),
  overview: oc
    .route({
      method: 'GET',
      path: '/consents/overview',
      summary: 'How many consents, withdrawals and objections there are',
    })
    .output(
      z.object({
        consents: z.number().int(),
        documented: z.number().int(),
        withdrawals: z.number().int(),
        objections: z.number().int(),
        table: z.string(),
        /** `list`: may read all of them in one list, which shows whoever was asked. */
        may: z.array(z.enum(['list'])),
      }),
    ),
};
