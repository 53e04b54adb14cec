import { LEVELS, type Method } from './model.ts';
import { normalise } from './normalise.ts';
import type { PlannedField } from './plan-fields.ts';
import { PRIOR_U } from './prior-shares.ts';
import type { Column, Table } from './table.ts';
import { type Allocate, buildValues, isWordy, type Values, wordsOf } from './values.ts';

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

export function prepare(
  tables: readonly Table[],
  planned: readonly PlannedField[],
  allocate: Allocate = sharedMemory,
): Prepared {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const width = planned.length;
  const cells = new Int32Array(rows * width);
  const fields: PreparedField[] = [];
  const dictionaries = new Map<string, Dictionary>();
  const done = new Set<number>();
  planned.forEach((field, at) => {
    if (done.has(at)) return;
    const together = planned.flatMap((other, index) =>
      index === at || (field.exchange && other.exchange === field.exchange) ? [index] : [],
    );
    const dictionary: Dictionary = { numbers: new Map(), texts: [] };
    for (const index of together) {
      done.add(index);
      number(tables, planned[index]!, cells, index, width, dictionary);
    }
    dictionary.numbers.clear();
    for (const index of together) dictionaries.set(`${index}`, dictionary);
  });
  const { recordOf, copies, first, split } = distinctRecords(tables, cells, width, allocate);
  const built = new Map<Dictionary, Values>();
  planned.forEach((field, at) => {
    const dictionary = dictionaries.get(`${at}`)!;
    const counts = new Int32Array(allocate(dictionary.texts.length * 4));
    let known = 0;
    for (let row = 0; row < rows; row++) {
      const code = cells[row * width + at]!;
      if (code < 0) continue;
      counts[code]! += 1;
      known += 1;
    }
    const method =
      field.exchange && planned.some((other) => other.exchange === field.exchange && other.method === 'given')
        ? 'given'
        : field.method;
    const shared = sharedLayout(planned, field);
    let values = shared ? built.get(dictionary) : undefined;
    if (values === undefined) {
      values = buildValues(
        shared ?? method,
        dictionary.texts,
        wordRarity(method, dictionary.texts, counts, known),
        allocate,
      );
      built.set(dictionary, values);
    }
    const rarity = new Float32Array(allocate(counts.length * 4));
    for (let code = 0; code < counts.length; code++)
      rarity[code] = rarityOf(counts[code]!, known, PRIOR_U[field.method][0]!);
    fields.push({ method: field.method, levels: LEVELS[field.method].length, values, counts, known, rarity });
  });
  const records = first.length;
  const packed = new Int32Array(allocate(records * width * 4));
  for (let record = 0; record < records; record++)
    for (let at = 0; at < width; at++) packed[record * width + at] = cells[first[record]! * width + at]!;
  return { records, split, fields, cells: packed, recordOf, copies };
}

/** Rows that the usual share of agreement counts like, so that three rows do not say how common a name is. */
export const TRUST = 100;

/** The others who have the value are counted, not the row itself: what only two rows have may be one person twice. */
function rarityOf(count: number, known: number, usual: number): number {
  return -Math.log2((Math.max(0.7, count - 1) + TRUST * usual) / (known + TRUST));
}

/** The layout of values that serves all methods of an exchange: a street keeps its number apart, a first name its nicknames. */
function sharedLayout(planned: readonly PlannedField[], field: PlannedField): Method | null {
  if (!field.exchange) return null;
  const methods = planned.filter(({ exchange }) => exchange === field.exchange).map(({ method }) => method);
  return methods.includes('street') ? 'street' : methods.includes('given') ? 'given' : methods[0]!;
}

interface Dictionary {
  readonly numbers: Map<string, number>;
  readonly texts: string[];
}

