import { oc } from '@orpc/contract';
import { z } from 'zod';
import { cursorSchema } from './lists.ts';

const moment = z.iso.datetime({ offset: true });
const day = z.iso.date();
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Where a value came from: the observation that won, and what it said. */
const originSchema = z.object({
  observationId: z.string(),
  source: z.object({ id: z.string(), kind: z.string(), label: z.string() }),
  observedAt: moment,
  /** The value as it stood there, when cleaning changed it. */
  original: z.string().nullable(),
  /** Cell, line or snippet. */
  place: z.string().nullable(),
  /** 0 to 1; null where the source gave none. */
  confidence: z.number().nullable(),
});

const factSchema = z.object({
  field: z.string(),
  /** Only for custom fields; the web names the others. */
  label: z.string().nullable(),
  value: scalar,
  /** Only for custom fields: how to type it. */
  own: z
    .object({ type: z.enum(['text', 'number', 'date', 'boolean', 'choice']), choices: z.array(z.string()) })
    .nullable(),
  origin: originSchema.nullable(),
});

const personSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  buyingRole: z.string().nullable(),
  buyingRoleOrigin: originSchema.nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  lastActivityAt: moment.nullable(),
  /** Touches in the last 30 days, all channels together. */
  touches: z.number().int(),
});

const dealSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  number: z.string().nullable(),
  stage: z.object({
    id: z.string(),
    label: z.string(),
    outcome: z.enum(['open', 'won', 'lost']),
    probability: z.number(),
  }),
  valueCents: z.number().int().nullable(),
  currency: z.string(),
  expectedCloseOn: day.nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: day.nullable(),
  closedAt: moment.nullable(),
});

const documentSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  on: day,
  status: z.string().nullable(),
  totalCents: z.number().int().nullable(),
  currency: z.string(),
});

const taskSchema = z.object({
  id: z.uuid(),
  version: z.number().int(),
  kind: z.string(),
  title: z.string(),
  dueOn: day.nullable(),
  assignedTo: z.string().nullable(),
  assignedName: z.string().nullable(),
  personId: z.uuid().nullable(),
});

const proposalSchema = z.object({
  id: z.string(),
  kind: z.string(),
  confidence: z.number().nullable(),
  producer: z.string(),
  createdAt: moment,
});

const eventSchema = z.object({
  id: z.string(),
  kind: z.enum(['activity', 'order', 'quote', 'deal', 'task']),
  at: moment,
  /** Orders and quotes are known to the day only: show no time. */
  dayOnly: z.boolean(),
  /** Kind of activity (call, email, …), else null. */
  activityKind: z.string().nullable(),
  direction: z.enum(['in', 'out', 'none']),
  /** Subject, number or title as recorded. */
  title: z.string(),
  text: z.string().nullable(),
  outcome: z.string().nullable(),
  /** New stage of a deal, status of a quote or order. */
  status: z.string().nullable(),
  amountCents: z.number().int().nullable(),
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  by: z.string().nullable(),
});

const contactSchema = z.object({
  points: z.array(z.object({ channel: z.enum(['email', 'phone_human', 'post']), contactPoint: z.string() })),
  addressee: z.enum(['business', 'unknown']),
  relation: z.enum(['none', 'inquiry', 'customer', 'former_customer', 'partner']),
  /** The newest of the company, to record a sale from. */
  orders: z.array(z.object({ id: z.uuid(), number: z.string(), on: day })),
});

const timelineSchema = z.object({ events: z.array(eventSchema), next: cursorSchema });

export const account = {
  /** Everything about one company that the account page shows first. Long parts are cut off; their counts say so. */
  get: oc
    .route({ method: 'GET', path: '/accounts/{id}', summary: 'Account page of a company' })
    .input(z.object({ id: z.uuid() }))
    .output(
      z.object({
        id: z.uuid(),
        version: z.number().int(),
        name: z.string(),
        relation: z.string(),
        leadStage: z.string().nullable(),
        leadSource: z.string().nullable(),
        example: z.boolean(),
        owner: z.object({ id: z.string(), name: z.string() }).nullable(),
        team: z.object({ id: z.string(), name: z.string() }).nullable(),
        createdAt: moment,
        updatedAt: moment,
        lastActivityAt: moment.nullable(),
        facts: z.array(factSchema),
        people: z.object({ rows: z.array(personSchema), total: z.number().int() }),
        deals: z.object({ rows: z.array(dealSchema), total: z.number().int() }),
        orders: z.object({
          rows: z.array(documentSchema),
          total: z.number().int(),
          lastOn: day.nullable(),
          revenue12mCents: z.number().int(),
          /** The last 36 calendar months, oldest first, months without an order included. */
          months: z.array(z.object({ month: z.string(), cents: z.number().int(), count: z.number().int() })),
        }),
        quotes: z.object({
          rows: z.array(documentSchema.extend({ validUntil: day.nullable() })),
          total: z.number().int(),
        }),
        tasks: z.object({ rows: z.array(taskSchema), total: z.number().int() }),
        proposals: z.object({ rows: z.array(proposalSchema), total: z.number().int() }),
        /** Touches of the whole account in the last 30 days; `limit` null while no limit is configured. */
        contact: z.object({ touches: z.number().int(), limit: z.number().int().nullable() }),
        score: z
          .object({
            points: z.number(),
            /** What it could be if everything unknown were known. */
            lowest: z.number(),
            highest: z.number(),
            /** Share of the rules' weight that is known, 0 to 1. */
            known: z.number(),
            at: moment,
            reasons: z.array(z.object({ code: z.string(), text: z.string(), points: z.number() })),
          })
          .nullable(),
        timeline: timelineSchema,
        may: z.array(z.string()),
      }),
    ),
  /** Every way to reach them as the list of the day would use it, and what contact law asks about them. */
  contact: oc
    .route({ method: 'GET', path: '/contacts/{kind}/{id}', summary: 'Contact points of a company or person' })
    .input(z.object({ kind: z.enum(['company', 'person']), id: z.uuid() }))
    .output(contactSchema),
  timeline: oc
    .route({ method: 'GET', path: '/accounts/{id}/timeline', summary: 'What happened with a company, newest first' })
    .input(
      z.object({
        id: z.uuid(),
        after: z.string().max(600).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      }),
    )
    .output(timelineSchema),
};

export type AccountPage = z.output<NonNullable<(typeof account.get)['~orpc']['outputSchema']>>;
export type AccountContact = z.output<typeof contactSchema>;
export type TimelineEvent = z.output<typeof eventSchema>;
export type Origin = z.output<typeof originSchema>;
