import type { Page } from '../page/read-page.ts';
import { ancestor, childElements, type Element, elementsOf, rawText } from '../page/tree.ts';
import { LineIndex, type Region } from './record-lines.ts';
import { loosePathOf, pathOf, shapeOf, stepOf } from './signature.ts';

/** One element a record; a table row; a term with its definitions; a heading with what follows; a paragraph between two blank lines. */
export type ListKind = 'element' | 'row' | 'terms' | 'headed' | 'gapped';

export interface RecordList {
  /** `pathOf` of every record. */
  readonly path: string;
  readonly kind: ListKind;
  readonly regions: readonly Region[];
  /** Column headings of a table by column. */
  readonly headings: ReadonlyMap<number, string>;
  /** For `headed`: the step of the element that begins a record. */
  readonly head: string | null;
}

const NO_HOME = /^(?:nav|header|footer|aside|form|select|head|thead|tfoot)$/;
const SKIPPED = new Set([
  'br',
  'script',
  'style',
  'noscript',
  'template',
  'option',
  'hr',
  'img',
  'svg',
  'path',
  'col',
  'link',
  'meta',
  'input',
  'label',
  'button',
]);
const ADVERT =
  /(?:^|[\s_-])(?:ads?|advert\w*|anzeige|werbung|banner|sponsored|promo|teaser-ad|pagination|pager|paging|filter|sort\w*|breadcrumb)(?:$|[\s_-])/i;
const MOST_RECORDS = 5000;
/** So many records make a list; on the last page of a known one there may be fewer. */
const LEAST_RECORDS = 3;

/** All runs of alike elements that may be lists of records: grouped by path, so that rows of a grid count as one list. */
export function findLists(page: Page): RecordList[] {
  const index = new LineIndex(page);
  const groups = new Map<string, Element[]>();
  const loose = new Map<string, { elements: Element[]; paths: Set<string> }>();
  for (const element of elementsOf(page.root)) {
    if (SKIPPED.has(element.name) || index.below(element).length === 0) continue;
    if (
      element.name === 'dt' ||
      element.name === 'dd' ||
      element.name === 'tbody' ||
      element.name === 'td' ||
      element.name === 'th'
    )
      continue;
    const path = pathOf(element);
    if (path === '') continue;
    const wide = loose.get(loosePathOf(element)) ?? { elements: [], paths: new Set<string>() };
    if (wide.elements.length < MOST_RECORDS) wide.elements.push(element);
    wide.paths.add(path);
    loose.set(loosePathOf(element), wide);
    const known = groups.get(path);
    if (known) {
      if (known.length < MOST_RECORDS) known.push(element);
    } else groups.set(path, [element]);
  }
  for (const [path, { elements, paths }] of loose) if (paths.size > 1) groups.set(path, elements);
  const lists: RecordList[] = [];
  for (const [path, all] of groups) {
    if (all.length < 3) continue;
    const elements = all.filter((element) => !outside(element));
    if (elements.length < 3) continue;
    const rows = elements[0]?.name === 'tr';
    const headings = rows ? columnHeadings(elements) : new Map<number, string>();
    const records = rows
      ? elements.filter((row) => childElements(row).some((cell) => cell.name === 'td') && !isHeadingRow(row, headings))
      : elements.filter((element) => !isAdvert(element));
    if (records.length < 3 || !alike(records)) continue;
    lists.push({
      path,
      kind: rows ? 'row' : 'element',
      regions: records.map((record) => index.region([record])),
      headings,
      head: null,
    });
  }
  lists.push(...headedLists(page, index), ...termLists(page, index), ...gappedLists(page, index));
  return lists;
}

