import { fail } from '#server/platform/failure.ts';
import type { ReadLimits } from './limits.ts';
import type { Zip } from './open-zip.ts';
import type { TableRow } from './read-csv.ts';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}
interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly from1904: boolean;
}
type CellFormat = { readonly kind: 'plain' | 'date' | 'time' } | { readonly kind: 'zeros'; readonly digits: number };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plainText(text: string): string {
  const plain = text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name) return ENTITIES[name] ?? whole;
        const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      })
    : text;
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
}

const attribute = (tag: string, name: string) => new RegExp(`(?:^|\\s)(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1];

// Some writers put every element under a prefix (<x:row>); the parts are read without it.
const unprefixed = (xml: string) => xml.replace(/<(\/?)[a-zA-Z]\w*:(?=[a-zA-Z])/g, '<$1');

export async function listSheets(zip: Zip): Promise<readonly Sheet[]> {
  if (!zip.has('xl/workbook.xml')) fail('file-not-a-table', { found: 'zip' });
  const workbook = unprefixed(await zip.text('xl/workbook.xml'));
  const links = zip.has('xl/_rels/workbook.xml.rels') ? await zip.text('xl/_rels/workbook.xml.rels') : '';
  const targets = new Map(
    [...links.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map(([, tag = '']) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target') ?? '',
    ]),
  );
  const sheets = [...workbook.matchAll(/<sheet\s([^>]*?)\/?>/g)].map(([, tag = '']): Sheet => {
    const target = targets.get(attribute(tag, 'id') ?? '') ?? '';
    return {
      name: plainText(attribute(tag, 'name') ?? ''),
      hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    };
  });
  const readable = sheets.filter((sheet) => zip.has(sheet.path) && !sheet.path.includes('chartsheet'));
  if (readable.length === 0) fail('file-empty', {});
  return readable;
}

async function openWorkbook(zip: Zip, sheets: readonly Sheet[]): Promise<Workbook> {
  const workbook = unprefixed(await zip.text('xl/workbook.xml'));
  const styles = zip.has('xl/styles.xml') ? unprefixed(await zip.text('xl/styles.xml')) : '';
  const strings: string[] = [];
  if (zip.has('xl/sharedStrings.xml')) {
    for await (const item of elements(zip.read('xl/sharedStrings.xml'), 'si')) strings.push(richText(item));
  }
  return {
    sheets,
    strings,
    formats: readFormats(styles),
    from1904: /<workbookPr[^>]*date1904="(?:1|true)"/.test(workbook),
  };
}

function richText(xml: string): string {
  const plain = xml.includes('<rPh') ? xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '') : xml;
  let text = '';
  for (const [, piece = ''] of plain.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)) text += piece;
  return plainText(text);
}

function readFormats(styles: string): CellFormat[] {
  const codes = new Map(
    [...styles.matchAll(/<numFmt\s([^>]*?)\/?>/g)].map(([, tag = '']) => [
      Number(attribute(tag, 'numFmtId')),
      plainText(attribute(tag, 'formatCode') ?? ''),
    ]),
  );
  const cells = /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1] ?? '';
  return [...cells.matchAll(/<xf\s([^>]*?)\/?>/g)].map(([, tag = '']): CellFormat => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
      return { kind: 'date' };
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return { kind: 'time' };
    const code = (codes.get(id) ?? '').replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '');
    if (/^0{2,}$/.test(code)) return { kind: 'zeros', digits: code.length };
    if (/[yj]|d{1,4}|t{2}\.?m{2}/i.test(code) && !/general|standard|#|0/i.test(code.replace(/[.,]0+/g, '')))
      return { kind: 'date' };
    return /[hs]/i.test(code) && !/#|general/i.test(code) ? { kind: 'time' } : { kind: 'plain' };
  });
}

/** Whole elements of one name out of a stream of XML. */
async function* elements(pieces: AsyncIterable<string>, name: string): AsyncIterable<string> {
  const open = new RegExp(`<${name}(?=[\\s>/])`);
  let rest = '';
  let prefix: boolean | null = null;
  for await (const piece of pieces) {
    prefix ??= /<(\w+):(?:worksheet|sst)\b/.test(piece);
    rest += prefix ? unprefixed(piece) : piece;
    for (;;) {
      const start = rest.search(open);
      if (start < 0) {
        rest = rest.slice(Math.max(0, rest.lastIndexOf('<')));
        break;
      }
      const tagEnd = rest.indexOf('>', start);
      if (tagEnd < 0) {
        rest = rest.slice(start);
        break;
      }
      const selfClosed = rest[tagEnd - 1] === '/';
      const end = selfClosed ? tagEnd + 1 : rest.indexOf(`</${name}>`, tagEnd);
      if (end < 0) {
        rest = rest.slice(start);
        if (rest.length > 128 * 1024 * 1024) fail('zip-bomb', { limitMb: 128 });
        break;
      }
      yield rest.slice(start, end);
      rest = rest.slice(end);
    }
  }
}

interface Merge {
  readonly row: number;
  readonly last: number;
  readonly column: number;
}

function columnOf(reference: string): number {
  let column = 0;
  for (const sign of reference) {
    const code = sign.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** Cells merged over several rows, and how many rows the sheet has. Both stand behind or beside the rows, so the sheet is passed over once. */
export async function surveySheet(zip: Zip, sheet: Sheet): Promise<{ merges: readonly Merge[]; rows: number }> {
  const merges: Merge[] = [];
  let rows = 0;
  let rest = '';
  for await (const piece of zip.read(sheet.path)) {
    const text = rest + piece;
    for (let at = text.indexOf('</row>'); at >= 0; at = text.indexOf('</row>', at + 6)) rows += 1;
    for (const [, from = '', to = ''] of text.matchAll(/mergeCell ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
      const [first, last] = [Number(/\d+/.exec(from)?.[0]), Number(/\d+/.exec(to)?.[0])];
      if (last > first && merges.length < 100_000) merges.push({ row: first, last, column: columnOf(from) });
    }
    const keep = Math.max(text.lastIndexOf('</row>') + 6, text.lastIndexOf('"/>') + 3, text.length - 60);
    rest = text.slice(keep);
  }
  return { merges, rows };
}

/** Rows of one sheet in their order. Formulas give the value Excel last computed; dates come as ISO days, numbers in German notation. */
export async function* readSheet(
  zip: Zip,
  sheet: Sheet,
  sheets: readonly Sheet[],
  limits: ReadLimits,
  merges: readonly Merge[],
): AsyncIterable<TableRow> {
  const workbook = await openWorkbook(zip, sheets);
  const starts = new Map<number, Merge[]>();
  for (const merge of merges) starts.set(merge.row, [...(starts.get(merge.row) ?? []), merge]);
  let carried: { readonly column: number; readonly last: number; readonly value: string }[] = [];
  let rowNo = 0;
  for await (const xml of elements(zip.read(sheet.path), 'row')) {
    const tag = xml.slice(0, xml.indexOf('>'));
    const number = Number(attribute(tag, 'r') ?? rowNo + 1);
    rowNo = number > rowNo ? number : rowNo + 1;
    if (rowNo > limits.rows) fail('too-many-rows', { limit: limits.rows });
    const cells = readCells(xml, workbook, limits, rowNo);
    carried = carried.filter((merge) => merge.last >= rowNo);
    for (const { column, value } of carried) {
      while (cells.length <= column) cells.push('');
      if (cells[column] === '') cells[column] = value;
    }
    for (const merge of starts.get(rowNo) ?? []) carried.push({ ...merge, value: cells[merge.column] ?? '' });
    yield { rowNo, cells };
  }
}

const CELL = /<c(?=[\s>/])([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;

function readCells(xml: string, workbook: Workbook, limits: ReadLimits, row: number): string[] {
  const cells: string[] = [];
  for (const [, tag = '', body = ''] of xml.matchAll(CELL)) {
    const reference = /(?:^|\s)r="([A-Z]+)/.exec(tag)?.[1];
    const column = reference ? columnOf(reference) : cells.length;
    if (column >= limits.columns) {
      if (body === '') continue;
      fail('too-many-columns', { limit: limits.columns, row });
    }
    while (cells.length < column) cells.push('');
    cells[column] = cellText(tag, body, workbook).slice(0, limits.cellLength);
  }
  return cells;
}

function cellText(tag: string, body: string, workbook: Workbook): string {
  if (body === '') return '';
  const type = /(?:^|\s)t="(\w+)"/.exec(tag)?.[1] ?? 'n';
  if (type === 'inlineStr') return richText(body);
  const value = plainText(/<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(body)?.[1] ?? '');
  if (value === '') return '';
  switch (type) {
    case 's':
      return workbook.strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'ja' : 'nein';
    case 'e':
      return '';
    case 'str':
    case 'd':
      return value;
    default:
      return numberText(
        value,
        workbook.formats[Number(/(?:^|\s)s="(\d+)"/.exec(tag)?.[1] ?? 0)] ?? { kind: 'plain' },
        workbook.from1904,
      );
  }
}

function numberText(value: string, format: CellFormat, from1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (format.kind === 'date' && number >= 1 && number < 2_958_466) return serialText(number + (from1904 ? 1462 : 0));
  if (format.kind === 'time' && number >= 0 && number < 1)
    return new Date(Math.round(number * 86_400) * 1000).toISOString().slice(11, 19);
  if (format.kind === 'time') return serialText(number + (from1904 ? 1462 : 0));
  if (Number.isInteger(number)) {
    const text = Math.abs(number) < 1e21 ? BigInt(number).toString() : value;
    return format.kind === 'zeros' ? text.padStart(format.digits, '0') : text;
  }
  // Binary fractions end after 15 digits (0.1 + 0.2 is .3 in Excel too). German notation: "12,125" is read as a fraction everywhere, "12.125" is not.
  const text = String(Number(number.toPrecision(15)));
  return text.includes('e') ? text : text.replace('.', ',');
}

function serialText(serial: number): string {
  // Excel believes in the 29th of February 1900: before March of that year serials are one day behind.
  const moment = new Date(Math.round(((serial < 60 ? serial + 1 : serial) - 25_569) * 86_400) * 1000);
  const iso = moment.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, iso.indexOf('T')) : iso.slice(0, 19).replace('T', ' ');
}
