import { oc } from '@orpc/contract';
import { z } from 'zod';

const share = z.number().min(0).max(1);

/** A step of a waterfall: words, and points of probability (100 is certainty). */
export const stepSchema = z.object({ text: z.string(), points: z.number() });

const dealScoreSchema = z.object({
  dealId: z.uuid(),
  /** `none`: nothing can be said from own history yet; only the weight of the stage stands there. */
  method: z.enum(['model', 'base-rate', 'none']),
  probability: share.nullable(),
  /** Interval that should hold the true chance in 80 of 100 cases. */
  low: share.nullable(),
  high: share.nullable(),
  /** What the stage counts for by the company's own table. */
  stageWeight: share,
  stage: z.string(),
  /** Points of an average deal; start and steps add up to the probability. */
  start: z.number().nullable(),
  steps: z.array(stepSchema),
  /** What the number rests on, in words. */
  basis: z.string(),
  modelVersion: z.number().int().nullable(),
  /** Chance that it is still open on the day it was expected to close. */
  slip: z.object({ risk: share, low: share, high: share, cases: z.number().int() }).nullable(),
  timing: z.string(),
  day: z.iso.date(),
});

export const dealScores = {
  ofDeal: oc
    .route({ method: 'GET', path: '/deals/{id}/score', summary: 'Chance of one open deal, with interval and reasons' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ score: dealScoreSchema.nullable() })),
  open: oc
    .route({
      method: 'GET',
      path: '/deal-chances',
      summary:
        'Chances of the open deals that a model of your own history says, without reasons; empty until there is one',
    })
    .output(z.object({ rows: z.array(z.object({ id: z.uuid(), probability: share, low: share, high: share })) })),
  ofCompany: oc
    .route({ method: 'GET', path: '/companies/{id}/deal-scores', summary: 'Chances of the open deals of a company' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ rows: z.array(dealScoreSchema) })),
};

export type DealScore = z.output<typeof dealScoreSchema>;