const outside = (element: Element): boolean =>
  ancestor(element, (one) => NO_HOME.test(one.name) && !(one.name === 'header' && one === element)) !== undefined ||
  ancestor(
    element,
    (one) =>
      /(?:^|[\s_-])(?:nav|navi|navigation|menu|footer|cookie\w*|sidebar|breadcrumbs?)(?:$|[\s_-])/i.test(
        `${one.attributes['class'] ?? ''} ${one.attributes['id'] ?? ''}`,
      ) && one.name !== 'body',
  ) !== undefined;

const isAdvert = (element: Element): boolean =>
  ADVERT.test(`${element.attributes['class'] ?? ''} ${element.attributes['id'] ?? ''}`);

/** Records may lack parts, but two of them have more in common than not. */
function alike(records: readonly Element[]): boolean {
  const sample = records.length > 12 ? records.filter((_, at) => at % Math.ceil(records.length / 12) === 0) : records;
  const shapes = sample.map((record) => shapeOf(record));
  let sum = 0;
  let pairs = 0;
  for (let at = 1; at < shapes.length; at++) {
    const a = shapes[at - 1] ?? new Set<string>();
    const b = shapes[at] ?? new Set<string>();
    const both = [...a].filter((one) => b.has(one)).length;
    const either = a.size + b.size - both;
    sum += either === 0 ? 1 : both / either;
    pairs++;
  }
  return pairs === 0 || sum / pairs > 0.35;
}

function columnHeadings(rows: readonly Element[]): Map<number, string> {
  const headings = new Map<number, string>();
  const table = ancestor(rows[0] as Element, (element) => element.name === 'table');
  const all = table ? [...elementsOf(table)].filter((element) => element.name === 'tr') : rows;
  const head =
    all.find((row) => childElements(row).length > 1 && childElements(row).every((cell) => cell.name === 'th')) ??
    (all[0] && looksLikeHeadings(all[0]) ? all[0] : undefined);
  if (head)
    for (const [at, cell] of childElements(head).entries()) headings.set(at, rawText(cell).replace(/\s+/g, ' ').trim());
  return headings;
}

function looksLikeHeadings(row: Element): boolean {
  const texts = childElements(row).map((cell) => rawText(cell).trim());
  const known = texts.filter((text) =>
    /^(?:firma|name|unternehmen|betrieb|ort|plz|straße|adresse|anschrift|telefon|tel\.?|fax|e-?mail|internet|web(?:site|seite)?|homepage|branche|kategorie|ansprechpartner|company|city|phone|address|category|land|hotel|mitglied|nr\.?|verein|standort|stadt)$/i.test(
      text,
    ),
  );
  return known.length >= 2;
}

const isHeadingRow = (row: Element, headings: ReadonlyMap<number, string>): boolean => {
  const cells = childElements(row);
  if (cells.length > 1 && cells.every((cell, at) => headings.get(at) === rawText(cell).replace(/\s+/g, ' ').trim()))
    return true;
  // A row that spans the table is a letter, a region, an advertisement.
  return cells.length === 1 && (cells[0]?.attributes['colspan'] !== undefined || headings.size > 1);
};

/** Headings with paragraphs between them, all children of one element: h3 p p h3 p p. */
function headedLists(page: Page, index: LineIndex, least = LEAST_RECORDS): RecordList[] {
  const lists: RecordList[] = [];
  for (const parent of elementsOf(page.root)) {
    if (parent.children.length < 2 * least) continue;
    const children = childElements(parent);
    if (children.length < 2 * least || outside(parent)) continue;
    const counts = new Map<string, number>();
    for (const child of children)
      if (/^(?:h[2-6]|strong|b|p|div|dt)$/.test(child.name))
        counts.set(stepOf(child), (counts.get(stepOf(child)) ?? 0) + 1);
    for (const [step, count] of counts) {
      const isHead = /^h[2-6]/.test(step) || (/^(?:p|div)\./.test(step) && /name|title|titel|firma|head/i.test(step));
      if (count < least || !isHead) continue;
      const regions: Element[][] = [];
      let open: Element[] | undefined;
      for (const child of children) {
        if (stepOf(child) === step) {
          open = [child];
          regions.push(open);
        } else if (/^h[1-6]$/.test(child.name) && /^h/.test(step) && child.name < (step.split('.')[0] ?? ''))
          open = undefined;
        else if (child.name === 'hr' || isAdvert(child)) continue;
        else if (open && open.length < 12) open.push(child);
      }
      if (regions.filter((region) => region.length > 1).length < least) continue;
      lists.push({
        path: pathOf(parent),
        kind: 'headed',
        regions: regions.map((region) => index.region(region)),
        headings: new Map(),
        head: step,
      });
    }
  }
  return lists;
}

