import { oc } from '@orpc/contract';
import { z } from 'zod';
import { nextContactSchema, waySchema } from './saturation.ts';

const moment = z.iso.datetime({ offset: true });
const day = z.iso.date();
const money = z.number().int().nullable();

export const occasionSchema = z.enum([
  'callback',
  'task',
  'deal',
  'quote',
  'order_rhythm',
  'falling',
  'cross_sell',
  'lead',
  'untouched',
]);
export const touchChannelSchema = z.enum(['email', 'phone_human', 'post', 'sms_messenger', 'social_dm', 'fax']);
export const refusalSchema = z.enum([
  'no_need',
  'wrong_time',
  'already_handled',
  'wrong_person',
  'wrong_data',
  'not_mine',
  'unconvincing',
]);

const reasonSchema = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  text: z.string(),
});

const channelSchema = z.object({
  channel: touchChannelSchema,
  /** `allowed` at once · `needs_human`: the person must judge and note why · `forbidden`: shown with its reason, cannot be used. */
  decision: z.enum(['allowed', 'needs_human', 'forbidden']),
  rule: z.string(),
  text: z.string(),
  duties: z.array(z.string()),
  /** Number or address; null where nothing is recorded. */
  address: z.string().nullable(),
});

const factorSchema = z.object({
  name: z.enum(['value', 'urgency', 'chance', 'saturation']),
  factor: z.number(),
  code: z.string(),
  text: z.string(),
});

const entrySchema = z.object({
  /** Names the suggestion in an answer. */
  id: z.string(),
  subject: z.object({
    kind: z.enum(['company', 'person']),
    id: z.uuid(),
    name: z.string(),
    jobTitle: z.string().nullable(),
    company: z.object({ id: z.uuid(), name: z.string(), city: z.string().nullable(), relation: z.string() }),
  }),
  kind: occasionSchema,
  action: z.object({ code: z.string(), text: z.string() }),
  channels: z.array(channelSchema),
  reasons: z.array(reasonSchema).min(1),
  /** 100 x value x urgency x chance x saturation (where known). */
  score: z.number(),
  factors: z.array(factorSchema),
  dueOn: day.nullable(),
  valueCents: money,
  /** Contacts of the last 30 days against the limit. */
  contacts: z.object({
    person: z.number().int(),
    personLimit: z.number().int(),
    account: z.number().int(),
    accountLimit: z.number().int(),
  }),
  /** What one contact more does, by all contacts with the account; null while there is not enough data. */
  nextContact: nextContactSchema.nullable(),
  /** How this person is reached best, of the lawful ways. */
  best: z.array(waySchema),
  /** Chance x value less saturation and cost; null where no value is known. */
  benefit: z.object({ cents: money, text: z.string() }).nullable(),
  /** Shown in order to learn, with the sentence that says so; null: shown for its rank. */
  explored: z.string().nullable(),
  example: z.boolean(),
  may: z.array(z.enum(['answer'])),
});

const aloneSchema = z.object({
  id: z.string(),
  company: z.object({ id: z.uuid(), name: z.string(), city: z.string().nullable() }),
  person: z.string().nullable(),
  kind: occasionSchema,
  /** What would otherwise be suggested. */
  reason: z.string(),
  /** Why nothing is the best thing to do. */
  text: z.string(),
});

const briefingSchema = z.object({
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  lastContacts: z.array(
    z.object({
      at: moment,
      kind: z.string(),
      direction: z.string(),
      subject: z.string(),
      outcome: z.string().nullable(),
      by: z.string().nullable(),
      person: z.string().nullable(),
    }),
  ),
  openPoints: z.array(
    z.object({
      kind: z.enum(['task', 'deal', 'quote']),
      id: z.uuid(),
      text: z.string(),
      dueOn: day.nullable(),
      valueCents: money,
    }),
  ),
  people: z.array(
    z.object({ id: z.uuid(), name: z.string(), jobTitle: z.string().nullable(), role: z.string().nullable() }),
  ),
  orders: z.object({ count: z.number().int(), lastOn: day.nullable(), revenue12mCents: z.number().int() }),
});

export const nextBest = {
  list: oc
    .route({ method: 'GET', path: '/today', summary: 'Whom to contact now: who, why, through which lawful channel' })
    .input(
      z.object({
        /** Whose accounts. Sales always get their own, their team's and unassigned ones; others choose. */
        whose: z.enum(['mine', 'all']).default('all'),
        owner: z.uuid().optional(),
        limit: z.coerce.number().int().min(1).max(50).default(12),
      }),
    )
    .output(
      z.object({
        day,
        entries: z.array(entrySchema),
        /** Further entries that would follow. */
        more: z.number().int(),
        /** What is kept back and why; each with the sentence to show. */
        resting: z.array(
          z.object({
            code: z.enum(['contact-limit', 'objection', 'no-lawful-way']),
            count: z.number().int(),
            text: z.string(),
          }),
        ),
        /** Where doing nothing is the best action now, with the reason. */
        alone: z.array(aloneSchema),
        /** Nothing to show since there are no records at all. */
        empty: z.boolean(),
        owners: z.array(z.object({ id: z.uuid(), name: z.string() })),
      }),
    ),
  briefing: oc
    .route({ method: 'GET', path: '/today/briefing', summary: 'What to know before the contact' })
    .input(z.object({ companyId: z.uuid(), personId: z.uuid().optional() }))
    .output(briefingSchema),
  answer: oc
    .route({ method: 'POST', path: '/today/answers', summary: 'Done, later or no' })
    .input(
      z.object({
        id: z.string().max(120),
        /** It was shown in order to learn. */
        explored: z.boolean().default(false),
        answer: z.discriminatedUnion('kind', [
          z.object({
            kind: z.literal('done'),
            /** How they were reached; null where nobody was contacted. */
            channel: touchChannelSchema.nullable(),
            outcome: z.enum(['reached', 'not_reached', 'interested', 'not_interested', 'agreed', 'handled']),
            note: z.string().trim().max(4000).default(''),
            /** Where the law asks for concrete facts (a presumed consent): at least 40 characters. */
            ground: z.string().trim().max(1000).optional(),
            nextStep: z
              .object({
                text: z.string().trim().min(1).max(300),
                on: day,
                kind: z.enum(['todo', 'callback', 'follow_up']).default('follow_up'),
              })
              .optional(),
          }),
          z.object({ kind: z.literal('later'), until: day }),
          z.object({ kind: z.literal('no'), reason: refusalSchema, note: z.string().trim().max(1000).default('') }),
        ]),
      }),
    )
    .output(z.object({ answerId: z.uuid() })),
  undo: oc
    .route({
      method: 'POST',
      path: '/today/answers/{id}/undo',
      summary: 'Take an answer back, with the contact and the next step it made',
    })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ ok: z.literal(true) })),
  refusals: oc
    .route({ method: 'GET', path: '/today/refusals', summary: 'Why suggestions were refused in the last 90 days' })
    .output(
      z.object({
        rows: z.array(
          z.object({ kind: occasionSchema, reason: refusalSchema, label: z.string(), count: z.number().int() }),
        ),
        answered: z.number().int(),
      }),
    ),
};

export type TodayEntry = z.output<typeof entrySchema>;
