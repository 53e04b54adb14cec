import { LEVELS, type Method } from './model.ts';
import { normalise } from './normalise.ts';
import { NOT_PLAIN, plainReader } from './plain-cells.ts';
import type { PlannedField } from './plan-fields.ts';
import type { PreparedField } from './prepare.ts';
import { PRIOR_U } from './prior-shares.ts';
import { splitFullName } from './split-names.ts';
import type { Column, Table } from './table.ts';
import { createTextPool, type TextPool } from './text-pool.ts';
import { type Allocate, buildValues, isWordy, type Values, wordsIn } from './values.ts';

/** Fields that are prepared together: those that share their values, and those read from one column. */
export interface FieldGroup {
  /** Numbers of the fields in the plan. */
  readonly at: readonly number[];
  readonly fields: readonly PlannedField[];
  /** By field and table: the columns it is read from. */
  readonly columns: readonly (readonly (readonly Column[])[])[];
  /** Rows of each table. */
  readonly rows: readonly number[];
}

export interface NumberedFields {
  readonly fields: readonly PreparedField[];
  /** By field and row of all tables: which value, -1 unknown. */
  readonly codes: readonly Int32Array[];
}

export function groupFields(tables: readonly Table[], planned: readonly PlannedField[]): FieldGroup[] {
  const keyOf = (field: PlannedField) => field.exchange ?? JSON.stringify(field.columns);
  const groups = Map.groupBy(planned.keys(), (at) => keyOf(planned[at]!));
  const prepared = [...groups.values()].map((at): FieldGroup => {
    const fields = at.map((one) => planned[one]!);
    const columns = fields.map((field) =>
      tables.map((table, which) =>
        (field.columns[which] ?? []).flatMap((heading) => table.columns.filter((one) => one.heading === heading)),
      ),
    );
    return { at, fields, columns, rows: tables.map(({ rows }) => rows) };
  });
  // What takes longest comes first, so that no thread waits for it at the end.
  const cellsIn = ({ columns }: FieldGroup) => columns.flat(2).reduce((sum, { size }) => sum + size, 0);
  return prepared.sort((a, b) => cellsIn(b) - cellsIn(a) || a.at[0]! - b.at[0]!);
}

/** Distinct normalised values of a group's fields, and which of them each row has. */
export function numberFields(group: FieldGroup, allocate: Allocate): NumberedFields {
  const { fields, rows } = group;
  const total = rows.reduce((sum, count) => sum + count, 0);
  const shared = fields[0]!.exchange !== undefined;
  const pool = createTextPool();
  const found = fields.map((field, at) => {
    const own = shared ? pool : createTextPool();
    const codes = new Int32Array(allocate(total * 4)).fill(-1);
    let from = 0;
    group.columns[at]!.forEach((columns, which) => {
      const [column, ...more] = columns;
      if (column !== undefined) {
        const whole = more.reduce(joinColumns, column);
        const numbers = numberTexts(whole, field, own);
        for (let row = 0; row < rows[which]!; row++) codes[from + row] = numbers[whole.codes[row]!]!;
      }
      from += rows[which]!;
    });
    return { codes, own };
  });
  const first = fields.findIndex(({ role }) => role === 'first-name');
  const last = fields.findIndex(({ role }) => role === 'last-name');
  if (first >= 0 && last >= 0) splitFullNames(group, [first, last], found);
  let values: Values | undefined;
  const prepared = fields.map(({ method }, at): PreparedField => {
    const { codes, own } = found[at]!;
    const counts = new Int32Array(allocate(own.size() * 4));
    let known = 0;
    for (let row = 0; row < total; row++) {
      const code = codes[row]!;
      if (code < 0) continue;
      counts[code]! += 1;
      known += 1;
    }
    const layout = shared ? sharedLayout(fields) : method;
    if (!shared || values === undefined)
      values = buildValues(layout, own, wordRarity(layout, own, counts, known), allocate);
    const rarity = new Float32Array(allocate(counts.length * 4));
    for (let code = 0; code < counts.length; code++) rarity[code] = rarityOf(counts[code]!, known, PRIOR_U[method][0]!);
    return {
      method,
      levels: LEVELS[method].length,
      values,
      counts,
      known,
      rarity,
      averageRarity: averageRarity(counts, known),
    };
  });
  return { fields: prepared, codes: found.map(({ codes }) => codes) };
}

