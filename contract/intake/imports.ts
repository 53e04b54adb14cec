import { oc } from '@orpc/contract';
import { z } from 'zod';

const moment = z.iso.datetime({ offset: true });
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const byId = z.object({ id: z.uuid() });

export const sheetKindSchema = z.enum([
  'companies',
  'people',
  'deals',
  'products',
  'orders',
  'quotes',
  'activities',
  'consents',
  'objections',
]);

const columnSchema = z.object({
  /** Position in the row, from 0. */
  column: z.number().int().min(0),
  heading: z.string().max(500),
  /** `<subject>.<field>`, `custom` (becomes an own field named by its heading) or `ignore`. */
  role: z.string().max(80),
  /** Which person of the row, from 1. */
  slot: z.number().int().min(1).max(20),
  /** 0 to 1. */
  confidence: z.number(),
  /** Why: heading, heading-part, values, duplicate, left-out, empty, unknown, contradicts, remembered, person. */
  reason: z.string().max(40),
  decimal: z.enum([',', '.']).nullable(),
  dateOrder: z.string().max(10),
});

export const mappingSchema = z.object({
  kind: sheetKindSchema,
  confidence: z.number(),
  columns: z.array(columnSchema).max(1000),
});

const reasonSchema = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  column: z.number().int().nullable(),
  /** In the language of the person. */
  text: z.string(),
});

export const countsSchema = z.object({
  /** New records. */
  imported: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  doubtful: z.number().int(),
  faulty: z.number().int(),
});

export const importSchema = z.object({
  id: z.uuid(),
  fileName: z.string(),
  sheet: z.string().nullable(),
  kind: sheetKindSchema,
  /** checking: dry run under way · ready: dry run done, waits for the start · running · done · cancelled: what was taken over stays · failed · undoing · undone */
  state: z.enum(['checking', 'ready', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone']),
  /** 0 to 1, of the step under way. */
  share: z.number(),
  /** Rows looked at, headings not counted. */
  rows: z.number().int(),
  /** What the dry run found, in rows. */
  expected: countsSchema.nullable(),
  /** What the import did, in rows. */
  counts: countsSchema.nullable(),
  failure: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()), text: z.string() }).nullable(),
  createdAt: moment,
  createdBy: z.string(),
  finishedAt: moment.nullable(),
  undoneAt: moment.nullable(),
  may: z.array(z.enum(['start', 'cancel', 'undo', 'resume'])),
});

export const imports = {
  /** Reads the beginning of an uploaded file (`POST /upload`) and proposes what its columns mean. Nothing is stored. */
  inspect: oc
    .route({ method: 'POST', path: '/imports/inspect', summary: 'Look into a file and propose what its columns mean' })
    .input(z.object({ fileId: z.uuid(), sheet: z.string().max(200).optional(), kind: sheetKindSchema.optional() }))
    .output(
      z.object({
        fileName: z.string(),
        format: z.enum(['csv', 'xlsx', 'vcard']),
        encoding: z.string().nullable(),
        delimiter: z.string().nullable(),
        sheets: z.array(z.string()),
        sheet: z.string().nullable(),
        mapping: mappingSchema,
        /** The mapping was confirmed by a person for these headings before. */
        remembered: z.boolean(),
        /** First rows behind the headings, at most 50, as wide as `mapping.columns`. */
        samples: z.array(z.array(cell)),
        /** Every meaning that a column may have, for the choice, in the language of the person. */
        roles: z.array(z.object({ role: z.string(), label: z.string(), group: z.string() })),
        warnings: z.array(z.object({ code: z.string(), text: z.string() })),
        /** The same bytes were imported before, or are being imported. */
        before: z.object({ id: z.uuid(), at: moment, state: z.string() }).nullable(),
      }),
    ),
  /** Starts the dry run as a job: `get` tells its progress, then what would happen. */
  create: oc
    .route({ method: 'POST', path: '/imports', summary: 'Prepare an import: the dry run begins' })
    .input(z.object({ fileId: z.uuid(), sheet: z.string().max(200).nullable().default(null), mapping: mappingSchema }))
    .output(byId),
  get: oc.route({ method: 'GET', path: '/imports/{id}', summary: 'One import' }).input(byId).output(importSchema),
  list: oc
    .route({ method: 'GET', path: '/imports', summary: 'Imports, newest first' })
    .output(z.object({ rows: z.array(importSchema) })),
  /** Examples of what the dry run found or the import did, at most 100 a verdict. */
  rows: oc
    .route({ method: 'GET', path: '/imports/{id}/rows', summary: 'Rows of an import by verdict' })
    .input(byId.extend({ verdict: z.enum(['new', 'updated', 'unchanged', 'doubtful', 'faulty']) }))
    .output(
      z.object({
        rows: z.array(
          z.object({
            row: z.number().int(),
            title: z.string(),
            recordId: z.uuid().nullable(),
            cells: z.array(cell),
            /** For updated ones: old and new value a field. */
            changes: z.array(z.object({ field: z.string(), label: z.string(), old: cell, new: cell })),
            reasons: z.array(reasonSchema),
          }),
        ),
      }),
    ),
  start: oc
    .route({ method: 'POST', path: '/imports/{id}/start', summary: 'Take the rows over' })
    .input(byId)
    .output(importSchema),
  cancel: oc
    .route({
      method: 'POST',
      path: '/imports/{id}/cancel',
      summary: 'Stop; what was taken over stays and can be undone',
    })
    .input(byId)
    .output(importSchema),
  undo: oc
    .route({ method: 'POST', path: '/imports/{id}/undo', summary: 'Take an import back (30 days)' })
    .input(byId)
    .output(importSchema),
};
// Faulty rows with a column that says why: GET /imports/{id}/faults.csv, a plain download beside the contract.

export type ImportRow = z.output<typeof importSchema>;
export type ImportMapping = z.output<typeof mappingSchema>;
export type ImportCounts = z.output<typeof countsSchema>;
