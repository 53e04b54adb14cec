import { fold } from '#engines/text/index.ts';
import { countryOfPage } from '../company/country-of-page.ts';
import { readSpans } from '../company/spans.ts';
import type { Page } from '../page/read-page.ts';
import { readItems } from '../page/structured.ts';
import { type Entry, entriesOf, type ReadList, readList, readLists } from './find-entries.ts';
import { findLists, type ListKind, listAt } from './find-lists.ts';
import { slotOf } from './read-entry.ts';

/** How a list page is read, as a person can read, keep and correct it. */
export interface Recipe {
  readonly version: 1;
  readonly entry: {
    /** Elements from the body down, with their lasting classes: `main > ul.members > li.member`. */
    readonly path: string;
    readonly kind: ListKind;
    /** For `headed` and `terms`: the element that begins a record. */
    readonly head: string | null;
  };
  readonly fields: readonly RecipeField[];
  /** Slots that a person set aside: advertising, dates, whatever is no fact of the record. */
  readonly ignored?: readonly string[];
  /** Where short texts stand that few values fill, null for nowhere: each page for itself might take one thing or another for a category. */
  readonly categorySlot?: string | null;
  /** What a healthy reading looks like; less is a warning. */
  readonly expected: { readonly entries: number; readonly filled: Readonly<Record<string, number>> };
  /** Known records, by which the list is found again when the markup changes. */
  readonly samples: readonly { readonly name: string; readonly fields: Readonly<Record<string, string>> }[];
}
export interface RecipeField {
  readonly name: string;
  /** Where below the record, as a person pointed it out; several where records differ. Empty: told by its form alone (numbers, mails, codes). */
  readonly slots: readonly string[];
  readonly wanted: boolean;
}
export interface RecipeProposal {
  readonly recipe: Recipe;
  readonly confidence: number;
  readonly entries: readonly Entry[];
}
export type Trouble =
  | { readonly kind: 'list-missing' }
  | { readonly kind: 'entries-dropped'; readonly expected: number; readonly found: number }
  | { readonly kind: 'field-dropped'; readonly field: string; readonly expected: number; readonly found: number };
export interface RecipeReading {
  readonly entries: readonly Entry[];
  /** Records in whose place no name stands: they are left out, and what is missing may be among them. */
  readonly nameless: number;
  /** Why this reading must not be taken for a change of the world; empty when all is well. */
  readonly troubles: readonly Trouble[];
}
export type Repair =
  | { readonly kind: 'healthy'; readonly recipe: Recipe; readonly entries: readonly Entry[]; readonly nameless: number }
  | {
      readonly kind: 'repaired';
      readonly recipe: Recipe;
      readonly entries: readonly Entry[];
      readonly nameless: number;
      readonly confidence: number;
      readonly known: number;
    }
  | { readonly kind: 'lost'; readonly troubles: readonly Trouble[] };

const MOST_SAMPLES = 60;
/** Fields that say nothing of the company: they come and go with the design. */
const PASSING = new Set(['detail', 'description']);

/** Recipes for the page's lists, best first; the first is what `findEntries` reads. */
export function proposeRecipe(page: Page): RecipeProposal[] {
  return readLists(page)
    .slice(0, 5)
    .map((read) => {
      const entries = entriesOf(read);
      return {
        recipe: recipeOf(read, entries),
        confidence: Math.round(Math.min(0.98, 0.6 + read.score * 0.03) * 100) / 100,
        entries,
      };
    });
}

export function recipeOf(read: ReadList, entries: readonly Entry[]): Recipe {
  const names = [...new Set(entries.flatMap((entry) => Object.keys(entry.fields)))];
  const filled = Object.fromEntries([['name', 1], ...names.map((name) => [name, shareFilled(entries, name)] as const)]);
  const slots = new Map<string, string[]>();
  for (const row of read.rows) {
    if (!row.nameLine) continue;
    const slot = slotOf(row.region, row.nameLine);
    const known = slots.get('name') ?? [];
    if (!known.includes(slot) && known.length < 3) slots.set('name', [...known, slot]);
  }
  return {
    version: 1,
    entry: { path: read.list.path, kind: read.list.kind, head: read.list.head },
    fields: ['name', ...names].map((name) => ({
      name,
      slots:
        name === 'name' ? [read.nameSlot, ...(slots.get('name') ?? []).filter((slot) => slot !== read.nameSlot)] : [],
      wanted: true,
    })),
    categorySlot: read.categorySlot ?? null,
    expected: { entries: entries.length, filled },
    samples: entries.slice(0, MOST_SAMPLES).map(({ name, fields }) => ({ name, fields })),
  };
}

export const shareFilled = (entries: readonly Entry[], name: string): number =>
  Math.round((entries.filter((entry) => entry.fields[name] !== undefined).length / Math.max(1, entries.length)) * 100) /
  100;

/** Reads a page by its recipe. A sudden drop in records or in filled fields is trouble, never a silent result. */
export function applyRecipe(page: Page, recipe: Recipe): RecipeReading {
  const list = listAt(page, recipe.entry.path, recipe.entry.kind, recipe.entry.head);
  if (!list) return { entries: [], nameless: 0, troubles: [{ kind: 'list-missing' }] };
  const country = countryOfPage(page, readSpans(page), readItems(page.root));
  const nameSlots = recipe.fields.find((field) => field.name === 'name')?.slots ?? [];
  const { categorySlot } = recipe;
  const read = readList(list, page, country, { nameSlots, ...(categorySlot !== undefined && { categorySlot }) });
  const wanted = new Set(recipe.fields.filter((field) => field.wanted).map((field) => field.name));
  const entries = read
    ? entriesOf(read, { fields: recipe.fields, ignored: recipe.ignored ?? [], country }).map((entry) => ({
        ...entry,
        fields: Object.fromEntries(Object.entries(entry.fields).filter(([name]) => wanted.has(name))),
      }))
    : [];
  return { entries, nameless: read?.nameless ?? 0, troubles: troublesOf(entries, recipe) };
}

