import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { declaredDelimiter, likelyDelimiter } from '#engines/text/delimiter.ts';
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

/** The delimiter that the first line declares (`sep=;`), else the likely one. */
export function sniffDelimiter(head: string): { delimiter: string; declared: boolean } {
  const declared = declaredDelimiter(head);
  if (declared) return { delimiter: declared, declared: true };
  const text = head.slice(0, 100_000);
  const whole = head.length <= 100_000;
  const delimiter = likelyDelimiter(text, (one) => {
    const parser = createCsvParser(one, {
      ...READ_LIMITS,
      columns: Number.MAX_SAFE_INTEGER - 1,
    } satisfies ReadLimits);
    return [...parser.push(text), ...(whole ? parser.end() : [])]
      .filter((row) => row.cells.some((cell) => cell.trim() !== ''))
      .slice(0, 200)
      .map(({ cells }) => cells.length);
  });
  return { delimiter, declared: false };
}
