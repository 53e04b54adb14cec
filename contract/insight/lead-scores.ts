import { oc } from '@orpc/contract';
import { z } from 'zod';
import { stepSchema } from './deal-scores.ts';

const points = z.number().min(0).max(100);

const leadScoreSchema = z.object({
  /** Which of the three stages the data bear: rules, rules and contacts, a model of own history. */
  method: z.enum(['rules', 'interactions', 'model']),
  score: points,
  /** With a model the interval of the chance; else what the score could be once every field is known. */
  low: points,
  high: points,
  probability: z.number().min(0).max(1).nullable(),
  fit: points,
  interest: points.nullable(),
  /** Where a waterfall of probability starts; null where it starts at zero. */
  start: z.number().nullable(),
  steps: z.array(stepSchema),
  /** What would raise it most. */
  raises: z.array(stepSchema),
  basis: z.string(),
  /** How fast contacts lose their weight, in words. */
  fading: z.string().nullable(),
  day: z.iso.date(),
});

export const leadScores = {
  ofCompany: oc
    .route({
      method: 'GET',
      path: '/companies/{id}/lead-score',
      summary: 'Lead score of a company, with reasons and what would raise it',
    })
    .input(z.object({ id: z.uuid() }))
    .output(leadScoreSchema),
};

export type LeadScore = z.output<typeof leadScoreSchema>;
