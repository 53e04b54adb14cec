import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { nameOfLine } from './company-names.ts';
import { isForeign, type Label, labelOf, type Segment, segmentsOf } from './labels.ts';

/** A piece of the page with the label that governs it and whom it speaks of. */
export interface Span {
  readonly line: Line;
  readonly label: Label | null;
  readonly labelText: string;
  readonly value: string;
  /** The label stands beside it (colon, cell, line above), not merely somewhere in a sentence. */
  readonly firm: boolean;
  /** Another than the company: its web agency, an authority, the general partner; null for the company itself. */
  readonly zone: Label | null;
  /** Text of the nearest heading above. */
  readonly heading: string;
}

/** Titles of the page, not labels of a name: what follows is a whole block. */
const IMPRINT =
  /^(?:impressum|imprint|legal notice|angaben (?:gem|nach|laut)|information (?:according|pursuant)|kontakt|contact)/i;

interface Section {
  readonly level: number;
  readonly label: Label | null;
  readonly text: string;
}

/** Reads each line under its headings and labels: `<h3>Hosting</h3>` makes everything up to the next heading the hoster's. */
export function readSpans(page: Page): readonly Span[] {
  const known = read.get(page);
  if (known) return known;
  const spans = spansOf(page);
  read.set(page, spans);
  return spans;
}
// Company, people and lists of one page all begin here: read once.
const read = new WeakMap<Page, readonly Span[]>();

function spansOf(page: Page): Span[] {
  const spans: Span[] = [];
  const paired = pairColumns(page.lines);
  let sections: Section[] = [];
  let inherited: { label: Label; text: string; fromHeading: boolean; used: number } | null = null;
  let lineZone: Label | null = null;
  let region: Line['region'] | null = null;
  for (const line of page.lines) {
    if (line.region === 'cookie') continue;
    // What stood under the last heading of a page does not govern its foot.
    if (line.region === 'footer' && region !== 'footer') [sections, inherited, lineZone] = [[], null, null];
    region = line.region;
    const own = line.text.length <= 110 && !IMPRINT.test(line.text) ? labelOf(line.text) : null;
    if (line.gap) lineZone = null;
    const isLabelLine = own !== null && (line.heading > 0 || /[:：]\s*$/.test(line.text) || isBare(line, own));
    if (line.heading > 0 && line.heading < 7) {
      sections = sections.filter((section) => section.level < line.heading);
      sections.push({ level: line.heading, label: own, text: line.text });
      inherited = own ? { label: own, text: line.text, fromHeading: true, used: 0 } : null;
    } else if (line.heading === 7 || isLabelLine) {
      const inForeign = zoneOf(sections) !== null;
      const contact =
        own === 'phone' || own === 'fax' || own === 'mail' || own === 'mobile' || own === 'web' || own === 'phoneFax';
      if (!(inForeign && (contact || own === null) && !line.gap) && (line.heading === 7 || own !== null)) {
        sections = sections.filter((section) => section.level < 7);
        if (own !== null || line.heading === 7) sections.push({ level: 7, label: own, text: line.text });
      }
      inherited = own ? { label: own, text: line.text, fromHeading: line.heading === 7, used: 0 } : null;
    } else if (line.gap && sections.at(-1)?.level === 7 && endsSection(line, sections.at(-1))) {
      sections = sections.filter((section) => section.level < 7);
    }
    if (isLabelLine && own !== null) continue;
    const heading = sections.at(-1)?.text ?? '';
    const cellLabel = paired.get(line.index);
    let first: { label: Label; text: string } | null = null;
    if (cellLabel) first = cellLabel;
    else if (inherited) {
      const goesOn: boolean = inherited.used === 0 || !line.gap || line.element.name === 'li' || inherited.fromHeading;
      if (goesOn) {
        first = inherited;
        inherited.used++;
      } else inherited = null;
    }
    const sectionZone = zoneOf(sections);
    const segments = segmentsOf(line.text);
    const start = segments[0];
    if (start && start.label !== null && isOther(start.label) && start.firm) lineZone = start.label;
    let zone: Label | null = lineZone ?? sectionZone;
    for (const segment of segments) {
      if (segment.label !== null && isOther(segment.label)) zone = segment.label;
      // "Webdesign: Agentur X, Tel. 1 – USt-IdNr. DE …": what only the company states of itself ends a stranger's stretch of the line.
      else if (segment.label !== null && segment.firm && COMPANY_ONLY.has(segment.label))
        zone = zone === 'partner' && segment.label !== 'vat' ? zone : sectionZone;
      if (
        (segment.label === 'represented' || (segment.label === null && first?.label === 'represented')) &&
        nameOfLine(
          segment.value
            .replace(/^(?:die|durch die)\s/, '')
            .replace(/[,;]?\s*(?:diese|welche|wiederum|ihrerseits).*$/, ''),
        )
      ) {
        lineZone = 'partner';
        zone = 'partner';
      }
      // A label that repeats what the heading says, or none: what stands above governs.
      const governed = segment.label === null && first !== null;
      if (segment.label !== null && segment.firm && !governed && segment.label !== 'represented') {
        if (inherited && !inherited.fromHeading) inherited = null;
        if (segment === segments.at(-1) && segment.value === '')
          inherited = { label: segment.label, text: segment.labelText, fromHeading: false, used: 0 };
      }
      spans.push({
        line,
        label: governed ? (first?.label ?? null) : segment.label,
        labelText: governed ? (first?.text ?? '') : segment.labelText,
        value: segment.value,
        firm: governed || segment.firm,
        zone: cellLabel && isOther(cellLabel.label) ? cellLabel.label : zone,
        heading,
      });
    }
  }
  return spans;
}

