import { oc } from '@orpc/contract';
import { z } from 'zod';

const short = z.string().max(500);
const listKindSchema = z.enum(['element', 'row', 'terms', 'headed', 'gapped']);
const blockSchema = z.object({ path: z.string().max(4000), kind: listKindSchema, head: short.nullable() });

/** How a list page is read: plain JSON that a person can read, keep and correct. */
export const recipeSchema = z.object({
  version: z.literal(1),
  /** Where an entry stands: elements from the body down with their lasting classes. */
  entry: blockSchema,
  fields: z
    .array(z.object({ name: z.string().min(1).max(60), slots: z.array(short).max(20), wanted: z.boolean() }))
    .max(60),
  ignored: z.array(short).max(100).default([]),
  /** Where the category stands; null: nowhere; left out: it is looked for. */
  categorySlot: short.nullable().optional(),
  expected: z.object({ entries: z.number().int().min(0), filled: z.record(z.string(), z.number()) }),
  samples: z
    .array(z.object({ name: z.string().max(2000), fields: z.record(z.string(), z.string().max(4000)) }))
    .max(60),
});

const editSchema = z.discriminatedUnion('do', [
  /** This block is an entry. */
  z.object({ do: z.literal('block'), entry: blockSchema }),
  /** This line of an entry is that field; `ignore`: none; null: by its form again. */
  z.object({ do: z.literal('give'), slot: short, to: z.string().min(1).max(60).nullable() }),
  /** Whether a field is taken at all. */
  z.object({ do: z.literal('want'), field: z.string().min(1).max(60), wanted: z.boolean() }),
]);

const lineSchema = z.object({
  text: z.string(),
  heading: z.number().int(),
  region: z.enum(['main', 'header', 'nav', 'aside', 'footer', 'cookie']),
  entry: z.number().int().nullable(),
  slot: z.string().nullable(),
  fields: z.array(z.string()),
  ignored: z.boolean(),
  blocks: z.array(z.number().int()),
});
const troubleSchema = z.object({
  kind: z.enum(['list-missing', 'entries-dropped', 'field-dropped']),
  field: z.string().nullable(),
  expected: z.number().nullable(),
  found: z.number().nullable(),
});
const differenceSchema = z.object({
  what: z.enum(['entry', 'slots', 'wanted', 'added', 'removed', 'ignored', 'expected']),
  field: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
});
const versionSchema = z.object({
  version: z.number().int(),
  made: z.enum(['found', 'corrected', 'restored']),
  madeByName: z.string().nullable(),
  at: z.iso.datetime(),
  recipe: recipeSchema,
  /** What it does otherwise than the version before it. */
  differences: z.array(differenceSchema),
});

export const recipes = {
  /** The page as text alone, with what a recipe reads from it, after one correction. Stores nothing. */
  outline: oc
    .route({
      method: 'POST',
      path: '/source-recipes/outline',
      summary: 'See a page line by line and correct how it is read',
    })
    .input(
      z.object({
        /** A new address, fetched because a person asks; or a source, read from what is stored of it. */
        url: z
          .url({ protocol: /^https?$/ })
          .max(2000)
          .optional(),
        sourceId: z.uuid().optional(),
        snapshotId: z.number().int().optional(),
        recipe: recipeSchema.nullable().optional(),
        edit: editSchema.optional(),
      }),
    )
    .output(
      z.object({
        url: z.string(),
        snapshotId: z.number().int().nullable(),
        recipe: recipeSchema.nullable(),
        lines: z.array(lineSchema),
        blocks: z.array(z.object({ entry: blockSchema, count: z.number().int() })),
        cut: z.boolean(),
        entries: z.array(z.object({ name: z.string(), fields: z.record(z.string(), z.string()), snippet: z.string() })),
        total: z.number().int(),
        fields: z.array(
          z.object({
            name: z.string(),
            label: z.string(),
            filled: z.number(),
            chosen: z.boolean(),
            wanted: z.boolean(),
          }),
        ),
        /** Fields that a line can be given to, in the person's language. */
        choices: z.array(z.object({ name: z.string(), label: z.string() })),
        troubles: z.array(troubleSchema),
      }),
    ),
  save: oc
    .route({
      method: 'POST',
      path: '/sources/{id}/recipe',
      summary: 'Read this source by a corrected recipe from now on',
    })
    .input(z.object({ id: z.uuid(), recipe: recipeSchema, restored: z.boolean().default(false) }))
    .output(z.object({ version: z.number().int() })),
  versions: oc
    .route({
      method: 'GET',
      path: '/sources/{id}/recipes',
      summary: 'All versions of a source’s recipe and what changed',
    })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ versions: z.array(versionSchema), may: z.array(z.enum(['edit'])) })),
  test: oc
    .route({
      method: 'POST',
      path: '/sources/{id}/recipe/test',
      summary: 'Try a recipe on the stored copies of the page',
    })
    .input(z.object({ id: z.uuid(), recipe: recipeSchema.optional() }))
    .output(
      z.object({
        copies: z.array(
          z.object({
            snapshotId: z.number().int(),
            url: z.string(),
            at: z.iso.datetime(),
            entries: z.number().int(),
            /** Names that the copy before this one did not have, and those that it had. */
            added: z.array(z.string()),
            gone: z.array(z.string()),
            troubles: z.array(troubleSchema),
          }),
        ),
      }),
    ),
};

export type ShownRecipe = z.output<typeof recipeSchema>;
export type RecipeEdit = z.output<typeof editSchema>;
