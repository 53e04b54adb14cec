import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Column, Table } from '#engines/linkage/index.ts';
import { sniffDelimiter } from '#server/intake/sheets/index.ts';
import { fail } from '#server/platform/failure.ts';

const MOST_BYTES = 1_900_000_000;
const MOST_COLUMNS = 1000;
const LONGEST_QUOTED = 200_000;
const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * A CSV file (plain or .gz; UTF-8, UTF-16 or Windows-1252; any delimiter) as columns in which every distinct cell is held once. Cells are hashed as
 * bytes while they are found, and become strings only when somebody reads them: that is what makes a million rows a matter of a second.
 * @throws Failure `file-missing`, `file-empty`, `file-too-large`, `file-damaged`, `file-not-text`, `too-many-columns`
 */
export async function readTable(path: string): Promise<Table> {
  const bytes = asUtf8(await load(path), path);
  const head = bytes.toString('utf8', 0, Math.min(bytes.length, 100_000));
  const { delimiter, declared } = sniffDelimiter(head);
  if (delimiter.length !== 1 || delimiter.charCodeAt(0) > 127)
    fail('file-not-text', { path, text: `${path}: no delimiter found that parts the columns.` });
  const from = declared ? bytes.indexOf(LF) + 1 : 0;
  return tokenise(bytes, from, delimiter.charCodeAt(0), path);
}

async function load(path: string): Promise<Buffer> {
  let size: number;
  let bytes: Buffer;
  try {
    const file = await open(path);
    try {
      const facts = await file.stat();
      if (facts.isDirectory()) fail('file-missing', { path, text: `${path} is a folder. Name a CSV file.` });
      size = facts.size;
      if (size > MOST_BYTES) tooLarge(path);
      bytes = await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'EACCES', 'ENOTDIR'].includes(String(error.code)))
      fail(
        'file-missing',
        {
          path,
          text: `${path} cannot be read: ${error.code === 'EACCES' ? 'no permission' : 'there is no such file'}.`,
        },
        { cause: error },
      );
    throw error;
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      return await promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') tooLarge(path);
      fail(
        'file-damaged',
        { path, text: `${path} ends early or is no .gz file. Nothing was read; write it again.` },
        { cause: error },
      );
    }
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3)
    fail('file-not-text', {
      path,
      text: `${path} is a workbook or an archive. Save the sheet as CSV and name that file.`,
    });
  return bytes;
}

const tooLarge = (path: string): never =>
  fail('file-too-large', {
    path,
    text: `${path} is larger than 1.9 GB of text. Split it, for instance by country, and link the parts.`,
  });

function asUtf8(bytes: Buffer, path: string): Buffer {
  if (bytes.length === 0) fail('file-empty', { path, text: `${path} is empty.` });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(new TextDecoder('utf-16be').decode(bytes));
  const sample = bytes.subarray(0, 4000);
  let zeros = 0;
  for (const byte of sample) if (byte === 0) zeros += 1;
  if (zeros > sample.length * 0.2)
    return Buffer.from(new TextDecoder(sample[0] === 0 ? 'utf-16be' : 'utf-16le').decode(bytes));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  return isUtf8(bytes) ? bytes : Buffer.from(new TextDecoder('windows-1252').decode(bytes));
}

/** Distinct cells of one column, found by their bytes: open addressing over places in the file. */
class Cells {
  private slots = new Int32Array(256);
  private hashes = new Int32Array(128);
  starts = new Int32Array(128);
  ends = new Int32Array(128);
  size = 0;
  codes = new Int32Array(1024);
  rows = 0;
  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  add(start: number, end: number, hash: number): void {
    const { bytes } = this;
    if (this.rows === this.codes.length) this.codes = grown(this.codes);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const code = this.slots[slot]! - 1;
      if (code < 0) break;
      if (this.hashes[code] === hash) {
        const from = this.starts[code]!;
        const length = end - start;
        if (this.ends[code]! - from === length) {
          let at = 0;
          while (at < length && bytes[from + at] === bytes[start + at]) at++;
          if (at === length) {
            this.codes[this.rows++] = code;
            return;
          }
        }
      }
      slot = (slot + 1) & mask;
    }
    if (this.size === this.hashes.length) {
      this.hashes = grown(this.hashes);
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    this.hashes[this.size] = hash;
    this.starts[this.size] = start;
    this.ends[this.size] = end;
    this.codes[this.rows++] = this.size;
    this.size += 1;
    this.slots[slot] = this.size;
    if (this.size * 2 > this.slots.length) this.rehash();
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    const mask = this.slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      let slot = this.hashes[code]! & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = code + 1;
    }
  }
}