/** Rows in which one of the two boxes holds the whole name and the other nothing get both. */
function splitFullNames(
  { fields, columns, rows }: FieldGroup,
  [first, last]: readonly [number, number],
  found: readonly { readonly codes: Int32Array; readonly own: TextPool }[],
): void {
  const numberOf = (at: number, text: string): number => {
    const normal = normalise(fields[at]!.role, text, fields[at]!.reading);
    return numberText(normal, found[at]!.own);
  };
  for (const [whole, other] of [
    [last, first],
    [first, last],
  ] as const) {
    let from = 0;
    for (const [which, count] of rows.entries()) {
      const column = columns[whole]![which]![0];
      for (let row = 0; column !== undefined && row < count; row++) {
        if (found[other]!.codes[from + row]! >= 0 || found[whole]!.codes[from + row]! < 0) continue;
        const split = splitFullName(column.textOf(column.codes[row]!));
        if (split === null) continue;
        found[first]!.codes[from + row] = numberOf(first, split.given);
        found[last]!.codes[from + row] = numberOf(last, split.family);
      }
      from += count;
    }
  }
}

function averageRarity(counts: Int32Array, known: number): number {
  let sum = 0;
  for (let code = 0; code < counts.length; code++) sum += (counts[code]! / Math.max(1, known)) ** 2;
  return sum === 0 ? 0 : -Math.log2(sum);
}

/** Rows that the usual share of agreement counts like, so that three rows do not say how common a name is. */
export const TRUST = 100;

/** The others who have the value are counted, not the row itself: what only two rows have may be one person twice. */
function rarityOf(count: number, known: number, usual: number): number {
  return -Math.log2((Math.max(0.7, count - 1) + TRUST * usual) / (known + TRUST));
}

/** The layout of values that serves all methods of an exchange: a street keeps its number apart, a first name its nicknames. */
function sharedLayout(fields: readonly PlannedField[]): Method {
  const methods = fields.map(({ method }) => method);
  return methods.includes('street') ? 'street' : methods.includes('given') ? 'given' : methods[0]!;
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

function numberTexts(column: Column, field: PlannedField, pool: TextPool): Int32Array {
  const { bytes } = column;
  const codes = new Int32Array(column.size);
  const readPlain = bytes === undefined ? null : plainReader(field.role, pool);
  for (let k = 0; k < column.size; k++) {
    const code = readPlain === null ? NOT_PLAIN : readPlain(bytes!.text, bytes!.starts[k]!, bytes!.ends[k]!);
    codes[k] = code === NOT_PLAIN ? numberText(normalise(field.role, column.textOf(k), field.reading), pool) : code;
  }
  return codes;
}

const numberText = (text: string, pool: TextPool): number => (text === '' ? -1 : pool.number(text));

/** Rarity of words by the number of records they stand in. */
function wordRarity(method: Method, texts: TextPool, counts: Int32Array, known: number): (hash: number) => number {
  if (!isWordy(method)) return () => 1;
  const seen = new Map<number, number>();
  const { units, start } = texts.laidOut();
  for (let code = 0; code < counts.length; code++)
    for (const { hash } of wordsIn(units, start[code]!, start[code + 1]!))
      seen.set(hash, (seen.get(hash) ?? 0) + counts[code]!);
  return (hash) => Math.max(0.3, Math.log2((known + 1) / (seen.get(hash) ?? 1)));
}
