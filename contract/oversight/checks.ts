import { oc } from '@orpc/contract';
import { z } from 'zod';

const interval = { share: z.number(), low: z.number(), high: z.number() };

export const checks = {
  list: oc
    .route({
      method: 'GET',
      path: '/checks',
      summary: 'Measured precision against stated confidence, by task and producer',
    })
    .output(
      z.object({
        rows: z.array(
          z.object({
            kind: z.string(),
            name: z.string(),
            producer: z.string(),
            /** Cases that people have judged; `checks`: those applied unseen among them. */
            count: z.number().int(),
            checks: z.number().int(),
            /** Mean of the stated confidences. */
            promised: z.number(),
            /** Share that was right, with its 95 % interval; null: nothing was checked. */
            measured: z.object(interval).nullable(),
            bins: z.array(
              z.object({
                from: z.number(),
                to: z.number(),
                count: z.number().int(),
                stated: z.number(),
                ...interval,
              }),
            ),
            /** Taken down to approval, since it was right less often than it said. */
            held: z.object({ at: z.iso.datetime(), facts: z.record(z.string(), z.number()) }).nullable(),
          }),
        ),
        bounds: z.object({ follow: z.boolean(), target: z.number(), least: z.number(), most: z.number() }),
      }),
    ),
  release: oc
    .route({ method: 'POST', path: '/checks/release', summary: 'Let a producer go that was taken down to approval' })
    .input(
      z.object({
        kind: z.string().max(100),
        producer: z.string().max(200),
        reason: z.string().trim().min(3).max(1_000),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
};