/** Definition lists: each `dt` begins a record. */
function termLists(page: Page, index: LineIndex, least = LEAST_RECORDS): RecordList[] {
  const lists: RecordList[] = [];
  for (const list of elementsOf(page.root)) {
    if (list.name !== 'dl' || outside(list)) continue;
    const regions: Element[][] = [];
    for (const child of childElements(list)) {
      if (child.name === 'dt') regions.push([child]);
      else if (child.name === 'dd') regions.at(-1)?.push(child);
    }
    if (regions.length >= least)
      lists.push({
        path: pathOf(list),
        kind: 'terms',
        regions: regions.map((region) => index.region(region)),
        headings: new Map(),
        head: 'dt',
      });
  }
  return lists;
}

/** All in one element, records parted by blank lines or rules: hand-made pages. */
function gappedLists(page: Page, index: LineIndex, least = LEAST_RECORDS): RecordList[] {
  const byElement = new Map<Element, Region[]>();
  let open: { element: Element; lines: (typeof page.lines)[number][] } | undefined;
  const close = (): void => {
    if (!open) return;
    const known = byElement.get(open.element) ?? [];
    known.push({ elements: [open.element], lines: open.lines });
    byElement.set(open.element, known);
    open = undefined;
  };
  for (const line of page.lines) {
    if (open && (line.element !== open.element || line.gap)) close();
    if (open) open.lines.push(line);
    else open = { element: line.element, lines: [line] };
  }
  close();
  const lists: RecordList[] = [];
  for (const [element, regions] of byElement) {
    const long = regions.filter((region) => region.lines.length >= 2);
    if (
      long.length < least ||
      long.length < regions.length * 0.6 ||
      outside(element) ||
      index.below(element).length > MOST_RECORDS * 4
    )
      continue;
    lists.push({ path: pathOf(element), kind: 'gapped', regions: long, headings: new Map(), head: null });
  }
  return lists;
}

/** The list at a path, however few its records have become. */
export function listAt(page: Page, path: string, kind: ListKind, head: string | null): RecordList | undefined {
  const known =
    kind === 'element' || kind === 'row'
      ? undefined
      : [
          ...headedLists(page, new LineIndex(page), 1),
          ...termLists(page, new LineIndex(page), 1),
          ...gappedLists(page, new LineIndex(page), 1),
        ].filter((list) => list.path === path && list.kind === kind && list.head === head);
  if (known) return known[0] ? { ...known[0], regions: known.flatMap((list) => list.regions) } : undefined;
  const index = new LineIndex(page);
  const elements: Element[] = [];
  for (const element of elementsOf(page.root))
    if (
      !SKIPPED.has(element.name) &&
      elements.length < MOST_RECORDS &&
      (path.startsWith('~') ? loosePathOf(element) : pathOf(element)) === path &&
      index.below(element).length > 0
    )
      elements.push(element);
  const headings = kind === 'row' && elements[0] ? columnHeadings(elements) : new Map<number, string>();
  const records =
    kind === 'row'
      ? elements.filter((row) => childElements(row).some((cell) => cell.name === 'td') && !isHeadingRow(row, headings))
      : elements.filter((element) => !isAdvert(element));
  return records.length > 0
    ? { path, kind, regions: records.map((record) => index.region([record])), headings, head: null }
    : undefined;
}
