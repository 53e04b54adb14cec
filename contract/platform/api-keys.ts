import { oc } from '@orpc/contract';
import { z } from 'zod';
import { roleSchema } from './session.ts';

const keySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  role: roleSchema,
  owner: z.object({ id: z.uuid(), name: z.string() }),
  /** First characters of the key, to tell keys apart. */
  start: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  /** false: expired, or its owner is deactivated or no longer may do what the key may. */
  works: z.boolean(),
});

export const apiKeys = {
  list: oc
    .route({ method: 'GET', path: '/api-keys', summary: 'All API keys' })
    .output(z.object({ rows: z.array(keySchema) })),
  create: oc
    .route({ method: 'POST', path: '/api-keys', summary: 'Make an API key; the key is shown this once' })
    .input(
      z.object({
        name: z.string().trim().min(1).max(100),
        role: roleSchema,
        /** Days until it expires; null: never. */
        days: z.number().int().min(1).max(3650).nullable().default(365),
      }),
    )
    .output(z.object({ id: z.uuid(), key: z.string() })),
  remove: oc
    .route({ method: 'DELETE', path: '/api-keys/{id}', summary: 'Remove an API key; it stops working at once' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ ok: z.literal(true) })),
};
