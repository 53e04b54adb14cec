import { fold } from '#engines/text/index.ts';
import { streetIn } from '../company/addresses.ts';
import { placeOf } from '../company/candidate.ts';
import { legalFormOf, tidyName } from '../company/company-names.ts';
import { countryOfPage } from '../company/country-of-page.ts';
import { labelOf, segmentsOf } from '../company/labels.ts';
import { readSpans } from '../company/spans.ts';
import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { readItems } from '../page/structured.ts';
import { type ChosenSlots, pointedSlotOf, withChosen } from './chosen-slots.ts';
import { describedEntries } from './described-entries.ts';
import { findLists, type RecordList } from './find-lists.ts';
import { withPlaces } from './place-slots.ts';
import { type Cell, type FieldType, nameLikeness, readCells, slotOf } from './read-entry.ts';
import type { Region } from './record-lines.ts';

/** One record of a list. `fields` holds what was recognised, by type or by the page's own heading. */
export interface Entry {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly confidence: number;
  readonly snippet: string;
  readonly where: string;
}
export interface ReadList {
  readonly list: RecordList;
  readonly nameSlot: string;
  readonly rows: readonly Row[];
  /** Records with values and no name: left out of `rows`. */
  readonly nameless: number;
  /** Where short texts stand that few different values fill. */
  readonly categorySlot: string | undefined;
  readonly score: number;
}
export interface Row {
  readonly region: Region;
  readonly name: string;
  readonly nameLine: Line | null;
  readonly cells: readonly Cell[];
}

const CONTACT: readonly FieldType[] = ['phone', 'mobile', 'mail', 'site', 'postalCode', 'place', 'street'];
const HOUSE =
  /hotel|gasthof|gasthaus|pension|ferien|landhaus|(?:^|\s)\p{L}*hof(?:$|\s)|restaurant|café|cafe|wirt|brauerei|bäckerei|metzgerei|fleischerei|apotheke|praxis|kanzlei|autohaus|elektro|technik|bau(?:$|\s)|schreinerei|tischlerei|zimmerei|werk(?:$|\s|statt)|handel|markt|weingut|druckerei|verein|verband|schule|klinik|museum|gärtnerei|optik|sanitär|heizung|metall|maschinen|service|center|zentrum|studio|salon|lodge|resort|inn$/iu;
const JOB = /\((?:m|w|d)\s?\/\s?(?:m|w|d)(?:\s?\/\s?(?:m|w|d|x))?\)|(?:m|w)\/(?:w|m)\/(?:d|x)|gesucht/i;
const DIRECTORY =
  /mitglied|verzeichnis|partner|händler|aussteller|exhibitor|members?\b|directory|branchenbuch|firmen|unternehmen|betriebe|anbieter|hotels?|gastgeber|dealers?|lieferanten|suppliers?|standorte/i;
const LEAST_SCORE = 1.6;
/** Records by which a list is judged before all of it is read. */
const SAMPLE = 24;

/** The records of the page's main list, found without a recipe; empty where the page holds none. */
export function findEntries(page: Page): Entry[] {
  const best = readLists(page)[0];
  return best ? entriesOf(best) : describedEntries(page);
}

/** Every list worth looking at with its records read, best first. */
export function readLists(page: Page): readonly ReadList[] {
  const known = readBefore.get(page);
  if (known) return known;
  const lists = listsOf(page);
  readBefore.set(page, lists);
  return lists;
}
const readBefore = new WeakMap<Page, readonly ReadList[]>();

function listsOf(page: Page): ReadList[] {
  if (page.lines.length < 4) return [];
  const country = countryOfPage(page, readSpans(page), readItems(page.root));
  const read = findLists(page)
    .map((list) => readList(list, page, country))
    .filter((one): one is ReadList => one !== undefined && one.score >= LEAST_SCORE && one.rows.length >= 3)
    .toSorted((a, b) => b.score - a.score);
  return read;
}

export function readList(
  list: RecordList,
  page: Page,
  country: string,
  known?: { readonly nameSlots: readonly string[]; readonly categorySlot?: string | null },
): ReadList | undefined {
  const sample =
    list.regions.length > SAMPLE && !known
      ? list.regions.filter((_, at) => (at * 7919) % list.regions.length < SAMPLE)
      : list.regions;
  const nameSlot = known?.nameSlots[0] ?? bestNameSlot(sample, list);
  if (nameSlot === undefined) return undefined;
  const slots = known?.nameSlots ?? [nameSlot];
  const first = withPlaces(sample.map((region) => readRow(region, slots, list, country, page.base)));
  const score = scoreOf(first, list, page);
  if (score < LEAST_SCORE && !known) return { list, nameSlot, rows: [], nameless: 0, categorySlot: undefined, score };
  const all =
    sample === list.regions
      ? first
      : withPlaces(list.regions.map((region) => readRow(region, slots, list, country, page.base)));
  // "Angaben ohne Gewähr" below records of many fields is none of them.
  const typical = all.map(factsIn).toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
  const rows = all.filter(
    (row) => row.name !== '' && (typical < 3 || factsIn(row) > 0 || legalFormOf(row.name) !== null),
  );
  const nameless = all.filter((row) => row.name === '' && row.cells.length >= 2).length;
  const category = known?.categorySlot === undefined ? categorySlot(rows) : (known.categorySlot ?? undefined);
  return { list, nameSlot, rows, nameless, categorySlot: category, score };
}

