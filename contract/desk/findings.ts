import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Kinds of news, and what changed entries of known companies amount to. */
export const tidingSchema = z.enum([
  'opening',
  'takeover',
  'merger',
  'change-of-management',
  'move',
  'new-plant-or-machine',
  'award',
  'product-launch',
  'job-surge',
  'closing',
  'insolvency',
  'listed',
]);

const itemSchema = z.object({
  id: z.number().int(),
  kind: tidingSchema,
  label: z.string(),
  company: z.string().nullable(),
  place: z.string().nullable(),
  industry: z.string().nullable(),
  sentence: z.string(),
  source: z.string(),
  url: z.string(),
  /** As exactly as the source says it, else the day it was read. */
  day: z.string(),
  recordId: z.uuid().nullable(),
  snapshotId: z.number().int().nullable(),
});

export const findings = {
  /** What came of each watched source in deals. */
  yield: oc.route({ method: 'GET', path: '/source-yield', summary: 'Deals that began with a watched source' }).output(
    z.object({
      sources: z.array(
        z.object({
          sourceId: z.uuid(),
          open: z.number().int(),
          won: z.number().int(),
          wonCents: z.number().int(),
        }),
      ),
    }),
  ),
  digest: oc
    .route({
      method: 'GET',
      path: '/source-digest',
      summary: 'What the sources told, by region and industry, as a text',
    })
    .input(
      z.object({
        since: z.iso.date(),
        until: z.iso.date(),
        /** Without: what is good to tell others. */
        kinds: z.array(tidingSchema).max(20).optional(),
      }),
    )
    .output(
      z.object({
        regions: z.array(
          z.object({
            region: z.string(),
            industries: z.array(z.object({ industry: z.string(), items: z.array(itemSchema) })),
          }),
        ),
        total: z.number().int(),
        /** More than a newsletter holds: the newest are here. */
        cut: z.boolean(),
        /** Markdown, to be edited. */
        text: z.string(),
      }),
    ),
  /** What Art. 14 GDPR wants said at the first contact with somebody whose data came from a watched source. */
  notice: oc
    .route({ method: 'GET', path: '/companies/{id}/notice', summary: 'Where a lead’s data came from, as a notice' })
    .input(z.object({ id: z.uuid() }))
    .output(
      z.object({
        sources: z.array(
          z.object({
            label: z.string(),
            url: z.string(),
            day: z.iso.date(),
            legalGround: z.string(),
            fields: z.array(z.string()),
          }),
        ),
        /** At the first contact, and at the latest on this day (Art. 14 (3) a); null where no watched source named it. */
        dueOn: z.iso.date().nullable(),
        text: z.string(),
      }),
    ),
};

export type Tiding = z.output<typeof tidingSchema>;
export type DigestItem = z.output<typeof itemSchema>;
