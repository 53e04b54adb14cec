import { readSheet as readExcelSheet } from 'read-excel-file/node';
import yauzl from 'yauzl';
import { Failure, fail } from '#server/platform/failure.ts';
import type { Cell, SheetLimits, SheetPart } from './sheet.ts';
import { unquoteFormula } from './sheet.ts';

/** Rows of one sheet of an XLSX workbook: dates as days, formulas by the value last computed, merged cells in their first cell. */
export async function* readWorkbook(
  path: string,
  sheet: string | undefined,
  batchSize: number,
  limits: SheetLimits,
): AsyncGenerator<SheetPart> {
  const sheets = await checkWorkbook(path, limits);
  const chosen = sheet ?? sheets[0];
  if (chosen === undefined) fail('file-damaged', { detail: 'no sheet' });
  if (!sheets.includes(chosen)) fail('sheet-not-found', { sheet: chosen, sheets });
  yield { type: 'info', info: { format: 'xlsx', encoding: null, delimiter: null, sheets, sheet: chosen } };
  let rows: unknown[][];
  try {
    rows = (await readExcelSheet(path, chosen)) as unknown[][];
  } catch (error) {
    throw new Failure('file-damaged', { detail: 'xlsx' }, { cause: error });
  }
  if (rows.length === 0) fail('file-empty', { sheet: chosen });
  if (rows.length > limits.rows) fail('too-many-rows', { limit: limits.rows });
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns > limits.columns) fail('too-many-columns', { limit: limits.columns, found: columns });
  for (let at = 0; at < rows.length; at += batchSize) {
    const part = rows.slice(at, at + batchSize).map((row) => row.map(asCell));
    yield { type: 'rows', firstRow: at + 1, rows: part, share: Math.min(1, (at + batchSize) / rows.length) };
  }
}

function asCell(value: unknown): Cell {
  if (value instanceof Date) {
    const text = value.toISOString().slice(0, 19);
    return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
  }
  if (typeof value === 'string') return value.trim() === '' ? null : unquoteFormula(value.replaceAll('\u0000', ''));
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Unpacks everything once without keeping it: sizes that a zip states may lie, bytes that come out do not. Answers the names of the sheets. */
async function checkWorkbook(path: string, limits: SheetLimits): Promise<string[]> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true }).catch((error: unknown) => {
    throw new Failure('file-damaged', { detail: 'zip' }, { cause: error });
  });
  let inflated = 0;
  let entries = 0;
  let names = '';
  try {
    if (zip.entryCount > limits.entries) fail('zip-bomb', { entries: zip.entryCount, limit: limits.entries });
    for await (const entry of zip.eachEntry()) {
      if (++entries > limits.entries) fail('zip-bomb', { entries, limit: limits.entries });
      if (entry.isEncrypted()) fail('file-password-protected');
      if (inflated + entry.uncompressedSize > limits.inflatedBytes) fail('zip-bomb', { limit: limits.inflatedBytes });
      const keep = entry.fileName === 'xl/workbook.xml';
      for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        inflated += chunk.length;
        if (inflated > limits.inflatedBytes) fail('zip-bomb', { limit: limits.inflatedBytes });
        if (keep) names += chunk.toString('utf8');
      }
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('file-damaged', { detail: 'zip' }, { cause: error });
  } finally {
    zip.close();
  }
  return [...names.matchAll(/<sheet\b[^>]*\bname="([^"]*)"/g)].map((match) => plainText(match[1] ?? ''));
}

function plainText(xml: string): string {
  return xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&');
}
