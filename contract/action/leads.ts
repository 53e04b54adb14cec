import { oc } from '@orpc/contract';
import { z } from 'zod';

const step = z.enum(['hand-over', 'accept', 'qualify', 'decline']);
const day = z.iso.date();

const leadStateSchema = z.object({
  /** new, mql, sal, sql, rejected; null where it is no lead. */
  stage: z.string().nullable(),
  version: z.number().int(),
  /** What the next stage asks, and whether it is met. */
  criteria: z.array(z.object({ code: z.string(), met: z.boolean(), text: z.string() })),
  /** Who has to do what until when, in words. */
  next: z.string(),
  limits: z.string(),
  until: day.nullable(),
  daysLate: z.number().int(),
  steps: z.array(
    z.object({
      step,
      stage: z.string(),
      to: z.string().nullable(),
      until: day.nullable(),
      reason: z.string().nullable(),
      by: z.string(),
      at: z.iso.datetime({ offset: true }),
    }),
  ),
  /** Who it may be handed to. */
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
  acceptBy: day,
  may: z.array(step),
});

const waitingSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  city: z.string().nullable(),
  source: z.string().nullable(),
  stage: z.string().nullable(),
  score: z.number().int().nullable(),
  /** Of a first order within 180 days, where a model says it. */
  probability: z.number().nullable(),
  /** Who has to act; null while nobody was named. */
  who: z.string().nullable(),
  until: day.nullable(),
  daysLate: z.number().int(),
  /** Who has to do what until when, or why it is ready. */
  text: z.string(),
});

export const leads = {
  list: oc
    .route({
      method: 'GET',
      path: '/leads',
      summary:
        'Leads that are ready for hand-over, wait for an answer of sales or for a first conversation; the latest first',
    })
    .input(
      z.object({
        part: z.enum(['ready', 'to-accept', 'to-speak']).default('ready'),
        mine: z.stringbool().or(z.boolean()).default(false),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        parts: z.array(
          z.object({
            part: z.enum(['ready', 'to-accept', 'to-speak']),
            count: z.number().int(),
            /** There are more than were counted. */
            more: z.boolean(),
            late: z.number().int(),
          }),
        ),
        /** From when on a lead is ready, and the time limits. */
        rule: z.string(),
        limits: z.string(),
        rows: z.array(waitingSchema),
      }),
    ),
  get: oc
    .route({
      method: 'GET',
      path: '/leads/{id}',
      summary: 'Where a lead stands between marketing and sales, and what comes next',
    })
    .input(z.object({ id: z.uuid() }))
    .output(leadStateSchema),
  step: oc
    .route({ method: 'POST', path: '/leads/{id}/steps', summary: 'Hand a lead over, accept, qualify or decline it' })
    .input(
      z.object({
        id: z.uuid(),
        version: z.number().int(),
        step,
        to: z.uuid().optional(),
        reason: z.string().max(500).optional(),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
};

export type LeadState = z.output<typeof leadStateSchema>;
