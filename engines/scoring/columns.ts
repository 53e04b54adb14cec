import { type DecimalMark, decideDateOrder, decideDecimalMark } from '#engines/text/index.ts';
import { dayText, isMissing, looksLikeDate, readDay, readLevel, readNumber } from './read-cells.ts';
import type { Column } from './table.ts';

/** What a column holds, judged by its values; its name only decides where values leave it open. */
export type ColumnKind = 'number' | 'date' | 'category' | 'text' | 'id' | 'constant' | 'empty';

export interface ColumnFacts {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  /** Cells that hold something else than the rest of the column (text among numbers); they count as missing. */
  readonly unreadable: number;
  readonly decimal: DecimalMark | null;
  readonly order: 'day-first' | 'month-first';
  /** Numbers (also of dates: days) by distinct value; NaN for missing. Empty for the other kinds. */
  readonly numbers: Float64Array;
  readonly lowest: number;
  readonly highest: number;
}

const ID_NAME =
  /(?:^|[_\s.-])(?:id|uuid|guid|key|nr|no|num|number|nummer|kundennr|code|index|hash|row|zeile|schluessel|schlüssel)\.?$|(?:id|uuid|nummer|number|nr)$|^unnamed/i;

/** Looks at one column. Shares are of rows, not of distinct values. */
export function recogniseColumn(column: Column): ColumnFacts {
  const { name, values, codes } = column;
  const counts = new Float64Array(values.length);
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]! += 1;
  let missing = 0;
  let distinct = 0;
  for (const [at, value] of values.entries()) {
    if (isMissing(value)) missing += counts[at]!;
    else if (counts[at]! > 0) distinct += 1;
  }
  const filled = codes.length - missing;
  const samples = values.filter((value): value is string => typeof value === 'string' && !isMissing(value));
  const decimal = decideDecimalMark(samples.slice(0, 5000));
  const order = decideDateOrder(samples.slice(0, 5000));
  const share = (test: (value: Column['values'][number]) => boolean): number => {
    let sum = 0;
    for (const [at, value] of values.entries())
      if (counts[at]! > 0 && !isMissing(value) && test(value)) sum += counts[at]!;
    return filled === 0 ? 0 : sum / filled;
  };
  const base = { name, rows: codes.length, missing, distinct, decimal, order };
  const plain = (kind: ColumnKind): ColumnFacts => ({
    ...base,
    kind,
    unreadable: 0,
    numbers: new Float64Array(0),
    lowest: Number.NaN,
    highest: Number.NaN,
  });
  const measured = (kind: ColumnKind, numbers: Float64Array, fit: number): ColumnFacts => {
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (const [at, value] of numbers.entries()) {
      if (!(counts[at]! > 0) || Number.isNaN(value)) continue;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    return { ...base, kind, unreadable: Math.round((1 - fit) * filled), numbers, lowest, highest };
  };
  if (filled === 0) return plain('empty');
  if (distinct === 1 && missing === 0) return plain('constant');
  const asDays = () => Float64Array.from(values, (value) => readDay(value, order));
  if (share(looksLikeDate) > 0.8) {
    const days = asDays();
    const fit = share((value) => !Number.isNaN(readDay(value, order)));
    if (fit > 0.8) return measured('date', days, fit);
  }
  const numbers = Float64Array.from(values, (value) => readNumber(value, decimal));
  const fit = share((value) => !Number.isNaN(readNumber(value, decimal)));
  if (fit > 0.95 || (fit > 0.8 && distinct > 20)) {
    if (isWrittenDay(name, numbers, samples)) {
      const days = asDays();
      const readable = share((value) => !Number.isNaN(readDay(value, order)));
      if (readable > 0.9) return measured('date', days, readable);
    }
    const facts = measured('number', numbers, fit);
    return isNumberedThrough(facts, column) ? { ...facts, kind: 'id' } : facts;
  }
  const alike = distinct / filled;
  let letters = 0;
  let words = 0;
  for (const value of samples) {
    letters += value.length;
    words += value.trim().split(/\s+/).length;
  }
  const many = Math.max(1, samples.length);
  if (alike > 0.4 && distinct > 20 && (words / many > 5 || letters / many > 60)) return plain('text');
  if (alike > 0.9 && filled >= 20) return plain('id');
  return plain('category');
}

/** 20240312 in a column called "Datum". */
function isWrittenDay(name: string, numbers: Float64Array, samples: readonly string[]): boolean {
  return (
    /dat|date|tag$|day$|_at$|_am$|am$/i.test(name) &&
    samples.length > 0 &&
    numbers.every((value) => Number.isNaN(value) || (value >= 18_000_101 && value <= 22_001_231))
  );
}

/** Whole numbers, every one different: a key if it is called one or simply counts the rows. */
function isNumberedThrough({ name, rows, missing, distinct, lowest, highest }: ColumnFacts, column: Column): boolean {
  if (missing > 0 || rows < 20) return false;
  const called = ID_NAME.test(name.trim());
  if (distinct < rows * (called ? 0.95 : 1)) return false;
  const whole = column.values.every((value) => /^\s*\d{1,18}\s*$/.test(String(value)));
  return whole && (called || highest - lowest < rows * 1.5);
}

/** A level by its folded name, so that "Berlin " and "Berlin" are one. */
export function levelsOf(column: Column): readonly string[] {
  return column.values.map((value) => (isMissing(value) ? '' : readLevel(value)));
}

export function rangeText({ kind, lowest, highest }: ColumnFacts): string | null {
  if (Number.isNaN(lowest)) return null;
  return kind === 'date' ? `${dayText(lowest)} … ${dayText(highest)}` : `${lowest} … ${highest}`;
}
