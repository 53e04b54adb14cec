import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { createCsvParser } from './read-csv.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Encoding of a text file and how many line breaks it has. The whole file is read once (about a second a gigabyte): an umlaut may stand in the
 * last line only. What is not valid UTF-8 is Windows-1252, which every byte sequence is; DOS and Mac encodings are gone from exports.
 */
export function sniffEncoding(path: string): Promise<{ encoding: Encoding; lines: number }> {
  return encodingOf(createReadStream(path, { highWaterMark: 1024 * 1024 }));
}

/** The same of any bytes, in pieces. */
export async function encodingOf(bytes: AsyncIterable<Buffer>): Promise<{ encoding: Encoding; lines: number }> {
  let encoding: Encoding | null = null;
  let lines = 0;
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    encoding ??= byMark(chunk);
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
    if (encoding !== null) continue;
    const whole = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const cut = lastWholeCharacter(whole);
    if (!isUtf8(whole.subarray(0, cut))) encoding = 'windows-1252';
    carry = whole.subarray(cut);
  }
  if (encoding === null && carry.length > 0 && !isUtf8(carry)) encoding = 'windows-1252';
  return { encoding: encoding ?? 'utf-8', lines };
}

function byMark(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Without a mark: half of the bytes of German text in UTF-16 are zero, always the same half.
  const sample = head.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) at % 2 === 0 ? even++ : odd++;
  if (odd > sample.length * 0.2 && even < odd / 10) return 'utf-16le';
  if (even > sample.length * 0.2 && odd < even / 10) return 'utf-16be';
  return null;
}

/** Where the last character that is certainly complete ends: at most three bytes are held back. */
function lastWholeCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytes.length - back;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

const DELIMITERS = [';', ',', '\t', '|', '^', '~', ':', '\u001f'];

/** The delimiter with which most lines have the same number of cells, more than one; `sep=;` in the first line decides. A single column: `;`. */
export function sniffDelimiter(head: string): { delimiter: string; declared: boolean } {
  const declared = /^\ufeff?"?sep=(.)"?\r?\n/i.exec(head);
  if (declared?.[1]) return { delimiter: declared[1], declared: true };
  const text = head.slice(0, 100_000);
  let best = { delimiter: ';', score: 0 };
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    const parser = createCsvParser(delimiter, {
      ...READ_LIMITS,
      columns: Number.MAX_SAFE_INTEGER - 1,
    } satisfies ReadLimits);
    const whole = head.length <= 100_000;
    const rows = [...parser.push(text), ...(whole ? parser.end() : [])]
      .filter((row) => row.cells.some((cell) => cell.trim() !== ''))
      .slice(0, 200);
    const counts = new Map<number, number>();
    for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
    const [width, times] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
    const rare = delimiter === ':' || delimiter === ',' ? 0.9 : 1;
    // Times of day hold more colons than many a row has cells: only headings that are parted by them as well make it a delimiter.
    if (delimiter === ':' && rows[0]?.cells.length !== width) continue;
    const score = width > 1 ? (times / Math.max(1, rows.length)) * (1 + Math.log2(Math.min(width, 40))) * rare : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, declared: false };
}
