import { oc } from '@orpc/contract';
import { z } from 'zod';

const side = z.object({ accounts: z.number().int(), mean: z.number() });

export const experiments = {
  list: oc
    .route({
      method: 'GET',
      path: '/experiments',
      summary: 'Experiments with held-out accounts, and what they say so far',
    })
    .output(
      z.object({
        rows: z.array(
          z.object({
            id: z.uuid(),
            name: z.string(),
            about: z.string(),
            aboutText: z.string(),
            share: z.number(),
            metric: z.enum(['answer', 'order', 'revenue']),
            smallest: z.number(),
            horizonDays: z.number().int(),
            state: z.enum(['running', 'stopped']),
            startedAt: z.iso.datetime(),
            startedBy: z.string(),
            stoppedAt: z.iso.datetime().nullable(),
            /** Accounts that it came true for and whose time is not up yet. */
            waiting: z.number().int(),
            verdict: z.enum(['not-enough', 'helps', 'harms', 'no-matter']),
            treated: side,
            heldOut: side,
            /** Treated less held out, with an interval that holds however often one looks; null while there is none. */
            effect: z.object({ difference: z.number(), low: z.number(), high: z.number() }).nullable(),
            accounts: z.number().int(),
            needed: z.number().int(),
            text: z.string(),
            may: z.array(z.enum(['stop'])),
          }),
        ),
        targets: z.array(z.object({ about: z.string(), label: z.string(), running: z.boolean() })),
        may: z.array(z.enum(['start'])),
      }),
    ),
  start: oc
    .route({
      method: 'POST',
      path: '/experiments',
      summary: 'Leave a random share of accounts alone, so that the effect can be told',
    })
    .input(
      z.object({
        name: z.string().trim().min(1).max(120),
        /** What is left out: recommendation:<occasion>, mailing:<purpose>, or * for all of them. */
        about: z.string().max(60),
        share: z.number().gt(0).max(0.5),
        metric: z.enum(['answer', 'order', 'revenue']),
        /** Smallest effect worth knowing: a share, or euros for revenue. */
        smallest: z.number().gt(0).max(1_000_000_000),
        horizonDays: z.number().int().min(1).max(365),
      }),
    )
    .output(z.object({ id: z.uuid() })),
  stop: oc
    .route({ method: 'POST', path: '/experiments/{id}/stop', summary: 'End an experiment for good' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ ok: z.literal(true) })),
};