/** Numbers the cells of one field in all tables. */
function number(
  tables: readonly Table[],
  field: PlannedField,
  cells: Int32Array,
  at: number,
  width: number,
  dictionary: Dictionary,
): void {
  let from = 0;
  tables.forEach((table, which) => {
    const columns = (field.columns[which] ?? []).flatMap((heading) =>
      table.columns.filter((one) => one.heading === heading),
    );
    const [column, ...more] = columns;
    if (column !== undefined) {
      const whole = more.reduce(joinColumns, column);
      const codes = numberTexts(whole, field, dictionary);
      for (let row = 0; row < table.rows; row++) cells[(from + row) * width + at] = codes[whole.codes[row]!]!;
    }
    from += table.rows;
  });
}

/** Two columns read as one: every pair of cells that occurs, with a space between. */
function joinColumns(left: Column, right: Column): Column {
  const seen = new Map<number, number>();
  const pairs: [number, number][] = [];
  const codes = left.codes.map((code, row) => {
    const other = right.codes[row]!;
    const key = code * right.size + other;
    let number = seen.get(key);
    if (number === undefined) {
      number = pairs.length;
      seen.set(key, number);
      pairs.push([code, other]);
    }
    return number;
  });
  const textOf = (code: number) => {
    const [a, b] = pairs[code]!;
    return `${left.textOf(a)} ${right.textOf(b)}`.trim();
  };
  return { heading: left.heading, size: pairs.length, textOf, codes };
}

function numberTexts(column: Column, field: PlannedField, { numbers, texts }: Dictionary): Int32Array {
  const codes = new Int32Array(column.size);
  for (let k = 0; k < column.size; k++) {
    const text = normalise(field.role, column.textOf(k), field.reading);
    if (text === '') {
      codes[k] = -1;
      continue;
    }
    let code = numbers.get(text);
    if (code === undefined) {
      code = texts.length;
      numbers.set(text, code);
      texts.push(text);
    }
    codes[k] = code;
  }
  return codes;
}

/** Rarity of words by the number of records they stand in. */
function wordRarity(
  method: Method,
  texts: readonly string[],
  counts: Int32Array,
  known: number,
): (hash: number) => number {
  if (!isWordy(method)) return () => 1;
  const seen = new Map<number, number>();
  texts.forEach((text, code) => {
    for (const { hash } of wordsOf(text)) seen.set(hash, (seen.get(hash) ?? 0) + counts[code]!);
  });
  return (hash) => Math.max(0.3, Math.log2((known + 1) / (seen.get(hash) ?? 1)));
}

/** Rows that say exactly the same are one record: a list of a million equal rows must not become a million squared pairs. */
function distinctRecords(tables: readonly Table[], cells: Int32Array, width: number, allocate: Allocate) {
  const rows = cells.length / Math.max(1, width);
  const total = width === 0 ? tables.reduce((sum, table) => sum + table.rows, 0) : rows;
  const recordOf = new Int32Array(allocate(total * 4));
  const slots = new Int32Array(1 << Math.ceil(Math.log2(Math.max(16, total * 2))));
  const mask = slots.length - 1;
  const first: number[] = [];
  const copies: number[] = [];
  const border = tables[0]?.rows ?? 0;
  let split = -1;
  for (let row = 0; row < total; row++) {
    if (row === border) {
      split = first.length;
      slots.fill(0);
    }
    let hash = 0;
    let known = 0;
    for (let at = 0; at < width; at++) {
      const code = cells[row * width + at]!;
      if (code >= 0) known += 1;
      hash = Math.imul(hash ^ (code + 1), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    // A row of which nothing is known is like no other.
    let slot = hash & mask;
    let found = -1;
    while (known > 0 && slots[slot] !== 0) {
      const candidate = slots[slot]! - 1;
      if (equalRows(cells, width, first[candidate]!, row)) {
        found = candidate;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (found < 0) {
      found = first.length;
      first.push(row);
      copies.push(0);
      if (known > 0) slots[slot] = found + 1;
    }
    recordOf[row] = found;
    copies[found]! += 1;
  }
  return { recordOf, copies: Int32Array.from(copies), first, split: split < 0 ? first.length : split };
}

function equalRows(cells: Int32Array, width: number, a: number, b: number): boolean {
  for (let at = 0; at < width; at++) if (cells[a * width + at] !== cells[b * width + at]) return false;
  return true;
}
