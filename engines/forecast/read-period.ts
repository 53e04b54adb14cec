import { readDay } from '#engines/scoring/read-cells.ts';
import type { DateOrder } from '#engines/text/index.ts';

const MONTHS = 'jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[zc]'
  .split('|')
  .map((stem) => new RegExp(`^${stem}`, 'i'));

/** Days since 1970 of the first day of what a cell names: a day, a week (2024-W05, KW 5/2024), a month (2024-05, Mai 2024), a quarter (2024-Q2), a year. NaN where none. */
export function readPeriod(cell: string, order: DateOrder): number {
  const text = cell.trim();
  const numbers = (found: RegExpExecArray | null): [number, number] | null =>
    found ? [Number(found[1]), Number(found[2])] : null;
  const quarter =
    numbers(/^(\d{4})[\s./-]*Q([1-4])$/i.exec(text)) ?? swapped(numbers(/^Q([1-4])[\s./-]*(\d{4})$/i.exec(text)));
  if (quarter) return monthStart(quarter[0], 3 * quarter[1] - 2);
  const week =
    numbers(/^(\d{4})[\s./-]*(?:W|KW|CW)\s?(\d{1,2})$/i.exec(text)) ??
    swapped(numbers(/^(?:KW|W|CW)\s?(\d{1,2})[\s./-]+(\d{4})$/i.exec(text)));
  if (week) return week[1] >= 1 && week[1] <= 53 ? weekStart(week[0], week[1]) : Number.NaN;
  const month = numbers(/^(\d{4})[./-](\d{1,2})$/.exec(text)) ?? swapped(numbers(/^(\d{1,2})[./-](\d{4})$/.exec(text)));
  if (month) return month[1] >= 1 && month[1] <= 12 ? monthStart(month[0], month[1]) : Number.NaN;
  const named = /^(\p{L}{3,9})\.?[\s./-]*(\d{4})$/u.exec(text) ?? /^(\d{4})[\s./-]*(\p{L}{3,9})\.?$/u.exec(text);
  if (named) {
    const [word, year] = /^\d/.test(named[1]!) ? [named[2]!, named[1]!] : [named[1]!, named[2]!];
    const at = MONTHS.findIndex((stem) => stem.test(word));
    return at < 0 ? Number.NaN : monthStart(Number(year), at + 1);
  }
  if (/^(?:19|20)\d{2}$/.test(text)) return monthStart(Number(text), 1);
  return readDay(text, order);
}

const swapped = (pair: [number, number] | null): [number, number] | null => pair && [pair[1], pair[0]];

function monthStart(year: number, month: number): number {
  return Date.UTC(year, month - 1, 1) / 86_400_000;
}

/** Monday of an ISO week: week 1 holds 4 January. */
function weekStart(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4) / 86_400_000;
  return fourth - weekday(fourth) + 7 * (week - 1);
}

/** 0 Monday to 6 Sunday. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
