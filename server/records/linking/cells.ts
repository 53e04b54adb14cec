import type { Column } from '#engines/linkage/index.ts';

const LONGEST_QUOTED = 200_000;
const QUOTE = 34;
const LF = 10;
const CR = 13;
const SEED = 0x811c9dc5 | 0;

/** Distinct cells of one column as places in the text; plain data on shared memory. */
export interface PlainColumn {
  readonly heading: string;
  readonly size: number;
  readonly codes: Int32Array;
  readonly text: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}
export type FileColumn = PlainColumn & Column;

export const isFileColumn = (column: Column): column is FileColumn => 'starts' in column;
export const plainColumn = ({ heading, size, codes, text, starts, ends }: FileColumn): PlainColumn => ({
  heading,
  size,
  codes,
  text,
  starts,
  ends,
});

/** A column whose cells become strings when somebody reads them. */
export function fileColumn(plain: PlainColumn): FileColumn {
  const { text, starts, ends } = plain;
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  const textOf = (code: number): string => {
    const start = starts[code]!;
    const cell = bytes.toString('utf8', start, ends[code]!);
    // In a quoted cell two marks stand for one. The text itself is never changed: several threads read it.
    return start > 0 && bytes[start - 1] === QUOTE && cell.includes('""') ? cell.replaceAll('""', '"') : cell;
  };
  return { ...plain, textOf };
}

/** What is to be read: the columns `wanted` of a text that parts its cells by `delimiter`, from place `from` on. */
export interface CellsTask {
  readonly text: Uint8Array;
  readonly from: number;
  readonly delimiter: number;
  /** Headings of all columns; a single column keeps its empty lines. */
  readonly headings: readonly string[];
  readonly wanted: readonly number[];
}

export interface CellsRead {
  readonly rows: number;
  readonly columns: readonly PlainColumn[];
}

/** Splits one row after the other; `place` is where each cell of the row read last starts and ends, by turns. */
export function createRowReader(bytes: Uint8Array, delimiter: number, from: number) {
  const { length } = bytes;
  let at = from;
  const place: number[] = [];
  const read = (): void => {
    place.length = 0;
    while (at < length) {
      if (bytes[at] === QUOTE) {
        const end = closeQuote(bytes, at, delimiter);
        if (end >= 0) {
          place.push(at + 1, end);
          at = end + 1;
          if (bytes[at] === delimiter) {
            at++;
            if (at === length) place.push(at, at);
            continue;
          }
          if (bytes[at] === CR) at++;
          if (bytes[at] === LF) at++;
          return;
        }
      }
      const start = at;
      let byte = bytes[at]!;
      while (byte !== delimiter && byte !== LF && byte !== CR) {
        at++;
        if (at === length) break;
        byte = bytes[at]!;
      }
      place.push(start, at);
      if (at < length && byte === delimiter) {
        at++;
        if (at === length) place.push(at, at);
        continue;
      }
      if (bytes[at] === CR) at++;
      if (bytes[at] === LF) at++;
      return;
    }
  };
  return {
    place,
    read,
    at: () => at,
    isBlank: () => place.length === 0 || (place.length === 2 && place[0] === place[1]),
  };
}

export function readCells({ text, from, delimiter, headings, wanted }: CellsTask): CellsRead {
  const reader = createRowReader(text, delimiter, from);
  const { place } = reader;
  const cells = wanted.map(() => new Cells(text));
  let rows = 0;
  while (reader.at() < text.length) {
    reader.read();
    if (place.length === 0 || (headings.length > 1 && reader.isBlank())) continue;
    rows += 1;
    for (let k = 0; k < wanted.length; k++) {
      const which = wanted[k]! * 2;
      if (which < place.length) cells[k]!.add(place[which]!, place[which + 1]!);
      else cells[k]!.add(0, 0);
    }
  }
  return { rows, columns: cells.map((one, k) => one.column(headings[wanted[k]!]!)) };
}

/** Distinct cells of one column, found by their bytes: open addressing over places in the text. */
class Cells {
  private slots = new Int32Array(256);
  private hashes = new Int32Array(128);
  private starts = new Int32Array(128);
  private ends = new Int32Array(128);
  private size = 0;
  private codes = new Int32Array(1024);
  private rows = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  add(start: number, end: number): void {
    const { bytes } = this;
    let hash = SEED;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
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

  column(heading: string): PlainColumn {
    const { bytes: text, size } = this;
    const shared = (from: Int32Array, count: number): Int32Array => {
      const to = new Int32Array(new SharedArrayBuffer(count * 4));
      to.set(from.subarray(0, count));
      return to;
    };
    const codes = shared(this.codes, this.rows);
    return { heading, size, codes, text, starts: shared(this.starts, size), ends: shared(this.ends, size) };
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

/** Place of the mark that closes the cell opened at `open`, or -1: never closed, so the mark is meant as it stands. */
function closeQuote(bytes: Uint8Array, open: number, delimiter: number): number {
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
