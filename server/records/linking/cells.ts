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
  return { ...plain, textOf, bytes: plain };
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
    skipTo: (place: number): void => {
      at = place;
    },
    isBlank: () => place.length === 0 || (place.length === 2 && place[0] === place[1]),
  };
}

/** So many rows are split before their cells are looked up, column by column: what a column has met so far stays near the processor. */
const ROWS_AT_ONCE = 4096;

export function readCells(task: CellsTask): CellsRead {
  const { text, from, delimiter, headings, wanted } = task;
  const reader = createRowReader(text, delimiter, from);
  const cells = wanted.map(() => new Cells(text));
  const found = new Places(task);
  let rows = 0;
  while (reader.at() < text.length) {
    const next = found.readPlain(reader.at());
    if (next >= 0) reader.skipTo(next);
    else {
      reader.read();
      if (reader.place.length > 0 && !(headings.length > 1 && reader.isBlank())) found.put(reader.place);
    }
    if (found.rows < ROWS_AT_ONCE && reader.at() < text.length) continue;
    for (let k = 0; k < wanted.length; k++) cells[k]!.add(found.starts[k]!, found.ends[k]!, found.rows);
    rows += found.rows;
    found.rows = 0;
  }
  return { rows, columns: cells.map((one, k) => one.column(headings[wanted[k]!]!)) };
}

/** Where the wanted cells of some rows start and end. */
class Places {
  rows = 0;
  readonly starts: readonly Int32Array[];
  readonly ends: readonly Int32Array[];
  /** By column: its place among those wanted, -1 for the others. */
  private readonly wantedAt: Int32Array;
  private readonly text: Uint8Array;
  private readonly delimiter: number;

  constructor({ text, delimiter, headings, wanted }: CellsTask) {
    this.text = text;
    this.delimiter = delimiter;
    this.starts = wanted.map(() => new Int32Array(ROWS_AT_ONCE));
    this.ends = wanted.map(() => new Int32Array(ROWS_AT_ONCE));
    this.wantedAt = Int32Array.from(headings, (_, column) => wanted.indexOf(column));
  }

  /** Takes a row without quotation marks at that place, as nearly all are. @returns where the next one starts, -1 where this is none */
  readPlain(from: number): number {
    const { text, delimiter, wantedAt, rows, starts, ends } = this;
    const { length } = text;
    let at = from;
    let column = 0;
    for (;;) {
      const start = at;
      let byte = at < length ? text[at]! : LF;
      if (byte === QUOTE) return -1;
      while (byte !== delimiter && byte !== LF && byte !== CR) byte = ++at < length ? text[at]! : LF;
      const k = column < wantedAt.length ? wantedAt[column]! : -1;
      if (k >= 0) {
        starts[k]![rows] = start;
        ends[k]![rows] = at;
      }
      column += 1;
      if (byte !== delimiter || at >= length) break;
      at += 1;
    }
    // A blank line is a row only where there is but one column.
    const blank = column === 1 && at === from && wantedAt.length > 1;
    if (!blank) this.end(column);
    if (at < length && text[at] === CR) at += 1;
    if (at < length && text[at] === LF) at += 1;
    return at;
  }

  /** Takes a row as `createRowReader` split it. */
  put(place: readonly number[]): void {
    const columns = Math.min(place.length / 2, this.wantedAt.length);
    for (let column = 0; column < columns; column++) {
      const k = this.wantedAt[column]!;
      if (k < 0) continue;
      this.starts[k]![this.rows] = place[column * 2]!;
      this.ends[k]![this.rows] = place[column * 2 + 1]!;
    }
    this.end(columns);
  }

  /** Cells that a row does not have are empty. */
  private end(columns: number): void {
    for (let column = columns; column < this.wantedAt.length; column++) {
      const k = this.wantedAt[column]!;
      if (k < 0) continue;
      this.starts[k]![this.rows] = 0;
      this.ends[k]![this.rows] = 0;
    }
    this.rows += 1;
  }
}

/** Hashes of the cells at hand. */
const hashed = new Int32Array(ROWS_AT_ONCE);