const factsIn = (row: Row): number => row.cells.filter(({ type }) => type !== 'text' && type !== 'date').length;

function readRow(
  region: Region,
  slots: readonly string[],
  list: RecordList,
  country: string,
  base: string | null,
): Row {
  const nameLine =
    slots
      .map((slot) =>
        region.lines.find((line) => (/:nth\(\d+\)$/.test(slot) ? pointedSlotOf : slotOf)(region, line) === slot),
      )
      .find((line) => line !== undefined) ?? fallbackName(region);
  const cells = readCells(region, country, list.headings, base);
  const name = nameLine ? cleanName(nameLine) : '';
  return { region, name, nameLine, cells };
}

/** The record's name where the usual place is missing: its heading, or its first line that looks like one. */
function fallbackName(region: Region): Line | null {
  const heading = region.lines.find((line) => line.heading > 0 && nameLikeness(line) > 0.3);
  const first = region.lines[0];
  return heading ?? (first && nameLikeness(first) >= 0.45 ? first : null);
}

function cleanName(line: Line): string {
  const unnumbered = (written: string): string => written.replace(/^(?:\d{1,4}[.)]\s+|[•·»›→-]\s*)/, '');
  const text = unnumbered(line.text);
  const lead =
    line.lead &&
    line.lead.length > 2 &&
    line.lead.length < text.length &&
    nameLikeness({ ...line, text: line.lead }) > 0.2
      ? unnumbered(line.lead).replace(/[,:–-]\s*$/, '')
      : text;
  const cut = /^(.{3,80}?)(?:,\s(?=[^,]*\d)|\s[|·•]\s|\s[–-]\s(?=\p{Lu})).+$/u.exec(lead);
  const linked = line.links.find(
    (link) => link.text.length > 2 && text.startsWith(link.text) && link.text.length < text.length,
  );
  return tidyName(
    linked
      ? linked.text
      : cut && legalFormOf(lead) === null
        ? (cut[1] ?? lead)
        : cut && legalFormOf(cut[1] ?? '') !== null
          ? (cut[1] ?? lead)
          : lead,
  );
}

export function bestNameSlot(regions: readonly Region[], list: RecordList): string | undefined {
  const slots = new Map<string, { sum: number; count: number; texts: Set<string>; first: number }>();
  for (const region of regions) {
    const seen = new Set<string>();
    region.lines.slice(0, 12).forEach((line, at) => {
      const slot = slotOf(region, line);
      if (seen.has(slot)) return;
      seen.add(slot);
      const known = slots.get(slot) ?? { sum: 0, count: 0, texts: new Set<string>(), first: 0 };
      const column = line.cell ? (list.headings.get(line.cell.column) ?? '') : '';
      const titled =
        /^(?:firma|name|unternehmen|betrieb|company|hotel|mitglied|verein|aussteller|partner|händler|firmenname|bezeichnung)/i.test(
          column,
        )
          ? 0.6
          : /ansprech|kontakt|person|inhaber|geschäftsf/i.test(column)
            ? -0.5
            : 0;
      known.sum += nameLikeness(line) + titled + Math.max(0, 0.16 - at * 0.05);
      known.count++;
      known.first += at;
      known.texts.add(line.text);
      slots.set(slot, known);
    });
  }
  let best: { slot: string; score: number } | undefined;
  for (const [slot, { sum, count, texts }] of slots) {
    const coverage = count / regions.length;
    const distinct = texts.size / count;
    const score = (sum / count) * Math.min(1, coverage + 0.1) * (distinct < 0.5 ? 0.2 : distinct);
    if (coverage >= 0.3 && (!best || score > best.score)) best = { slot, score };
  }
  return best && best.score > 0.12 ? best.slot : undefined;
}

