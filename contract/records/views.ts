import { oc } from '@orpc/contract';
import { z } from 'zod';
import { filterSchema, listSchema, sortSchema } from '../desk/lists.ts';

export const savedQuerySchema = z.object({
  filters: z.array(filterSchema).max(20).default([]),
  sort: sortSchema.nullable().default(null),
  /** Column keys in their order; empty: the list's own. */
  columns: z.array(z.string().max(130)).max(60).default([]),
});

const viewSchema = z.object({
  id: z.uuid(),
  list: listSchema,
  name: z.string(),
  query: savedQuerySchema,
  shared: z.boolean(),
  mine: z.boolean(),
  may: z.array(z.enum(['change', 'remove'])),
});
const byId = z.object({ id: z.uuid() });
const nameSchema = z.string().trim().min(1).max(80);

export const views = {
  list: oc
    .route({ method: 'GET', path: '/views', summary: 'Saved views: own ones and those shared by others' })
    .input(z.object({ list: listSchema.optional() }))
    .output(z.object({ rows: z.array(viewSchema) })),
  save: oc
    .route({
      method: 'POST',
      path: '/views',
      summary: 'Save a view; one of the same name of the same person is replaced',
    })
    .input(
      z.object({ list: listSchema, name: nameSchema, query: savedQuerySchema, shared: z.boolean().default(false) }),
    )
    .output(viewSchema),
  change: oc
    .route({ method: 'PATCH', path: '/views/{id}', summary: 'Rename, share or redefine a saved view' })
    .input(
      byId.extend({ name: nameSchema.optional(), query: savedQuerySchema.optional(), shared: z.boolean().optional() }),
    )
    .output(viewSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/views/{id}', summary: 'Remove a saved view' })
    .input(byId)
    .output(z.object({ ok: z.literal(true) })),
};

export type SavedView = z.output<typeof viewSchema>;
