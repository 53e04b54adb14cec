import { oc } from '@orpc/contract';
import { z } from 'zod';

const day = z.iso.date();
const cents = z.number().int();
const share = z.number().min(0).max(1);
const band = z.object({ low: cents, high: cents });
const method = z.enum(['simulation', 'stage-weights', 'last-year', 'reps-word']);

const dealSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  companyId: z.uuid(),
  company: z.string(),
  valueCents: cents.nullable(),
  /** Chance that it is won within the period. */
  chance: share,
  text: z.string(),
});

export const pipeline = {
  forecast: oc
    .route({
      method: 'GET',
      path: '/pipeline/forecast',
      summary: 'What will be won in a period, as a distribution, beside the simple forecasts and how good all were',
    })
    .input(
      z.object({
        period: z.enum(['month', 'quarter', 'next-quarter']).default('quarter'),
        mine: z.stringbool().or(z.boolean()).default(false),
      }),
    )
    .output(
      z.object({
        from: day,
        to: day,
        openDeals: z.number().int(),
        /** Reached in 9 of 10, 5 of 10, 1 of 10 outcomes. */
        commit: cents,
        likely: cents,
        best: cents,
        mean: cents,
        band50: band,
        band80: band,
        quantiles: z.array(z.object({ p: share, value: cents })),
        parts: z.object({ booked: cents, open: cents, unborn: cents }),
        simple: z.array(z.object({ method, cents: cents.nullable() })),
        /** Past periods as history alone would have forecast them, and what came; oldest first. */
        past: z.array(
          z.object({
            from: day,
            to: day,
            low: cents,
            likely: cents,
            high: cents,
            actual: cents,
            lastYear: cents.nullable(),
          }),
        ),
        scores: z.array(
          z.object({
            method,
            periods: z.number().int(),
            loss: z.number(),
            error: z.number(),
            coverage50: z.object({ held: z.number().int(), of: z.number().int() }).nullable(),
            coverage80: z.object({ held: z.number().int(), of: z.number().int() }).nullable(),
          }),
        ),
        verdict: z.enum(['better', 'worse', 'even', 'unknown']),
        text: z.string(),
        /** Deals that move the result most, and those in danger of slipping. */
        swing: z.array(dealSchema),
        risks: z.array(dealSchema),
        notes: z.array(z.string()),
      }),
    ),
};