function grown(old: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
}

function tokenise(bytes: Buffer, from: number, delimiter: number, path: string): Table {
  let at = from;
  const row: number[] = [];
  // Places of the cells of one row: start, end, hash by turns. Blank lines give none.
  const readRow = (): void => {
    row.length = 0;
    while (at < bytes.length) {
      let start = at;
      let hash = 0x811c9dc5;
      if (bytes[at] === QUOTE) {
        const end = closeQuote(bytes, at, delimiter);
        if (end >= 0) {
          const stop = unescapeQuotes(bytes, at + 1, end);
          start = at + 1;
          for (let k = start; k < stop; k++) hash = Math.imul(hash ^ bytes[k]!, 0x01000193);
          row.push(start, stop, hash);
          at = end + 1;
          if (bytes[at] === delimiter) {
            at++;
            if (at === bytes.length) row.push(at, at, 0x811c9dc5);
            continue;
          }
          if (bytes[at] === CR) at++;
          if (bytes[at] === LF) at++;
          return;
        }
      }
      let byte = bytes[at]!;
      while (byte !== delimiter && byte !== LF && byte !== CR) {
        hash = Math.imul(hash ^ byte, 0x01000193);
        at++;
        if (at === bytes.length) break;
        byte = bytes[at]!;
      }
      row.push(start, at, hash);
      if (at < bytes.length && byte === delimiter) {
        at++;
        if (at === bytes.length) row.push(at, at, 0x811c9dc5);
        continue;
      }
      if (bytes[at] === CR) at++;
      if (bytes[at] === LF) at++;
      return;
    }
  };
  const isBlank = () => row.length === 0 || (row.length === 3 && row[0] === row[1]);
  do readRow();
  while (isBlank() && at < bytes.length);
  if (isBlank()) fail('file-empty', { path, text: `${path} holds no headings and no rows.` });
  const headings: string[] = [];
  for (let k = 0; k < row.length; k += 3)
    headings.push(bytes.toString('utf8', row[k]!, row[k + 1]!).trim() || `column ${k / 3 + 1}`);
  if (headings.length > MOST_COLUMNS)
    fail('too-many-columns', {
      limit: MOST_COLUMNS,
      text: `${path} has ${headings.length} columns, more than ${MOST_COLUMNS}. Is the delimiter right?`,
    });
  const columns = headings.map(() => new Cells(bytes));
  let rows = 0;
  while (at < bytes.length) {
    readRow();
    if (isBlank() && headings.length > 1) continue;
    if (row.length === 0) continue;
    rows += 1;
    for (let k = 0; k < columns.length; k++) {
      const place = k * 3;
      if (place < row.length) columns[k]!.add(row[place]!, row[place + 1]!, row[place + 2]! | 0);
      else columns[k]!.add(0, 0, 0x811c9dc5 | 0);
    }
  }
  const names = distinctNames(headings);
  return {
    rows,
    columns: columns.map((cells, k): Column => {
      const { starts, ends } = cells;
      return {
        heading: names[k]!,
        size: cells.size,
        textOf: (code) => bytes.toString('utf8', starts[code]!, ends[code]!),
        codes: cells.codes.subarray(0, cells.rows),
      };
    }),
  };
}

/** Two columns of one heading are told apart by a number, so that neither hides the other. */
function distinctNames(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const times = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, times);
    return times === 1 ? heading : `${heading} (${times})`;
  });
}

/** Place of the mark that closes the cell opened at `open`, or -1: never closed, so the mark is meant as it stands. */
function closeQuote(bytes: Buffer, open: number, delimiter: number): number {
  const limit = Math.min(bytes.length, open + LONGEST_QUOTED);
  let at = open + 1;
  while (at < limit) {
    at = bytes.indexOf(QUOTE, at);
    if (at < 0 || at >= limit) return -1;
    const next = bytes[at + 1];
    if (next === QUOTE) at += 2;
    else if (next === undefined || next === delimiter || next === LF || next === CR) return at;
    else at += 1;
  }
  return -1;
}

/** Two marks stand for one; the cell is drawn together where it stands. @returns where it ends now */
function unescapeQuotes(bytes: Buffer, start: number, end: number): number {
  let to = bytes.indexOf(QUOTE, start);
  if (to < 0 || to >= end) return end;
  for (let at = to; at < end; at++) {
    if (bytes[at] === QUOTE && bytes[at + 1] === QUOTE && at + 1 < end) at++;
    bytes[to++] = bytes[at]!;
  }
  return to;
}
