import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { fail } from '#server/platform/failure.ts';
import { detectFile, type FileFormat } from './detect-file.ts';
import type { ReadLimits } from './limits.ts';
import { openZip } from './open-zip.ts';
import { createCsvParser, type TableRow } from './read-csv.ts';
import { readVcards } from './read-vcard.ts';
import { listSheets, readSheet, surveySheet } from './read-xlsx.ts';
import { type Encoding, sniffDelimiter, sniffEncoding } from './sniff-text.ts';

export interface Table {
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly sheet: string | null;
  /** Rows at most, headings counted; for text the number of lines. */
  readonly rowsAbout: number;
  rows(): AsyncIterable<TableRow>;
}

/** Opens a file as one table. Nothing but what `rows` asks for is held in memory. */
export async function openTable(
  path: string,
  options: { readonly sheet?: string | null; readonly limits: ReadLimits },
): Promise<Table> {
  const { limits } = options;
  const format = await detectFile(path);
  const none = { encoding: null, delimiter: null, sheets: [], sheet: null };
  if (format === 'xlsx') {
    const zip = await openZip(path, limits);
    const sheets = await listSheets(zip);
    const chosen = options.sheet
      ? sheets.find((sheet) => sheet.name === options.sheet)
      : (sheets.find((sheet) => !sheet.hidden) ?? sheets[0]);
    if (!chosen) fail('sheet-not-found', { sheet: options.sheet, sheets: sheets.map((sheet) => sheet.name) });
    const survey = await surveySheet(zip, chosen);
    zip.close();
    return {
      ...none,
      format,
      sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
      sheet: chosen.name,
      rowsAbout: survey.rows,
      async *rows() {
        const again = await openZip(path, limits);
        try {
          yield* readSheet(again, chosen, sheets, limits, survey.merges);
        } finally {
          again.close();
        }
      },
    };
  }
  const { size } = await stat(path);
  if (size > limits.textBytes) fail('file-too-large', { limitMb: Math.round(limits.textBytes / 1024 ** 2) });
  const { encoding, lines } = await sniffEncoding(path);
  if (format === 'vcard') {
    if (size > 64 * 1024 ** 2) fail('file-too-large', { limitMb: 64 });
    const rows = readVcards(new TextDecoder(encoding).decode(await readFile(path)));
    return {
      ...none,
      format,
      encoding,
      rowsAbout: rows.length,
      async *rows() {
        yield* rows;
      },
    };
  }
  const { delimiter, declared } = sniffDelimiter(await decodedHead(path, encoding));
  return {
    ...none,
    format,
    encoding,
    delimiter,
    rowsAbout: lines + 1,
    rows: () => readText(path, { encoding, delimiter, declared, limits }),
  };
}

async function decodedHead(path: string, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder(encoding);
  let text = '';
  for await (const chunk of createReadStream(path, { end: 256 * 1024 - 1 }) as AsyncIterable<Buffer>)
    text += decoder.decode(chunk, { stream: true });
  return text;
}

async function* readText(
  path: string,
  how: { encoding: Encoding; delimiter: string; declared: boolean; limits: ReadLimits },
): AsyncIterable<TableRow> {
  const decoder = new TextDecoder(how.encoding);
  const parser = createCsvParser(how.delimiter, how.limits);
  // The line `sep=;` is a row of the file: the numbers shown must be those of the file.
  const blank = (row: TableRow): TableRow => (how.declared && row.rowNo === 1 ? { rowNo: 1, cells: [] } : row);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    for (const row of parser.push(decoder.decode(chunk, { stream: true }))) yield blank(row);
  }
  for (const row of [...parser.push(decoder.decode()), ...parser.end()]) yield blank(row);
}
