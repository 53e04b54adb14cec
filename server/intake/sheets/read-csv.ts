import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { Failure, fail } from '#server/platform/failure.ts';
import type { Cell, SheetInfo, SheetLimits, SheetPart } from './sheet.ts';
import { unquoteFormula } from './sheet.ts';

interface TextFile {
  readonly path: string;
  readonly size: number;
  readonly encoding: string;
  readonly head: string;
}

/** Rows of a delimited text. A quote that is never closed does not swallow the file: from its line on, quotes are plain characters. */
export async function* readCsv(file: TextFile, batchSize: number, limits: SheetLimits): AsyncGenerator<SheetPart> {
  const delimiter = sniffDelimiter(file.head);
  const firstLine = file.head.slice(0, lineEnd(file.head));
  if (firstLine.split(delimiter).length > limits.columns) {
    fail('too-many-columns', { limit: limits.columns, found: firstLine.split(delimiter).length });
  }
  const info: SheetInfo = { format: 'csv', encoding: file.encoding, delimiter, sheets: [], sheet: null };
  yield { type: 'info', info };
  const place = { row: 0, line: 0 };
  try {
    yield* readRecords(file, { delimiter, batchSize, limits, quote: '"', fromLine: 1, place });
  } catch (error) {
    if (!(error instanceof CsvError) || !/QUOTE|MAX_RECORD_SIZE/.test(error.code)) throw asFailure(error, place.row);
    if (longestLineFrom(file.head) > limits.rowLength)
      fail('row-too-long', { row: place.row + 1, limit: limits.rowLength });
    yield { type: 'warning', code: 'quote-not-closed', facts: { line: place.line + 1 } };
    try {
      yield* readRecords(file, { delimiter, batchSize, limits, quote: null, fromLine: place.line + 1, place });
    } catch (again) {
      throw asFailure(again, place.row);
    }
  }
}

interface Pass {
  readonly delimiter: string;
  readonly batchSize: number;
  readonly limits: SheetLimits;
  readonly quote: string | null;
  readonly fromLine: number;
  /** Where reading stands: moved along, so that a second pass can go on behind the last good row. */
  readonly place: { row: number; line: number };
}

async function* readRecords(file: TextFile, pass: Pass): AsyncGenerator<SheetPart> {
  let read = 0;
  let nul = false;
  const decoder = new TextDecoder(file.encoding, { fatal: false });
  const bytes = createReadStream(file.path, { highWaterMark: 256 * 1024 });
  const parser = parse({
    delimiter: pass.delimiter,
    quote: pass.quote,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    bom: true,
    info: true,
    from_line: pass.fromLine,
    max_record_size: pass.limits.rowLength,
  });
  const feed = (async () => {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      read += chunk.length;
      let text = decoder.decode(chunk, { stream: true });
      if (text.includes('\u0000')) {
        nul = true;
        text = text.replaceAll('\u0000', '');
      }
      if (!parser.write(text)) await new Promise((resolve) => parser.once('drain', resolve));
      if (parser.destroyed) return;
    }
    parser.end(decoder.decode());
  })();
  feed.catch((error) => parser.destroy(error));
  let rows: Cell[][] = [];
  let firstRow = pass.place.row + 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (record.length > pass.limits.columns)
        fail('too-many-columns', { limit: pass.limits.columns, found: record.length, row: pass.place.row + 1 });
      pass.place.row++;
      pass.place.line = info.lines;
      if (pass.place.row > pass.limits.rows) fail('too-many-rows', { limit: pass.limits.rows });
      rows.push(record.map((cell) => (cell.trim() === '' ? null : unquoteFormula(cell))));
      if (rows.length < pass.batchSize) continue;
      yield { type: 'rows', firstRow, rows, share: Math.min(1, read / file.size) };
      firstRow = pass.place.row + 1;
      rows = [];
    }
  } catch (error) {
    // What was read before the fault is good.
    if (rows.length > 0 && error instanceof CsvError)
      yield { type: 'rows', firstRow, rows, share: Math.min(1, read / file.size) };
    throw error;
  } finally {
    bytes.destroy();
    parser.destroy();
  }
  if (rows.length > 0) yield { type: 'rows', firstRow, rows, share: 1 };
  if (nul) yield { type: 'warning', code: 'nul-removed', facts: {} };
}

function asFailure(error: unknown, row: number): Error {
  if (error instanceof Failure) return error;
  if (error instanceof CsvError)
    return new Failure('file-damaged', { row: row + 1, detail: error.code }, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

/** The character that cuts the first lines into the most equal pieces, quotes respected. */
export function sniffDelimiter(head: string): string {
  const lines = unquoted(head)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 40);
  let best = { delimiter: ';', score: 0 };
  for (const delimiter of [';', '\t', ',', '|', '^']) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    if (usual === 0) continue;
    // A comma inside German amounts comes and goes; a delimiter comes equally often in every line.
    const score = (counts.filter((count) => count === usual).length / counts.length) * (1 + Math.min(usual, 40) / 40);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function unquoted(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '""');
}

function lineEnd(text: string): number {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
}

function longestLineFrom(head: string): number {
  return Math.max(...head.split(/[\r\n]/).map((line) => line.length));
}
