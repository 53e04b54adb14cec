import { oc } from '@orpc/contract';
import { z } from 'zod';

const contact = z.string().trim().min(3).max(500);

export const subject = {
  erase: oc
    .route({ method: 'POST', path: '/subjects/erasure', summary: 'Erase a person everywhere, or rehearse it' })
    .input(z.object({ contact, rehearse: z.boolean() }))
    .output(
      z.object({
        /** null: a rehearsal. */
        id: z.uuid().nullable(),
        places: z.array(
          z.object({
            name: z.string(),
            title: z.string(),
            erased: z.number().int(),
            kept: z.number().int(),
            why: z.string().nullable(),
          }),
        ),
      }),
    ),
  restrict: oc
    .route({ method: 'POST', path: '/subjects/restriction', summary: 'Keep but do not use a person’s data (Art. 18)' })
    .input(z.object({ contact, restricted: z.boolean(), reason: z.string().trim().min(3).max(1_000) }))
    .output(z.object({ contactPoints: z.number().int() })),
  correct: oc
    .route({
      method: 'POST',
      path: '/subjects/correction',
      summary: 'Which records to put right (Art. 16), and noting that it was done',
    })
    .input(z.object({ contact, done: z.boolean(), recipientsTold: z.boolean().default(false) }))
    .output(z.object({ records: z.array(z.object({ kind: z.enum(['person', 'company']), id: z.string() })) })),
  retention: oc.route({ method: 'GET', path: '/retention', summary: 'How long what is kept' }).output(
    z.object({
      rows: z.array(
        z.object({
          kind: z.string(),
          name: z.string(),
          /** null: for ever. */
          months: z.number().int().nullable(),
          version: z.number().int(),
          changedByName: z.string().nullable(),
          changedAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
  ),
  previewRetention: oc
    .route({ method: 'POST', path: '/retention/{kind}/preview', summary: 'How many would go tonight' })
    .input(z.object({ kind: z.string().max(100), months: z.number().int().min(1).max(600) }))
    .output(z.object({ count: z.number().int() })),
  changeRetention: oc
    .route({ method: 'PUT', path: '/retention/{kind}', summary: 'Set how long something is kept' })
    .input(
      z.object({
        kind: z.string().max(100),
        months: z.number().int().min(1).max(600).nullable(),
        version: z.number().int().min(0),
        reason: z.string().trim().max(1_000).default(''),
      }),
    )
    .output(z.object({ version: z.number().int() })),
  processing: oc
    .route({
      method: 'GET',
      path: '/processing',
      summary: 'Record of processing activities (Art. 30), from the schema',
    })
    .output(
      z.object({
        rows: z.array(
          z.object({
            table: z.string(),
            purpose: z.string(),
            basis: z.string(),
            people: z.array(z.enum(['contacts', 'staff'])),
            columns: z.array(z.string()),
            pseudonymous: z.array(z.string()),
          }),
        ),
      }),
    ),
};