function troublesOf(entries: readonly Entry[], recipe: Recipe): Trouble[] {
  const troubles: Trouble[] = [];
  const { expected } = recipe;
  if (entries.length === 0) return [{ kind: 'entries-dropped', expected: expected.entries, found: 0 }];
  if (entries.length < expected.entries * 0.6 && expected.entries - entries.length >= 3)
    troubles.push({ kind: 'entries-dropped', expected: expected.entries, found: entries.length });
  for (const field of recipe.fields) {
    const before = expected.filled[field.name] ?? 0;
    if (!field.wanted || field.name === 'name' || PASSING.has(field.name) || before < 0.3 || entries.length < 4)
      continue;
    const now = shareFilled(entries, field.name);
    if (now < before * 0.5) troubles.push({ kind: 'field-dropped', field: field.name, expected: before, found: now });
  }
  // The list may still be there and hold something else: names nobody knows at all are a different list.
  const known = new Set(recipe.samples.map((sample) => fold(sample.name)));
  const seen = entries.filter((entry) => known.has(fold(entry.name))).length;
  if (known.size >= 8 && entries.length >= 5 && seen < Math.min(known.size, entries.length) * 0.1)
    troubles.push({ kind: 'list-missing' });
  return troubles;
}

/**
 * A recipe that still reads the page is returned as it is. Otherwise the list is found again by the records that are known from before:
 * the run of elements that holds most of their names. Fewer than a third of its names known: `lost`, a person must look. The recipe's own
 * samples are those of one page as it was; who knows more records hands them in as `samples`.
 */
export function repairRecipe(page: Page, recipe: Recipe): Repair {
  const reading = applyRecipe(page, recipe);
  if (reading.troubles.length === 0)
    return { kind: 'healthy', recipe, entries: reading.entries, nameless: reading.nameless };
  const known = new Set(recipe.samples.map((sample) => fold(sample.name)));
  const country = countryOfPage(page, readSpans(page), readItems(page.root));
  let best: { read: ReadList; entries: readonly Entry[]; hits: number; score: number } | undefined;
  for (const list of findLists(page)) {
    const slot = slotOfNames(list.regions, known);
    if (slot === undefined) continue;
    const read = readList(list, page, country, { nameSlots: [slot] });
    if (!read) continue;
    const entries = entriesOf(read);
    const hits = new Set(entries.map((entry) => fold(entry.name)).filter((name) => known.has(name))).size;
    const byName = new Map(entries.map((entry) => [fold(entry.name), entry]));
    const same = recipe.samples.reduce((sum, sample) => sum + agreement(sample, byName.get(fold(sample.name))), 0);
    const score = hits + same * 0.5 - Math.abs(entries.length - recipe.expected.entries) * 0.02;
    if (hits >= Math.max(2, Math.min(known.size, entries.length) * 0.34) && (!best || score > best.score))
      best = { read, entries, hits, score };
  }
  if (!best) return { kind: 'lost', troubles: reading.troubles };
  const repaired = recipeOf(best.read, best.entries);
  const keeps = troublesOf(best.entries, recipe);
  // What was found again must not say less than before: half-read records look like a change of the world.
  if (
    keeps.some(
      (trouble) =>
        trouble.kind === 'entries-dropped' ||
        (trouble.kind === 'field-dropped' && trouble.found < trouble.expected * 0.5),
    )
  )
    return { kind: 'lost', troubles: keeps };
  // What somebody left out stays out; what the new page tells besides is welcome.
  const unwanted = recipe.fields.filter((field) => !field.wanted).map((field) => field.name);
  const fields = repaired.fields.map((field) => ({ ...field, wanted: !unwanted.includes(field.name) }));
  const entries = best.entries.map((entry) => ({
    ...entry,
    fields: Object.fromEntries(Object.entries(entry.fields).filter(([name]) => !unwanted.includes(name))),
  }));
  return {
    kind: 'repaired',
    recipe: { ...repaired, fields },
    entries,
    nameless: best.read.nameless,
    confidence: Math.round(Math.min(0.98, best.hits / Math.max(1, Math.min(known.size, entries.length))) * 100) / 100,
    known: best.hits,
  };
}

function slotOfNames(regions: ReadList['list']['regions'], known: ReadonlySet<string>): string | undefined {
  const slots = new Map<string, number>();
  for (const region of regions) {
    for (const line of region.lines.slice(0, 15)) {
      const texts = [
        line.text,
        line.lead,
        ...line.links.map((link) => link.text),
        line.text.split(/,\s|\s[|·•–-]\s/)[0] ?? '',
      ];
      if (!texts.some((text) => text !== '' && known.has(fold(text)))) continue;
      const slot = slotOf(region, line);
      slots.set(slot, (slots.get(slot) ?? 0) + 1);
      break;
    }
  }
  const best = [...slots].toSorted((a, b) => b[1] - a[1])[0];
  return best && best[1] >= 2 ? best[0] : undefined;
}

function agreement(sample: Recipe['samples'][number], entry: Entry | undefined): number {
  if (!entry) return 0;
  const fields = Object.entries(sample.fields).filter(([name]) => !PASSING.has(name));
  return fields.length === 0
    ? 1
    : fields.filter(([name, value]) => entry.fields[name] === value).length / fields.length;
}
