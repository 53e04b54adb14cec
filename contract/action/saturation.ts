import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Middle and 80 % interval. */
const band = z.object({ middle: z.number(), low: z.number(), high: z.number() });

export const peakSchema = z.object({
  state: z.enum(['known', 'not-seen', 'unknown']),
  /** Contacts per window that bring most; null where that is not known. */
  count: z.number().int().nullable(),
  text: z.string(),
});

const pointSchema = z.object({
  /** The how-manieth contact within the window. The last one stands for all above it. */
  count: z.number().int(),
  touches: z.number().int().nullable(),
  /** Answers per contact. */
  response: band,
  /** Answers in a window with so many contacts. */
  total: band,
  /** What this contact adds to the total; below nothing it harms. */
  effect: band,
});

const curveSchema = z.object({
  name: z.string(),
  label: z.string(),
  touches: z.number().int(),
  points: z.array(pointSchema),
  peak: peakSchema,
});

const unitSchema = z.object({
  unit: z.enum(['account', 'person']),
  computedAt: z.iso.datetime(),
  windowDays: z.number().int(),
  touches: z.number().int(),
  accounts: z.number().int(),
  overall: curveSchema,
  segments: z.array(curveSchema),
  channels: z.array(curveSchema),
  spacing: z
    .object({
      recommendedDays: z.number().int().nullable(),
      text: z.string(),
      points: z.array(z.object({ label: z.string(), touches: z.number().int(), response: band })),
    })
    .nullable(),
});

export const waySchema = z.object({
  kind: z.enum(['channel', 'time', 'weekday']),
  /** Null: not enough data. */
  best: z.string().nullable(),
  basis: z.enum(['own', 'segment', 'all', 'even', 'unknown']),
  text: z.string(),
});

export const nextContactSchema = z.object({
  /** Chance of an answer to the contact itself. */
  own: band,
  /** What the other contacts of the window lose by it. */
  spoils: band,
  effect: band,
  /** Probability that a pause brings more. */
  negative: z.number(),
  doNothing: z.boolean(),
  text: z.string(),
});

export const saturation = {
  get: oc
    .route({
      method: 'GET',
      path: '/saturation',
      summary: 'How much contact accounts, people, segments and channels bear',
    })
    .output(
      z.object({
        units: z.array(unitSchema),
        /** The hard limits in force; saturation can only lower them. */
        limits: z.object({ person: z.number().int(), account: z.number().int() }),
        may: z.array(z.enum(['refresh'])),
      }),
    ),
  account: oc
    .route({
      method: 'GET',
      path: '/saturation/accounts/{companyId}',
      summary: 'What one contact more would do to an account, and how its people are reached best',
    })
    .input(z.object({ companyId: z.uuid() }))
    .output(
      z.object({
        contacts: z.number().int(),
        limit: z.number().int(),
        windowDays: z.number().int(),
        touches: z.number().int(),
        answers: z.number().int(),
        points: z.array(pointSchema),
        peak: peakSchema.nullable(),
        next: nextContactSchema.nullable(),
        text: z.string(),
        people: z.array(
          z.object({ id: z.uuid(), name: z.string(), touches: z.number().int(), ways: z.array(waySchema) }),
        ),
      }),
    ),
  refresh: oc
    .route({ method: 'POST', path: '/saturation/refresh', summary: 'Learn from all contacts anew, in the background' })
    .output(z.object({ jobId: z.uuid().nullable() })),
};
