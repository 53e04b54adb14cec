import { oc } from '@orpc/contract';
import { z } from 'zod';
import { momentText } from './origin.ts';

const kindSchema = z.enum(['company', 'person']);
const count = z.number().int();
/** A share with its 95 % interval; null below 30 cases. */
const shareSchema = z.object({
  share: z.number().nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  hits: count,
  cases: count,
});

const overviewSchema = z.object({
  /** Companies and people, about. */
  total: count,
  runs: z.array(
    z.object({
      id: z.uuid(),
      jobId: z.string().nullable(),
      dryRun: z.boolean(),
      state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
      counts: z
        .object({ records: count, same: count, doubtful: count, asked: count, merged: count, known: count })
        .nullable(),
      startedByName: z.string(),
      createdAt: momentText,
      endedAt: momentText.nullable(),
    }),
  ),
  /** Newest first; where none of a kind is in use, the one that Lotse comes with is. */
  models: z.array(
    z.object({
      kind: kindSchema,
      version: count,
      labels: z.object({ same: count, different: count }),
      measured: z
        .object({
          labels: count,
          loss: z.number().nullable(),
          lossBefore: z.number().nullable(),
          precision: z.number().nullable(),
          recall: z.number().nullable(),
        })
        .nullable(),
      note: z.string(),
      madeByName: z.string(),
      madeAt: momentText,
      inUse: z.boolean(),
    }),
  ),
  /** As people's decisions and spot checks show it. */
  measured: z.array(
    z.object({
      kind: kindSchema,
      unasked: shareSchema.extend({ made: count }),
      bands: z.array(shareSchema.extend({ least: z.number(), most: z.number() })),
      recall: shareSchema,
    }),
  ),
});

export const dedupe = {
  overview: oc
    .route({ method: 'GET', path: '/dedupe', summary: 'Passes over all records, models, and how right they are' })
    .output(overviewSchema),
  start: oc
    .route({ method: 'POST', path: '/dedupe', summary: 'Look for duplicates among all companies and people' })
    .input(z.object({ dryRun: z.boolean().default(false) }))
    .output(z.object({ id: z.uuid() })),
  cancel: oc
    .route({ method: 'POST', path: '/dedupe/{id}/cancel', summary: 'End a pass after its slice; what it found stays' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ ok: z.literal(true) })),
  train: oc
    .route({ method: 'POST', path: '/dedupe/models', summary: 'Learn a new version of the model from decisions' })
    .input(z.object({ kind: kindSchema }))
    .output(z.object({ version: count, inUse: z.boolean() })),
  choose: oc
    .route({
      method: 'POST',
      path: '/dedupe/models/use',
      summary: 'Use a version of the model; null: the one that Lotse comes with',
    })
    .input(z.object({ kind: kindSchema, version: count.nullable() }))
    .output(z.object({ ok: z.literal(true) })),
};

export type DedupeOverview = z.output<typeof overviewSchema>;
