import { countryOfPage } from '../company/country-of-page.ts';
import { readSpans } from '../company/spans.ts';
import type { Page } from '../page/read-page.ts';
import { readItems } from '../page/structured.ts';
import { bestNameSlot, entriesOf, readList } from './find-entries.ts';
import { listAt } from './find-lists.ts';
import { slotOf } from './read-entry.ts';
import { applyRecipe, type Recipe, type RecipeField, type RecipeProposal, recipeOf, shareFilled } from './recipe.ts';

const MOST_SAMPLES = 60;

/** A recipe for the block that a person pointed at, whatever the engine thought of it; undefined where the page has no such block. */
export function recipeForBlock(page: Page, entry: Recipe['entry']): RecipeProposal | undefined {
  const list = listAt(page, entry.path, entry.kind, entry.head);
  const first = list?.regions[0];
  if (!list || !first?.lines[0]) return undefined;
  const country = countryOfPage(page, readSpans(page), readItems(page.root));
  const nameSlot = bestNameSlot(list.regions, list) ?? slotOf(first, first.lines[0]);
  const read = readList(list, page, country, { nameSlots: [nameSlot] });
  if (!read) return undefined;
  const entries = entriesOf(read);
  return { recipe: recipeOf(read, entries), confidence: 1, entries };
}

/** A slot given to a field, to none (`null`: told by its form again) or set aside (`ignore`). What was said of it before no longer holds. */
export function giveSlot(recipe: Recipe, slot: string, to: string | null): Recipe {
  const fields = recipe.fields.map((field) => ({ ...field, slots: field.slots.filter((one) => one !== slot) }));
  const ignored = (recipe.ignored ?? []).filter((one) => one !== slot);
  if (to === 'ignore') return { ...recipe, fields, ignored: [...ignored, slot] };
  if (to === null) return { ...recipe, fields, ignored };
  const known = fields.find((field) => field.name === to);
  const given: RecipeField = { name: to, slots: [slot, ...(known?.slots ?? [])], wanted: true };
  return {
    ...recipe,
    ignored,
    fields: known ? fields.map((field) => (field === known ? given : field)) : [...fields, given],
  };
}

/** Whether a field is taken at all. The name always is. */
export const wantField = (recipe: Recipe, name: string, wanted: boolean): Recipe => ({
  ...recipe,
  fields: recipe.fields.map((field) => (field.name === name && name !== 'name' ? { ...field, wanted } : field)),
});

/** The recipe with what it finds on this page as what is expected from now on: a correction is the new normal, not a trouble. */
export function settleRecipe(page: Page, recipe: Recipe): RecipeProposal {
  const { entries } = applyRecipe(page, recipe);
  const names = [
    ...new Set([...recipe.fields.map((field) => field.name), ...entries.flatMap((one) => Object.keys(one.fields))]),
  ];
  const filled = Object.fromEntries(
    names.map((name) => [name, name === 'name' ? 1 : shareFilled(entries, name)] as const),
  );
  return {
    recipe: {
      ...recipe,
      expected: { entries: entries.length, filled },
      samples: entries.slice(0, MOST_SAMPLES).map(({ name, fields }) => ({ name, fields })),
    },
    confidence: 1,
    entries,
  };
}

/** One thing that two recipes do differently. `field` is empty where it concerns the whole. */
export interface RecipeDifference {
  readonly what: 'entry' | 'slots' | 'wanted' | 'added' | 'removed' | 'ignored' | 'expected';
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What one version of a recipe does otherwise than the other, in the order in which a person reads a recipe. */
export function diffRecipes(before: Recipe, after: Recipe): RecipeDifference[] {
  const found: RecipeDifference[] = [];
  const note = (what: RecipeDifference['what'], field: string, from: string, to: string): void => {
    if (from !== to) found.push({ what, field, before: from, after: to });
  };
  const place = ({ entry }: Recipe): string => [entry.path, entry.head].filter(Boolean).join(' / ');
  note('entry', '', place(before), place(after));
  for (const name of new Set([...before.fields, ...after.fields].map((field) => field.name))) {
    const from = before.fields.find((field) => field.name === name);
    const to = after.fields.find((field) => field.name === name);
    if (!from) note('added', name, '', to?.slots.join(', ') || '*');
    else if (!to) note('removed', name, from.slots.join(', ') || '*', '');
    else {
      note('slots', name, from.slots.join(', '), to.slots.join(', '));
      note('wanted', name, String(from.wanted), String(to.wanted));
    }
  }
  note('ignored', '', (before.ignored ?? []).join(', '), (after.ignored ?? []).join(', '));
  note('expected', '', String(before.expected.entries), String(after.expected.entries));
  return found;
}
