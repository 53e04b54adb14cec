import { placesIn, streetIn } from '../company/addresses.ts';
import { segmentsOf } from '../company/labels.ts';
import { mailsOfLine } from '../company/mails.ts';
import { phonesIn, readPhone } from '../company/phones.ts';
import { siteOf } from '../company/structured-facts.ts';
import type { Line } from '../page/lines.ts';
import type { Row } from './find-entries.ts';
import { type Cell, slotOf } from './read-entry.ts';
import type { RecipeField } from './recipe.ts';
import type { Region } from './record-lines.ts';

/** What a person said of the slots of a record: these are that field, those are nothing. */
export interface ChosenSlots {
  readonly fields: readonly RecipeField[];
  readonly ignored: readonly string[];
  readonly country: string;
}

/** `div.body > p:line(2)#phone` stands in the slot `div.body > p:line(2)`. */
export const slotOfCell = (cell: Cell): string => cell.slot.replace(/[#@].*$/, '');

/**
 * The slot of one line alone: of several paragraphs without a class, all of which stand in the slot `p`, the third is `p:nth(3)`. Only what
 * a person points at is told so exactly; what is told by its form must not hang on how many lines stand before it.
 */
export function pointedSlotOf(region: Region, line: Line): string {
  const slot = slotOf(region, line);
  const alike = region.lines.filter((one) => slotOf(region, one) === slot);
  const place = alike.indexOf(line);
  return place > 0 ? `${slot}:nth(${place + 1})` : slot;
}

/** A record's cells without what a person set aside or gave to a field of its own; those come as `values`. */
export function withChosen(
  row: Row,
  chosen: ChosenSlots | undefined,
): { readonly cells: readonly Cell[]; readonly values: Readonly<Record<string, string>> } {
  const given = chosen?.fields.filter((field) => field.name !== 'name' && field.slots.length > 0) ?? [];
  if (!chosen || (given.length === 0 && chosen.ignored.length === 0)) return { cells: row.cells, values: {} };
  const values: Record<string, string> = {};
  const taken = new Set<string>();
  const ignored = new Set<string>();
  for (const line of row.region.lines) {
    const slot = pointedSlotOf(row.region, line);
    const place = placeOf(slotOf(row.region, line), line.text);
    if (chosen.ignored.includes(slot)) ignored.add(place);
    for (const field of given) {
      if (!field.slots.includes(slot) || values[field.name] !== undefined) continue;
      const value = readAs(field.name, line, chosen.country);
      if (value) values[field.name] = value;
      taken.add(place);
    }
  }
  const names = new Set(given.map((field) => field.name));
  const cells = row.cells.filter((cell) => {
    const place = placeOf(slotOfCell(cell), cell.snippet);
    if (ignored.has(place) || names.has(cell.type)) return false;
    // A line given to "place" may still hold the postal code: only what has no type of its own is used up.
    return !taken.has(place) || !(cell.type === 'text' || cell.type === 'category' || cell.type === 'person');
  });
  return { cells, values };
}

/** A cell knows its slot and the text of its line, which together name the line. */
export const placeOf = (slot: string, text: string): string => `${slot}\n${text}`;

/** One line read as the field that a person says it is; empty where it cannot be that. */
function readAs(field: string, line: Line, country: string): string {
  const value = segmentsOf(line.text).at(-1)?.value || line.text;
  switch (field) {
    case 'phone':
    case 'mobile':
    case 'fax': {
      const link = line.links.map(({ href }) => /^tel:(.+)$/i.exec(href)?.[1]).find((one) => one !== undefined);
      return phonesIn(value, country, true)[0]?.e164 ?? (link ? (readPhone(link, country)?.e164 ?? '') : '');
    }
    case 'mail':
      return mailsOfLine(line, true)[0]?.email ?? '';
    case 'site': {
      const link = line.links.find(({ href }) => /^(?:https?:)?\/\//i.test(href));
      return link ? siteOf(link.href) : /^\S+\.\w{2,}\S*$/.test(value) ? siteOf(value) : '';
    }
    case 'postalCode':
      return placesIn(line.text, true)[0]?.postalCode ?? /(?<!\d)\d{4,5}(?!\d)/.exec(line.text)?.[0] ?? '';
    case 'place':
      return placesIn(line.text, true)[0]?.city ?? value.replace(/^\d{4,5}\s+/, '');
    case 'street':
      return streetIn(value)?.street ?? value;
    default:
      return value;
  }
}