function scoreOf(rows: readonly Row[], list: RecordList, page: Page): number {
  const named = rows.filter((row) => row.name !== '');
  if (named.length < 3 && rows.length >= 3) return 0;
  const share = (test: (row: Row) => boolean): number => named.filter(test).length / Math.max(1, rows.length);
  const has =
    (type: FieldType) =>
    (row: Row): boolean =>
      row.cells.some((cell) => cell.type === type);
  const contact = CONTACT.reduce((sum, type) => sum + share(has(type)), 0);
  const steady = CONTACT.reduce((most, type) => Math.max(most, share(has(type))), 0);
  // Names of records are names: paragraphs of an imprint begin with labels and sentences.
  const odd = named.filter(
    (row) =>
      labelOf(row.name) !== null ||
      /[:?!]$|\.$|:\s/.test(row.name.replace(/(?:(?:^|[\s.])\p{L}{1,2}\.)+$|(?:Ltd|Inc|str)\.$/u, '')) ||
      segmentsOf(row.name).some((segment) => segment.firm),
  ).length;
  if (odd > named.length * 0.2) return 0;
  // A piece of a record: its address or its link stands where the name should.
  const pieces = named.filter(({ name }) => streetIn(name)?.sure === true || /^(?:www\.|https?:)/i.test(name)).length;
  if (pieces > named.length * 0.5) return 0;
  const forms = share((row) => legalFormOf(row.name) !== null);
  const category = share(has('category'));
  const detail = share(has('detail'));
  const distinct = new Set(named.map((row) => fold(row.name))).size / Math.max(1, named.length);
  // Several codes or phones within each record: the element holds many records, not one.
  const several =
    rows.reduce(
      (sum, row) =>
        sum +
        Math.max(0, row.cells.filter((cell) => cell.type === 'postalCode').length - 1) +
        Math.max(0, row.cells.filter((cell) => cell.type === 'phone').length - 3),
      0,
    ) / Math.max(1, rows.length);
  const length =
    rows.reduce((sum, row) => sum + row.region.lines.reduce((all, line) => all + line.text.length, 0), 0) /
    Math.max(1, rows.length);
  if (several > 0.4 || distinct < 0.5) return 0;
  const evidence = contact + forms * 1.2 + category * 0.4 + detail * 0.15 + (list.headings.size > 1 ? 0.5 : 0);
  // Names with nothing but a town may be events or jobs: then the names, or the page's heading, must say that these are houses or firms.
  const reachable = CONTACT.filter((type) => type !== 'place').some((type) => share(has(type)) >= 0.3);
  const houses = share((row) => HOUSE.test(row.name));
  if (share((row) => JOB.test(row.name)) > 0.3) return 0;
  if (
    !reachable &&
    forms < 0.3 &&
    houses < 0.3 &&
    !DIRECTORY.test(`${page.title} ${page.lines.find((line) => line.heading === 1)?.text ?? ''}`)
  )
    return 0;
  if (steady < 0.45 && forms < 0.45 && !(list.headings.size > 1 && steady + category >= 0.3)) return 0;
  if (contact < 0.25 && forms < 0.4 && !(list.headings.size > 1 && contact + category >= 0.2)) return 0;
  const peopleList =
    share((row) => row.cells.some((cell) => cell.type === 'mail')) > 0.5 &&
    forms < 0.1 &&
    contact < 2.2 &&
    share((row) => /^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+$/u.test(row.name)) > 0.6;
  const long = length > 900 ? 0.5 : 1;
  const filled = named.length / Math.max(1, rows.length);
  const share0 =
    page.lines.length > 0
      ? Math.min(1, 0.6 + rows.reduce((sum, row) => sum + row.region.lines.length, 0) / page.lines.length)
      : 1;
  return Math.log2(rows.length + 1) * evidence * distinct * filled * long * (peopleList ? 0.15 : 1) * share0;
}

/** Fields by type, one value each; a short text that few different values fill is a category. */
export function entriesOf(read: ReadList, chosen?: ChosenSlots): Entry[] {
  const categories = read.categorySlot;
  return read.rows.map((row) => {
    const { cells, values } = withChosen(row, chosen);
    const fields: Record<string, string> = {};
    for (const cell of cells) {
      const type = cell.type === 'text' && cell.slot === categories ? 'category' : cell.type;
      if (
        cell.snippet === row.nameLine?.text &&
        !cell.slot.endsWith('#beside') &&
        (type === 'text' || type === 'category' || type === 'date' || type === 'number' || type === 'person')
      )
        continue;
      if (type === 'text' && (cell.value === row.name || fields['description'] !== undefined || cell.value.length < 25))
        continue;
      if (type === 'date' || type === 'number' || /^[*★☆\s]+$/.test(cell.value)) continue;
      const key = type === 'text' ? 'description' : type;
      if (fields[key] === undefined) fields[key] = cell.value;
    }
    Object.assign(fields, values);
    if (fields['phone'] === undefined && fields['mobile'] !== undefined) fields['phone'] = fields['mobile'];
    const filled = Object.keys(fields).length;
    const path = placeOf((row.nameLine ?? row.region.lines[0]) as Line);
    return {
      name: row.name,
      fields,
      confidence:
        Math.round(Math.min(0.97, 0.7 + Math.min(read.score, 12) * 0.015 + Math.min(filled, 5) * 0.025) * 100) / 100,
      snippet: row.nameLine?.text ?? row.name,
      where: path,
    };
  });
}

function categorySlot(rows: readonly Row[]): string | undefined {
  if (rows.length < 4) return undefined;
  const slots = new Map<string, string[]>();
  for (const row of rows)
    for (const cell of row.cells)
      if (cell.type === 'text' && cell.snippet !== row.nameLine?.text)
        slots.set(cell.slot, [...(slots.get(cell.slot) ?? []), cell.value]);
  for (const [slot, values] of slots) {
    const short = values.every((value) => value.length < 45 && value.split(' ').length <= 4 && !/[.!?]$/.test(value));
    if (short && values.length >= rows.length * 0.6 && new Set(values).size <= Math.max(2, values.length * 0.7))
      return slot;
  }
  return undefined;
}
