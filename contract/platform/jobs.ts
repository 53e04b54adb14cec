import { oc } from '@orpc/contract';
import { z } from 'zod';

const byId = z.object({ id: z.uuid() });

/** Work that goes on in the background. Changes are told on /events: `{"topic":"job","facts":{id,name,state,done,total}}`. */
export const jobs = {
  state: oc
    .route({ method: 'GET', path: '/jobs/{id}', summary: 'How far a job of your own is' })
    .input(byId)
    .output(
      z.object({
        id: z.uuid(),
        name: z.string(),
        state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
        done: z.number().int(),
        total: z.number().int().nullable(),
        facts: z.record(z.string(), z.unknown()),
        failure: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
        cancelRequested: z.boolean(),
        createdAt: z.iso.datetime(),
        startedAt: z.iso.datetime().nullable(),
        endedAt: z.iso.datetime().nullable(),
      }),
    ),
  cancel: oc
    .route({ method: 'POST', path: '/jobs/{id}/cancel', summary: 'Ask a job of your own to end' })
    .input(byId)
    .output(z.object({ ok: z.literal(true) })),
};
