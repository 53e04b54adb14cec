import { oc } from '@orpc/contract';
import { z } from 'zod';

/** `leads` are companies in a lead stage; `orders` are records.sales_order; `consents` hold withdrawals and objections as well. */
export const listSchema = z.enum([
  'companies',
  'people',
  'deals',
  'leads',
  'orders',
  'quotes',
  'products',
  'activities',
  'tasks',
  'consents',
]);

const columnKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,60}(\.[A-Za-z0-9_-]{1,60})?$/);
const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);

/**
 * One condition on one column of the list's allow-list; all conditions of a list hold together. `contains` folds case and umlauts.
 * A range takes numbers, cents, or days `YYYY-MM-DD` (both ends included). Column `text` searches every word of the record;
 * `owner` knows `mine`, and `in` takes user ids; a custom field is `custom.<key>`.
 */
export const filterSchema = z.discriminatedUnion('op', [
  z.object({ column: columnKey, op: z.literal('contains'), value: z.string().trim().min(1).max(100) }),
  z.object({ column: columnKey, op: z.literal('is'), value: scalar }),
  z.object({ column: columnKey, op: z.literal('in'), values: z.array(scalar).min(1).max(50) }),
  z.object({ column: columnKey, op: z.literal('range'), from: scalar.optional(), to: scalar.optional() }),
  z.object({ column: columnKey, op: z.literal('empty') }),
  z.object({ column: columnKey, op: z.literal('filled') }),
  z.object({ column: columnKey, op: z.literal('mine') }),
]);

export const sortSchema = z.object({ column: columnKey, direction: z.enum(['asc', 'desc']) });

/** Opaque, made by the server: the place in the sorted list right behind one row. null is the place before the first row. */
export const cursorSchema = z.string().max(4000).nullable();

export const queryShape = {
  list: listSchema,
  filters: z.array(filterSchema).max(20).default([]),
  sort: sortSchema.optional(),
};

/** Days as `YYYY-MM-DD`, moments as ISO strings, amounts as integer cents. A column that holds a reference also fills `<column>Id`. */
const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const rowSchema = z.object({
  id: z.uuid(),
  version: z.number().int(),
  cells: z.record(z.string(), cellSchema),
});

const columnSchema = z.object({
  key: z.string(),
  type: z.enum(['text', 'number', 'cents', 'day', 'moment', 'boolean', 'choice', 'owner', 'team', 'reference']),
  sortable: z.boolean(),
  /** Among the columns that the list shows by itself. */
  shown: z.boolean(),
  ops: z.array(z.enum(['contains', 'is', 'in', 'range', 'empty', 'filled', 'mine'])),
  /** Values of a choice. The web has the words for built-in ones; label is set for deal stages and custom fields. */
  choices: z.array(z.object({ value: z.string(), label: z.string().nullable() })),
  /** Only for a custom field; built-in columns are named by the web. */
  label: z.string().nullable(),
});

export const lists = {
  columns: oc
    .route({
      method: 'GET',
      path: '/lists/{list}/columns',
      summary: 'Columns of a list, and what can be filtered and sorted',
    })
    .input(z.object({ list: listSchema }))
    .output(z.object({ columns: z.array(columnSchema), sort: sortSchema })),

  /**
   * The shape of a list for a virtual table. Row `i` is read by `window` after the last anchor with `at` <= i and with skip = i - at;
   * anchors lie at most 2,000 rows apart and `reach` rows can be reached from them.
   * `next` null: the list ends at `reach`. Otherwise the server stopped looking: call again with `after: next` when somebody scrolls
   * there, and append (in that answer `at`, `reach` and `total` count from `next`). It may have found no row yet and still go on.
   * `exact` false: `total` is an estimate (say "about"), never below `reach`.
   */
  outline: oc
    .route({ method: 'POST', path: '/lists/{list}/outline', summary: 'Total and anchors of a list' })
    .input(z.object({ ...queryShape, after: cursorSchema.default(null) }))
    .output(
      z.object({
        list: listSchema,
        sort: sortSchema,
        total: z.number().int(),
        exact: z.boolean(),
        reach: z.number().int(),
        anchors: z.array(z.object({ at: z.number().int(), cursor: cursorSchema })),
        next: cursorSchema,
        /** What this person may do with rows of this list: edit, delete, create, export. */
        may: z.array(z.enum(['create', 'edit', 'delete', 'export'])),
      }),
    ),

  /** Up to `limit` rows, `skip` rows after a cursor. `next` is the cursor behind the last row read; null at the end of the list. */
  window: oc
    .route({ method: 'POST', path: '/lists/{list}/window', summary: 'Some rows of a list' })
    .input(
      z.object({
        ...queryShape,
        after: cursorSchema.default(null),
        skip: z.number().int().min(0).max(1999).default(0),
        limit: z.number().int().min(1).max(100).default(100),
        /** Without it, the columns that the list shows by default. */
        columns: z.array(columnKey).max(60).optional(),
      }),
    )
    .output(z.object({ rows: z.array(rowSchema), next: cursorSchema })),
};

export type ListName = z.output<typeof listSchema>;
export type ListFilter = z.output<typeof filterSchema>;
export type ListSort = z.output<typeof sortSchema>;
export type ListRow = z.output<typeof rowSchema>;
export type ListColumn = z.output<typeof columnSchema>;
export type ListCell = z.output<typeof cellSchema>;
