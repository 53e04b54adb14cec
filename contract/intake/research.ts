import { oc } from '@orpc/contract';
import { z } from 'zod';

const idSchema = z.object({ id: z.uuid() });
const researchSchema = z.object({
  id: z.uuid(),
  fileName: z.string(),
  headings: z.array(z.string()),
  siteColumn: z.number().int(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled']),
  rows: z.number().int(),
  /** Rows with an address that may be fetched. */
  approved: z.number().int(),
  visited: z.number().int(),
  failed: z.number().int(),
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
  approvedByName: z.string().nullable(),
  /** A model may propose what the rules do not find. */
  askModel: z.boolean(),
  finishedAt: z.iso.datetime().nullable(),
  may: z.array(z.enum(['approve', 'stop', 'export', 'remove'])),
});
const findingSchema = z.object({
  field: z.string(),
  state: z.enum(['found', 'missing', 'contradictory']),
  values: z.array(z.string()),
  confidence: z.number().nullable(),
  snippet: z.string().nullable(),
  url: z.string().nullable(),
  /** By a model, on the snippet's words; else rules read it. */
  isProposed: z.boolean(),
});
const rowSchema = z.object({
  row: z.number().int(),
  /** The list's own cells, as they stood there. */
  cells: z.array(z.string()),
  site: z.string(),
  host: z.string().nullable(),
  approved: z.boolean(),
  visited: z.boolean(),
  /** Why nothing could be read, in the person's language. */
  problem: z.string().nullable(),
  /** Read by rules alone, although a model was to be asked: why. */
  notice: z.string().nullable(),
  findings: z.array(findingSchema),
});

export const research = {
  list: oc
    .route({ method: 'GET', path: '/research', summary: 'Researched lists of companies' })
    .output(z.object({ lists: z.array(researchSchema), mayAdd: z.boolean() })),
  create: oc
    .route({
      method: 'POST',
      path: '/research',
      summary: 'Begin research from an uploaded list with a column of addresses',
    })
    .input(
      z.object({
        fileId: z.uuid(),
        /** Heading of the column of addresses; without: the one that looks like it. */
        column: z.string().max(500).optional(),
      }),
    )
    .output(idSchema),
  get: oc
    .route({ method: 'GET', path: '/research/{id}', summary: 'One researched list, its hosts and how far it is' })
    .input(idSchema)
    .output(
      z.object({
        research: researchSchema,
        fields: z.array(
          z.object({ name: z.string(), label: z.string(), found: z.number().int(), contradictory: z.number().int() }),
        ),
        hosts: z.array(z.object({ host: z.string(), rows: z.number().int(), approved: z.boolean() })),
      }),
    ),
  rows: oc
    .route({
      method: 'GET',
      path: '/research/{id}/rows',
      summary: 'What was found on each company’s own pages, with its proof',
    })
    .input(
      z.object({
        id: z.uuid(),
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(rowSchema), next: z.number().int().nullable() })),
  /** Nothing is fetched before this, and nothing but these hosts. */
  approve: oc
    .route({ method: 'POST', path: '/research/{id}/approve', summary: 'Approve hosts of the list and visit them' })
    .input(
      z.object({
        id: z.uuid(),
        hosts: z.array(z.string().max(253)).min(1).max(20_000),
        askModel: z.boolean().optional(),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
  stop: oc
    .route({ method: 'POST', path: '/research/{id}/stop', summary: 'Stop visiting; what was found stays' })
    .input(idSchema)
    .output(z.object({ ok: z.literal(true) })),
  remove: oc
    .route({ method: 'DELETE', path: '/research/{id}', summary: 'Delete a researched list and what was found' })
    .input(idSchema)
    .output(z.object({ ok: z.literal(true) })),
};
// The table with proof: GET /research/{id}/result.xlsx, a plain download beside the contract.

export type ShownResearch = z.output<typeof researchSchema>;
export type ShownResearchRow = z.output<typeof rowSchema>;