/**
 * Distinct cells of one column, found by their bytes: open addressing. Little is held and what is asked for together lies together: with a million of
 * them, every place looked into is a wait for memory.
 */
class Cells {
  /** By slot: number + 1 below, and above, in the bits that a number below the count of slots leaves free, those of its hash. */
  private slots = new Int32Array(512);
  private hashes = new Int32Array(256);
  /** By number: where the cell starts in the text, where its bytes start in `known`; behind the last one where the next would. */
  private places = new Int32Array(256);
  private known = new Uint8Array(2048);
  private size = 0;
  protected seen = 0;
  private codes = new Int32Array(ROWS_AT_ONCE);
  private rows = 0;
  private readonly text: Uint8Array;

  constructor(text: Uint8Array) {
    this.text = text;
  }

  add(starts: Int32Array, ends: Int32Array, count: number): void {
    const { text } = this;
    if (this.rows + count > this.codes.length) this.codes = grown(this.codes);
    for (let at = 0; at < count; at++) {
      let hash = SEED;
      const end = ends[at]!;
      for (let place = starts[at]!; place < end; place++) hash = Math.imul(hash ^ text[place]!, 0x01000193);
      hashed[at] = hash ^ (hash >>> 15);
    }
    this.lookAhead(count);
    for (let at = 0; at < count; at++) this.codes[this.rows++] = this.number(starts[at]!, ends[at]!, hashed[at]!);
  }

  /** Looks at all slots that will be asked for: one wait for all of them takes as long as one for each. What is read must be used, or it is not read. */
  private lookAhead(count: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let sum = 0;
    for (let at = 0; at < count; at++) sum ^= slots[hashed[at]! & mask]!;
    this.seen = sum;
  }

  column(heading: string): PlainColumn {
    const { text, size, rows, places } = this;
    const codes = new Int32Array(new SharedArrayBuffer(rows * 4));
    codes.set(this.codes.subarray(0, rows));
    const starts = new Int32Array(new SharedArrayBuffer(size * 4));
    const ends = new Int32Array(new SharedArrayBuffer(size * 4));
    for (let code = 0; code < size; code++) {
      starts[code] = places[code * 2]!;
      ends[code] = places[code * 2]! + places[code * 2 + 3]! - places[code * 2 + 1]!;
    }
    return { heading, size, codes, text, starts, ends };
  }

  private number(start: number, end: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      const code = (entry & mask) - 1;
      if (((entry ^ hash) & ~mask) === 0 && this.is(code, start, end)) return code;
      slot = (slot + 1) & mask;
    }
    const code = this.size++;
    if (code === this.hashes.length) this.hashes = grown(this.hashes);
    this.hashes[code] = hash;
    slots[slot] = (hash & ~mask) | (code + 1);
    this.keep(code, start, end);
    if (this.size * 2 > slots.length) this.rehash();
    return code;
  }

  private is(code: number, start: number, end: number): boolean {
    const { text, places, known } = this;
    const from = places[code * 2 + 1]!;
    const length = end - start;
    if (places[code * 2 + 3]! - from !== length) return false;
    for (let at = 0; at < length; at++) if (known[from + at] !== text[start + at]) return false;
    return true;
  }

  private keep(code: number, start: number, end: number): void {
    if (code * 2 + 4 > this.places.length) this.places = grown(this.places);
    const { text, places } = this;
    const from = places[code * 2 + 1]!;
    const next = from + end - start;
    if (next > this.known.length) {
      const larger = new Uint8Array(Math.max(this.known.length * 2, next));
      larger.set(this.known.subarray(0, from));
      this.known = larger;
    }
    for (let at = start; at < end; at++) this.known[from + at - start] = text[at]!;
    places[code * 2] = start;
    places[code * 2 + 3] = next;
  }

  private rehash(): void {
    const { size, hashes } = this;
    const slots = new Int32Array(this.slots.length * (size > 100_000 ? 2 : 4));
    const mask = slots.length - 1;
    for (let code = 0; code < size; code++) {
      let slot = hashes[code]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (hashes[code]! & ~mask) | (code + 1);
    }
    this.slots = slots;
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
