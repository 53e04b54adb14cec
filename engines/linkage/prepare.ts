import type { Method } from './model.ts';
import type { FieldGroup, NumberedFields } from './number-values.ts';
import type { Allocate, Values } from './values.ts';

/** A field of all records. Fields of one exchange share their `values`, so that equal numbers mean equal texts across them. */
export interface PreparedField {
  readonly method: Method;
  readonly levels: number;
  readonly values: Values;
  /** How often each value occurs in this field, copies of a record counted. */
  readonly counts: Int32Array;
  /** Rows in which the field is known. */
  readonly known: number;
  /** -log2 of a value's share among the known. */
  readonly rarity: Float32Array;
  /** Bits that agreement on a value of this field tells, over its values. */
  readonly averageRarity: number;
}

/** All records of one or two tables, each distinct record once. Typed arrays on memory that threads share. */
export interface Prepared {
  readonly records: number;
  /** Records below are of the first table, from here on of the second; equals `records` where there is one table. */
  readonly split: number;
  readonly fields: readonly PreparedField[];
  /** By record and field: which value, -1 unknown. */
  readonly cells: Int32Array;
  /** By row of the first, then of the second table: its record. */
  readonly recordOf: Int32Array;
  /** Rows of each record. */
  readonly copies: Int32Array;
}

export const sharedMemory: Allocate = (bytes) => new SharedArrayBuffer(bytes);

const ROWS_AT_ONCE = 2000;

/** Records from the numbered values of all groups of fields. */
export function joinFields(
  rows: readonly number[],
  groups: readonly FieldGroup[],
  numbered: readonly NumberedFields[],
  allocate: Allocate = sharedMemory,
): Prepared {
  const width = groups.reduce((sum, { at }) => sum + at.length, 0);
  const total = rows.reduce((sum, count) => sum + count, 0);
  const cells = new Int32Array(allocate(total * width * 4));
  const fields: PreparedField[] = new Array(width);
  const columns: Int32Array[] = new Array(width);
  groups.forEach(({ at: places }, group) => {
    places.forEach((at, which) => {
      fields[at] = numbered[group]!.fields[which]!;
      columns[at] = numbered[group]!.codes[which]!;
    });
  });
  const hashes = new Int32Array(total);
  // Some rows at a time: column by column over the whole table, every row would be fetched from memory once a column.
  for (let from = 0; from < total; from += ROWS_AT_ONCE)
    for (let at = 0; at < width; at++) {
      const codes = columns[at]!;
      const to = Math.min(total, from + ROWS_AT_ONCE);
      for (let row = from; row < to; row++) {
        const code = codes[row]!;
        cells[row * width + at] = code;
        hashes[row] = Math.imul(hashes[row]! ^ (code + 1), 0x9e3779b1) ^ (hashes[row]! >>> 15);
      }
    }
  const { recordOf, copies, first, split } = distinctRecords(rows, cells, hashes, width, allocate);
  const records = first.length;
  if (records === total) return { records, split, fields, cells, recordOf, copies };
  const packed = new Int32Array(allocate(records * width * 4));
  for (let record = 0; record < records; record++)
    for (let at = 0; at < width; at++) packed[record * width + at] = cells[first[record]! * width + at]!;
  return { records, split, fields, cells: packed, recordOf, copies };
}

/** Rows that say exactly the same are one record: a list of a million equal rows must not become a million squared pairs. */
function distinctRecords(
  rows: readonly number[],
  cells: Int32Array,
  hashes: Int32Array,
  width: number,
  allocate: Allocate,
) {
  const total = hashes.length;
  const recordOf = new Int32Array(allocate(total * 4));
  // By slot: number of a record + 1 below, and above, in the bits that a number below the count of slots leaves free, those of its hash.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, total * 2))));
  const mask = slots.length - 1;
  const firstOf = new Int32Array(total);
  const copies = new Int32Array(total);
  const border = rows[0] ?? 0;
  let split = -1;
  let records = 0;
  let seen = 0;
  for (let row = 0; row < total; row++) {
    if (row === border) {
      split = records;
      slots.fill(0);
    }
    if (row >= seen) seen = lookAhead(slots, hashes, row);
    const hash = hashes[row]! ^ (hashes[row]! >>> 16);
    let slot = hash & mask;
    let record = -1;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      const candidate = (entry & mask) - 1;
      if (((entry ^ hash) & ~mask) === 0 && equalRows(cells, width, firstOf[candidate]!, row)) {
        record = candidate;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (record < 0) {
      record = records++;
      firstOf[record] = row;
      // A row of which nothing is known is like no other.
      if (isKnown(cells, width, row)) slots[slot] = (hash & ~mask) | records;
    }
    recordOf[row] = record;
    copies[record]! += 1;
  }
  const first = firstOf.subarray(0, records);
  return { recordOf, copies: copies.slice(0, records), first, split: split < 0 ? records : split };
}

const NEVER = 0x7fffffff;

/** Looks at the slots of the next rows at once: one wait for memory instead of one for each. @returns up to which row */
function lookAhead(slots: Int32Array, hashes: Int32Array, from: number): number {
  const to = Math.min(hashes.length, from + ROWS_AT_ONCE);
  let sum = 0;
  for (let row = from; row < to; row++) sum ^= slots[(hashes[row]! ^ (hashes[row]! >>> 16)) & (slots.length - 1)]!;
  return sum === NEVER ? from + 1 : to;
}

function isKnown(cells: Int32Array, width: number, row: number): boolean {
  for (let at = 0; at < width; at++) if (cells[row * width + at]! >= 0) return true;
  return false;
}

function equalRows(cells: Int32Array, width: number, a: number, b: number): boolean {
  for (let at = 0; at < width; at++) if (cells[a * width + at] !== cells[b * width + at]) return false;
  return true;
}
