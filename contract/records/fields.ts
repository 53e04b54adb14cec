import { oc } from '@orpc/contract';
import { z } from 'zod';
import { fieldValueSchema, recordKindSchema } from './origin.ts';

const customFieldSchema = z.object({
  id: z.uuid(),
  kind: recordKindSchema,
  key: z.string(),
  label: z.string(),
  type: z.enum(['text', 'number', 'date', 'boolean', 'choice']),
  choices: z.array(z.string()),
  position: z.number().int(),
  archived: z.boolean(),
});

export const fields = {
  /** Every value that a field ever had, newest first, the current one marked. */
  history: oc
    .route({ method: 'GET', path: '/records/{kind}/{id}/history', summary: 'Origin and history of a record' })
    .input(z.object({ kind: recordKindSchema, id: z.uuid(), field: z.string().max(100).optional() }))
    .output(z.object({ fields: z.record(z.string(), z.array(fieldValueSchema)) })),
  list: oc
    .route({ method: 'GET', path: '/custom-fields', summary: 'Own fields' })
    .input(z.object({ kind: recordKindSchema.optional() }))
    .output(z.object({ rows: z.array(customFieldSchema) })),
  save: oc
    .route({
      method: 'POST',
      path: '/custom-fields',
      summary: 'Add or change an own field; type and key stay once used',
    })
    .input(
      customFieldSchema.omit({ id: true, archived: true, position: true, key: true }).extend({
        id: z.uuid().optional(),
        label: z.string().trim().min(1).max(80),
        choices: z.array(z.string().max(100)).max(100).default([]),
      }),
    )
    .output(customFieldSchema),
  archive: oc
    .route({ method: 'POST', path: '/custom-fields/{id}/archive', summary: 'Hide an own field, or show it again' })
    .input(z.object({ id: z.uuid(), archived: z.boolean() }))
    .output(customFieldSchema),
};
