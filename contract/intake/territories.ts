import { oc } from '@orpc/contract';
import { z } from 'zod';

const facts = {
  label: z.string().trim().min(1).max(100),
  /** ISO 3166, two letters. */
  country: z.string().regex(/^[A-Z]{2}$/),
  /** First and last postal code or their beginnings; both empty: the whole country. */
  codeFrom: z.string().trim().max(10).default(''),
  codeTo: z.string().trim().max(10).default(''),
  /** Exactly one of the two. */
  userId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
};

export const territories = {
  list: oc.route({ method: 'GET', path: '/territories', summary: 'Whose the leads of a region are' }).output(
    z.object({
      territories: z.array(
        z.object({
          id: z.uuid(),
          label: z.string(),
          country: z.string(),
          codeFrom: z.string(),
          codeTo: z.string(),
          userId: z.uuid().nullable(),
          teamId: z.uuid().nullable(),
          version: z.number().int(),
        }),
      ),
    }),
  ),
  save: oc
    .route({ method: 'POST', path: '/territories', summary: 'Add a territory, or change the one with this id' })
    .input(z.object({ id: z.uuid().optional(), version: z.number().int().optional(), ...facts }))
    .output(z.object({ id: z.uuid() })),
  remove: oc
    .route({ method: 'DELETE', path: '/territories/{id}', summary: 'Remove a territory' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ ok: z.literal(true) })),
};
