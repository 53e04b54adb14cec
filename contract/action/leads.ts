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

export const leads = {
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