const COMPANY_ONLY: ReadonlySet<Label> = new Set<Label>(['vat', 'register', 'court', 'director', 'name']);
const isOther = (label: Label): boolean => isForeign(label) || label === 'partner';

/** A known label alone on its line without a colon: only where the markup sets it apart. */
function isBare(line: Line, own: Label): boolean {
  if (line.element.name === 'dt' || line.element.name === 'th') return true;
  if (line.cell) return line.cell.columns > 1 && line.cell.column === 0;
  // "Maschinenbau" or "Ulm" cannot be told from a value, "Telefon" and "Geschäftsführer" can.
  return own !== 'place' && own !== 'function' && own !== 'pictures' && line.text.length < 60;
}

/** What ends the section that a bold line opened: a paragraph that speaks of the company by a label of its own. */
function endsSection(line: Line, section: Section | undefined): boolean {
  if (!section?.label || !(isForeign(section.label) || section.label === 'partner')) return false;
  const first: Segment | undefined = segmentsOf(line.text)[0];
  return (
    first?.label !== undefined &&
    first.label !== null &&
    first.firm &&
    /^(?:vat|tax|register|court|director|represented|name|responsible|uid|seat)$/.test(first.label) &&
    section.label !== 'partner'
  );
}

function zoneOf(sections: readonly Section[]): Label | null {
  let soft = true;
  for (const section of sections.toReversed()) {
    if (section.label === null) {
      soft = false;
      continue;
    }
    if (section.label === 'partner' || section.label === 'branch') return section.label;
    // Under "Datenschutz" a heading "Verantwortliche Stelle" speaks of the company again.
    if (section.label === 'legal' && soft && section !== sections.at(-1)) return null;
    if (section.level > 1 && isForeign(section.label)) return section.label;
  }
  return null;
}

/** Values beside their labels: cells of a row, `dd` after `dt`, and a column of labels followed by a column of as many values. */
function pairColumns(lines: readonly Line[]): ReadonlyMap<number, { label: Label; text: string }> {
  const paired = new Map<number, { label: Label; text: string }>();
  const rows = new Map<object, Line[]>();
  for (const line of lines) {
    if (!line.cell) continue;
    const row = rows.get(line.cell.row);
    if (row) row.push(line);
    else rows.set(line.cell.row, [line]);
  }
  for (const row of rows.values()) {
    const keys = row.filter((line) => line.cell?.column === 0);
    for (let column = 1; column < (row[0]?.cell?.columns ?? 0); column++) {
      const left =
        column > 1 && (row[0]?.cell?.columns ?? 0) % 2 === 0 && column % 2 === 1
          ? row.filter((line) => line.cell?.column === column - 1)
          : keys;
      pairLines(
        left,
        row.filter((line) => line.cell?.column === column),
        paired,
      );
    }
  }
  let names: Line[] = [];
  let values: Line[] = [];
  for (const line of [...lines, undefined]) {
    if (line?.element.name === 'dd') {
      values.push(line);
      continue;
    }
    if (values.length > 0) {
      pairLines(names, values, paired);
      names = [];
      values = [];
    }
    if (line?.element.name === 'dt') names = [...names.slice(-1), line];
    else names = [];
  }
  pairRuns(lines, paired);
  return paired;
}

function pairLines(
  keys: readonly Line[],
  values: readonly Line[],
  paired: Map<number, { label: Label; text: string }>,
): void {
  const labels = keys.map((line) => labelOf(line.text));
  const sameLength = keys.length > 1 && keys.length === values.length;
  values.forEach((value, at) => {
    const from = sameLength ? at : keys.length === 1 ? 0 : -1;
    const label = from >= 0 ? labels[from] : labels.every((one) => one === labels[0]) ? labels[0] : null;
    if (label) paired.set(value.index, { label, text: keys[from]?.text ?? '' });
  });
}

/** "Telefon:<br>Fax:<br>E-Mail:" in one block, three values in the next. */
function pairRuns(lines: readonly Line[], paired: Map<number, { label: Label; text: string }>): void {
  let run: { line: Line; label: Label }[] = [];
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at];
    const label = line && !line.cell && line.heading < 7 ? labelOf(line.text) : null;
    if (line && label && (run.length === 0 || run.at(-1)?.line.element === line.element)) {
      run.push({ line, label });
      continue;
    }
    if (run.length >= 2) {
      const values = lines.slice(at, at + run.length);
      const block = values[0]?.element;
      const fits =
        values.length === run.length &&
        values.every(
          (value) => value.element === block && value.element !== run[0]?.line.element && labelOf(value.text) === null,
        );
      if (fits)
        for (const [n, value] of values.entries())
          paired.set(value.index, { label: run[n]!.label, text: run[n]!.line.text });
    }
    run = line && label ? [{ line, label }] : [];
  }
}
