import { cleanText, type DecimalMark, isParsed, parseDate, parseNumber } from '#engines/text/index.ts';
import type { Cell } from './table.ts';

const MISSING =
  /^(?:|-+|–|—|\.|\?|n\/?a|#n\/?a|#nv|nan|null|none|nil|undefined|k\.? ?a\.?|keine angabe|nicht angegeben|\(leer\)|\(blank\)|<na>)$/i;
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Whether nothing stands in a cell: blank, a dash, `NULL`, `n/a`, `k. A.`. "unknown" is an answer and stays one. */
export function isMissing(cell: Cell): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell === 'number') return !Number.isFinite(cell);
  if (typeof cell === 'boolean') return false;
  return cell.length < 18 && MISSING.test(cell.trim());
}

/** A number as German, English or a program writes it; NaN where there is none. */
export function readNumber(cell: Cell, decimal: DecimalMark | null): number {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : Number.NaN;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (isMissing(cell)) return Number.NaN;
  const text = String(cell).trim();
  if (PLAIN_NUMBER.test(text) && (decimal !== ',' || !/^[+-]?\d{1,3}\.\d{3}$/.test(text))) return Number(text);
  const parsed = parseNumber(text, decimal);
  return isParsed(parsed) ? parsed.value : Number.NaN;
}

/** Days since 1 January 1970; NaN where there is no date. */
export function readDay(cell: Cell, order: 'day-first' | 'month-first'): number {
  if (typeof cell !== 'string' || isMissing(cell)) return Number.NaN;
  // Two-digit years: a fixed year keeps the engine without a clock; it decides only what 45 means.
  const parsed = parseDate(cell, { order, referenceYear: 2026 });
  if (!isParsed(parsed)) return Number.NaN;
  const { day } = parsed.value;
  return day.startsWith('9999') ? Number.NaN : Date.parse(day) / 86_400_000;
}

/** What a category is called: text without stray blanks, whatever its type. */
export function readLevel(cell: Cell): string {
  return typeof cell === 'string' ? cleanText(cell) : String(cell);
}

/** Whether a text looks like a date at all, before the costly reading. */
export function looksLikeDate(cell: Cell): boolean {
  return (
    typeof cell === 'string' &&
    cell.length < 40 &&
    /^\D{0,12}\d{1,4}\s?[-./]\s?(?:\d{1,2}|\p{L}{3,9})\s?[-./]\s?\d{1,4}(?:$|[\sT,])|^\d{1,2}\.?\s+\p{L}{3,9}\.?,?\s+\d{4}/u.test(
      cell.trim(),
    )
  );
}

export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
