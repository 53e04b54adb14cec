import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { fail } from '#server/platform/failure.ts';
import { detectFile } from './detect-file.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { createCsvParser, type TableRow } from './read-csv.ts';
import { type Encoding, encodingOf, sniffDelimiter } from './sniff-text.ts';

/** A text file as a plain table, whatever its delimiter and encoding, also packed with gzip. For commands that read a user's own file. */
export interface TextTable {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Names of the first line that is not blank; blank ones are numbered, repeated ones get a number behind. */
  readonly headings: readonly string[];
  /** Lines of the file, headings counted. */
  readonly lines: number;
  /** The rows below the headings, blank lines left out, in pieces as they are read: nothing but a piece is held in memory. */
  batches(): AsyncIterable<readonly TableRow[]>;
}

/**
 * Opens a CSV file or CSV.gz. Read twice: once for its encoding, once for its rows.
 * @throws Failure `file-not-found`, `file-empty`, `file-not-a-table` and what the readers refuse
 */
export async function openTextTable(path: string, limits: ReadLimits = READ_LIMITS): Promise<TextTable> {
  const packed = await isGzip(path);
  if (!packed) {
    const format = await detectFile(path);
    if (format !== 'text') fail('file-not-a-table', { found: format });
  }
  const { encoding, lines } = await encodingOf(bytesOf(path, packed, limits));
  const head = await decodedHead(path, packed, encoding, limits);
  if (head.trim() === '') fail('file-empty', {});
  const { delimiter, declared } = sniffDelimiter(head);
  const rows = async function* (): AsyncGenerator<readonly TableRow[]> {
    const decoder = new TextDecoder(encoding);
    const parser = createCsvParser(delimiter, limits);
    const filled = (batch: TableRow[]) =>
      batch.filter(({ cells, rowNo }) => !(declared && rowNo === 1) && (cells.length > 1 || cells[0]?.trim() !== ''));
    for await (const chunk of bytesOf(path, packed, limits)) {
      const batch = filled(parser.push(decoder.decode(chunk, { stream: true })));
      if (batch.length > 0) yield batch;
    }
    yield filled([...parser.push(decoder.decode()), ...parser.end()]);
  };
  for await (const batch of rows()) {
    const first = batch[0];
    if (!first) continue;
    return {
      encoding,
      delimiter,
      lines,
      headings: nameHeadings(first.cells),
      async *batches() {
        let isFirst = true;
        for await (const batch of rows()) {
          const from = isFirst && batch.length > 0 ? 1 : 0;
          if (batch.length > 0) isFirst = false;
          yield from === 0 ? batch : batch.slice(1);
        }
      },
    };
  }
  return fail('file-empty', {});
}

async function isGzip(path: string): Promise<boolean> {
  const handle = await open(path).catch((cause: unknown) =>
    fail('file-not-found', { text: `The file "${path}" cannot be read.` }, { cause }),
  );
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

async function* bytesOf(path: string, packed: boolean, limits: ReadLimits): AsyncGenerator<Buffer> {
  // Small pieces: their rows die before the next collection of garbage; half a megabyte took a third longer.
  const file = createReadStream(path, { highWaterMark: 128 * 1024 });
  if (!packed) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const unpacked = createGunzip({ chunkSize: 128 * 1024 });
  file.on('error', (error) => unpacked.destroy(error));
  let bytes = 0;
  try {
    for await (const chunk of file.pipe(unpacked) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      // A few kilobytes of zeros unpack to gigabytes: what counts is what comes out.
      if (bytes > limits.textBytes) fail('file-too-large', { limitMb: Math.round(limits.textBytes / 1024 ** 2) });
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_'))
      fail('file-damaged', { text: `"${path}" is damaged: its gzip data end or break off in the middle.` }, { cause });
    throw cause;
  } finally {
    file.destroy();
  }
}

async function decodedHead(path: string, packed: boolean, encoding: Encoding, limits: ReadLimits): Promise<string> {
  const decoder = new TextDecoder(encoding);
  let text = '';
  for await (const chunk of bytesOf(path, packed, limits)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > 256 * 1024) break;
  }
  return text;
}

function nameHeadings(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, at) => {
    const name = cell.replace(/^\ufeff/, '').trim() || `column ${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
