import type { RecipeEdit, ShownRecipe } from '#contract/intake/recipes.ts';
import {
  applyRecipe,
  giveSlot,
  outlineOf,
  type Page,
  proposeRecipe,
  type Recipe,
  recipeForBlock,
  settleRecipe,
  type Trouble,
  wantField,
} from '#engines/extraction/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { fieldLabel, findWatch } from '../sources/index.ts';
import { openPage } from './open-page.ts';

/** Fields that lines are usually given to, in the order of an address. */
const CHOICES = [
  'name',
  'street',
  'postalCode',
  'place',
  'country',
  'phone',
  'mobile',
  'fax',
  'mail',
  'site',
  'category',
  'person',
  'description',
];
const MOST_ENTRIES = 12;

export interface OutlineAsk {
  readonly url?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly snapshotId?: number | undefined;
  readonly recipe?: ShownRecipe | null | undefined;
  readonly edit?: RecipeEdit | undefined;
}

/** The page line by line with what is read from it, after one correction. Stores nothing. @throws Failure of `openPage`, `block-missing` */
export async function showOutline(app: App, actor: Actor, ask: OutlineAsk) {
  const { page, url, snapshotId } = await openPage(app, actor, ask);
  const start =
    (ask.recipe ? givenRecipe(ask.recipe) : null) ??
    (await recipeInForce(app, ask.sourceId)) ??
    proposeRecipe(page)[0]?.recipe ??
    null;
  const recipe = ask.edit ? corrected(page, start, ask.edit) : start;
  const read = recipe ? applyRecipe(page, recipe) : { entries: [], troubles: [] };
  const outline = outlineOf(page, recipe);
  return {
    url,
    snapshotId,
    recipe: recipe ? shownRecipe(recipe) : null,
    lines: outline.lines.map((line) => ({ ...line, fields: [...line.fields], blocks: [...line.blocks] })),
    blocks: [...outline.blocks],
    cut: outline.cut,
    entries: read.entries
      .slice(0, MOST_ENTRIES)
      .map(({ name, fields, snippet }) => ({ name, fields: { ...fields }, snippet })),
    total: read.entries.length,
    fields: (recipe?.fields ?? []).map(({ name, slots, wanted }) => ({
      name,
      label: fieldLabel(name, actor.language),
      filled: read.entries.length === 0 ? 0 : filledOf(read.entries, name),
      chosen: name !== 'name' && slots.length > 0,
      wanted,
    })),
    choices: CHOICES.map((name) => ({ name, label: fieldLabel(name, actor.language) })),
    troubles: read.troubles.map(shownTrouble),
  };
}

async function recipeInForce(app: App, sourceId: string | undefined): Promise<Recipe | null> {
  return sourceId === undefined ? null : ((await findWatch(app.db, sourceId))?.recipe ?? null);
}

function corrected(page: Page, recipe: Recipe | null, edit: RecipeEdit): Recipe {
  if (edit.do === 'block') return recipeForBlock(page, edit.entry)?.recipe ?? fail('block-missing', {});
  if (recipe === null) fail('block-missing', {});
  const next = edit.do === 'give' ? giveSlot(recipe, edit.slot, edit.to) : wantField(recipe, edit.field, edit.wanted);
  return settleRecipe(page, next).recipe;
}

const filledOf = (entries: ReturnType<typeof applyRecipe>['entries'], name: string): number =>
  entries.filter((entry) => name === 'name' || entry.fields[name] !== undefined).length / entries.length;

/** As the engine has it: what was left out is left out. */
export const givenRecipe = ({ categorySlot, ...recipe }: ShownRecipe): Recipe => ({
  ...recipe,
  ...(categorySlot !== undefined && { categorySlot }),
});

/** As the contract has it: arrays of its own, and nothing left out. */
export const shownRecipe = (recipe: Recipe): ShownRecipe => ({
  version: 1,
  entry: { ...recipe.entry },
  fields: recipe.fields.map((field) => ({ ...field, slots: [...field.slots] })),
  ignored: [...(recipe.ignored ?? [])],
  ...(recipe.categorySlot !== undefined && { categorySlot: recipe.categorySlot }),
  expected: { entries: recipe.expected.entries, filled: { ...recipe.expected.filled } },
  samples: recipe.samples.map(({ name, fields }) => ({ name, fields: { ...fields } })),
});

export const shownTrouble = (trouble: Trouble) => ({
  kind: trouble.kind,
  field: trouble.kind === 'field-dropped' ? trouble.field : null,
  expected: trouble.kind === 'list-missing' ? null : trouble.expected,
  found: trouble.kind === 'list-missing' ? null : trouble.found,
});
