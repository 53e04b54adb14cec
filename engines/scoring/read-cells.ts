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

const POWERS = Array.from({ length: 16 }, (_, digits) => 10 ** digits);

/**
 * Digits with at most one decimal mark, as a program or a German list writes them; undefined for whatever needs a closer look. Exact: up to 15 digits
 * and a power of ten are both whole numbers, and their quotient is rounded once. Several times as fast as looking the text up or parsing it.
 */
export function readPlainNumber(text: string, decimal: DecimalMark | null): number | undefined {
  const { length } = text;
  if (length === 0) return Number.NaN;
  if (length > 16) return undefined;
  const mark = decimal === ',' ? 44 : 46;
  let at = text.charCodeAt(0) === 45 ? 1 : 0;
  if (at === length) return undefined;
  const negative = at === 1;
  let whole = 0;
  let fraction = -1;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      whole = whole * 10 + code - 48;
      if (fraction >= 0) fraction += 1;
    } else if (code === mark && fraction < 0) fraction = 0;
    else return undefined;
  }
  // "1.234" may be a thousand: the column decides, in the careful reading.
  if (fraction === 3 && decimal === null) return undefined;
  const value = fraction > 0 ? whole / POWERS[fraction]! : whole;
  return negative ? -value : value;
}

/** A number as German, English or a program writes it; NaN where there is none. */
export function readNumber(cell: Cell, decimal: DecimalMark | null): number {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : Number.NaN;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (isMissing(cell)) return Number.NaN;
  const text = String(cell).trim();
  // A column of 950, 1.200, 2.400 means thousands; only decimals elsewhere in the column make the point one.
  if (PLAIN_NUMBER.test(text) && (decimal === '.' || !/^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text))) return Number(text);
  // "K17" is a key, not 17 thousand; only a currency or a "circa" may stand in front of a number.
  if (/^\p{L}/u.test(text) && !/^(?:eur|usd|us\$|chf|sfr|gbp|pln|czk|ca\b|circa|rund|ab\b|approx)/i.test(text))
    return Number.NaN;
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
