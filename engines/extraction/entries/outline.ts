import { countryOfPage } from '../company/country-of-page.ts';
import { readSpans } from '../company/spans.ts';
import type { Region as PageRegion } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { readItems } from '../page/structured.ts';
import type { Element } from '../page/tree.ts';
import { placeOf, pointedSlotOf, slotOfCell, withChosen } from './chosen-slots.ts';
import { readList } from './find-entries.ts';
import { listAt } from './find-lists.ts';
import { slotOf } from './read-entry.ts';
import type { Recipe } from './recipe.ts';
import { pathOf, stepOf } from './signature.ts';

/** The page as text only, line by line, for a person who points at things: nothing of the page itself is ever shown or run. */
export interface Outline {
  readonly lines: readonly OutlineLine[];
  /** What may be an entry; lines name them by their place here, smallest first. */
  readonly blocks: readonly OutlineBlock[];
  readonly cut: boolean;
}
export interface OutlineLine {
  readonly text: string;
  readonly heading: number;
  readonly region: PageRegion;
  /** Which entry of the recipe's reading it belongs to. */
  readonly entry: number | null;
  /** Its place within the entry, by which a recipe names it. */
  readonly slot: string | null;
  /** Fields that are read from it. */
  readonly fields: readonly string[];
  readonly ignored: boolean;
  readonly blocks: readonly number[];
}
export interface OutlineBlock {
  readonly entry: Recipe['entry'];
  readonly count: number;
}

const MOST_LINES = 1200;
const MOST_BLOCKS_OF_LINE = 6;

export function outlineOf(page: Page, recipe: Recipe | null): Outline {
  const lines = page.lines.slice(0, MOST_LINES);
  const marks = recipe ? marksOf(page, recipe) : new Map<number, Marks>();
  const { blocks, ofLine } = blocksOf(lines.map((line) => line.element));
  return {
    lines: lines.map((line, at) => ({
      text: line.text.slice(0, 500),
      heading: line.heading,
      region: line.region,
      ...(marks.get(line.index) ?? { entry: null, slot: null, fields: [], ignored: false }),
      blocks: ofLine[at] ?? [],
    })),
    blocks,
    cut: page.lines.length > MOST_LINES,
  };
}

type Marks = Pick<OutlineLine, 'entry' | 'slot' | 'fields' | 'ignored'>;

/** Which lines a recipe reads, and as what. */
function marksOf(page: Page, recipe: Recipe): ReadonlyMap<number, Marks> {
  const marks = new Map<number, Marks>();
  const list = listAt(page, recipe.entry.path, recipe.entry.kind, recipe.entry.head);
  const nameSlots = recipe.fields.find((field) => field.name === 'name')?.slots ?? [];
  const country = countryOfPage(page, readSpans(page), readItems(page.root));
  const read = list ? readList(list, page, country, { nameSlots }) : undefined;
  const ignored = recipe.ignored ?? [];
  read?.rows.forEach((row, entry) => {
    const { cells, values } = withChosen(row, { fields: recipe.fields, ignored, country });
    const byPlace = new Map<string, Set<string>>();
    for (const cell of cells) {
      if (!recipe.fields.some((field) => field.name === cell.type && field.wanted)) continue;
      const place = placeOf(slotOfCell(cell), cell.snippet);
      byPlace.set(place, (byPlace.get(place) ?? new Set()).add(cell.type));
    }
    for (const line of row.region.lines) {
      const slot = pointedSlotOf(row.region, line);
      const given = recipe.fields.filter((field) => values[field.name] !== undefined && field.slots.includes(slot));
      const read = byPlace.get(placeOf(slotOf(row.region, line), line.text)) ?? [];
      const fields = line === row.nameLine ? ['name'] : [...new Set([...given.map((field) => field.name), ...read])];
      marks.set(line.index, { entry, slot, fields, ignored: ignored.includes(slot) });
    }
  });
  return marks;
}

/** Every run of elements with one path that a line stands in, nearest first; headings and terms as what begins an entry. */
function blocksOf(elements: readonly Element[]): { blocks: OutlineBlock[]; ofLine: number[][] } {
  const counts = new Map<string, Set<Element>>();
  const keyed = elements.map((element) => choicesOf(element));
  for (const choices of keyed)
    for (const { key, element } of choices) counts.set(key, (counts.get(key) ?? new Set()).add(element));
  const blocks: OutlineBlock[] = [];
  const at = new Map<string, number>();
  const ofLine = keyed.map((choices) => {
    const found: number[] = [];
    for (const { key, entry } of choices) {
      const count = counts.get(key)?.size ?? 0;
      if (count < 2 || found.length >= MOST_BLOCKS_OF_LINE) continue;
      let place = at.get(key);
      if (place === undefined) {
        place = blocks.push({ entry, count }) - 1;
        at.set(key, place);
      }
      found.push(place);
    }
    return found;
  });
  return { blocks, ofLine };
}

function choicesOf(element: Element): { key: string; element: Element; entry: Recipe['entry'] }[] {
  const found: { key: string; element: Element; entry: Recipe['entry'] }[] = [];
  const put = (entry: Recipe['entry'], one: Element): void => {
    found.push({ key: `${entry.kind}|${entry.path}|${entry.head ?? ''}`, element: one, entry });
  };
  for (let at: Element | null = element; at?.parent && at.name !== 'body' && at.name !== 'html'; at = at.parent) {
    if (/^h[2-6]$/.test(at.name)) put({ path: pathOf(at.parent), kind: 'headed', head: stepOf(at) }, at);
    if (at.name === 'dt') put({ path: pathOf(at.parent), kind: 'terms', head: 'dt' }, at);
    if (!/^(?:td|th|tbody|thead|dt|dd|h[1-6])$/.test(at.name))
      put({ path: pathOf(at), kind: at.name === 'tr' ? 'row' : 'element', head: null }, at);
  }
  return found;
}
