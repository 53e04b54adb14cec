import { cleanText, type Parsed, refused, understood } from './parsed.ts';

export interface DateReading {
  /** YYYY-MM-DD */
  readonly day: string;
  /** HH:MM:SS as written, without time zone; null when none stood there. */
  readonly time: string | null;
}
export type DateProblem = 'empty' | 'date-format' | 'date-not-in-calendar' | 'date-out-of-range';
export type DateOrder = 'day-first' | 'month-first';
export interface DateConfig {
  /** How 03/04/2024 is meant; dots are always day first. Decided per column by {@link decideDateOrder}. */
  readonly order: DateOrder;
  /** Two-digit years lie between 80 years before and 19 years after this year. */
  readonly referenceYear: number;
}

const MONTHS = new Map(
  Object.entries({
    jan: 1,
    januar: 1,
    january: 1,
    jän: 1,
    jänner: 1,
    feb: 2,
    februar: 2,
    february: 2,
    feber: 2,
    mär: 3,
    mrz: 3,
    märz: 3,
    maerz: 3,
    mar: 3,
    march: 3,
    apr: 4,
    april: 4,
    mai: 5,
    may: 5,
    jun: 6,
    juni: 6,
    june: 6,
    jul: 7,
    juli: 7,
    july: 7,
    aug: 8,
    august: 8,
    sep: 9,
    sept: 9,
    september: 9,
    okt: 10,
    oct: 10,
    oktober: 10,
    october: 10,
    nov: 11,
    november: 11,
    dez: 12,
    dec: 12,
    dezember: 12,
    december: 12,
  }),
);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number) => (month === 2 && leap(year) ? 29 : (DAYS[month - 1] ?? 0));
const pad = (number: number, width = 2) => String(number).padStart(width, '0');

/** Day of an Excel serial number (1900 system; serial 60, the 29 February 1900 that never was, is refused). */
function excelDay(serial: number): string | undefined {
  if (serial < 61 || serial > 2_958_465) return undefined;
  // Civil-from-days after Howard Hinnant; 25569 is 1 January 1970.
  const z = Math.floor(serial) - 25_569 + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return `${pad(yoe + era * 400 + (month <= 2 ? 1 : 0), 4)}-${pad(month)}-${pad(doy - Math.floor((153 * mp + 2) / 5) + 1)}`;
}

function timeOf(text: string): { rest: string; time: string | null } {
  const found =
    /[\sT,]+(?:um\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(uhr|am|pm)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2}|mesz|mez|cest|cet)?$/i.exec(
      text,
    );
  if (!found) return { rest: text.replace(/T$/, ''), time: null };
  let hour = Number(found[1]);
  const half = found[4]?.toLowerCase();
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  const minute = Number(found[2]);
  const second = Number(found[3] ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return { rest: text, time: null };
  return { rest: text.slice(0, found.index), time: `${pad(hour)}:${pad(minute)}:${pad(second)}` };
}

function fullYear(year: string, reference: number): number {
  if (year.length > 2) return Number(year);
  const near = Math.floor(reference / 100) * 100 + Number(year);
  return near > reference + 19 ? near - 100 : near <= reference - 81 ? near + 100 : near;
}

/**
 * A calendar day as German, English and ISO lists, SAP (20240312) and Excel (45363) write it. 29.02.2023 is refused as not in the
 * calendar, never moved to March. 31.12.9999 means "no end" and comes with the warning `open-end`.
 */
export function parseDate(
  original: string,
  config: DateConfig,
): Parsed<DateReading, DateProblem, 'open-end' | 'two-digit-year'> {
  const text = cleanText(original)
    .replace(/^'/, '')
    .replace(/^(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[a-zä]*\.?,?\s+/i, '');
  if (!text || /^[-–—.0/:\s]+$/.test(text)) return refused('empty', original);
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) {
    const day = excelDay(Number(text.replace(',', '.')));
    return day ? understood({ day, time: null }, original) : refused('date-out-of-range', original);
  }
  const { rest, time } = timeOf(text);
  const parts = datePart(rest.trim(), config);
  if (!parts) return refused('date-format', original);
  const [year, month, date] = parts.numbers;
  if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month))
    return refused('date-not-in-calendar', original);
  if (year < 1800 || (year > 2200 && year !== 9999)) return refused('date-out-of-range', original);
  const warning = year === 9999 ? 'open-end' : parts.short ? 'two-digit-year' : undefined;
  return understood({ day: `${pad(year, 4)}-${pad(month)}-${pad(date)}`, time }, original, warning);
}

function datePart(
  text: string,
  config: DateConfig,
): { numbers: readonly [number, number, number]; short: boolean } | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (iso) return { numbers: [Number(iso[1]), Number(iso[2]), Number(iso[3])], short: false };
  const year = (written = '') => fullYear(written, config.referenceYear);
  const numeric = /^(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/.exec(text);
  if (numeric) {
    const [a, b] = [Number(numeric[1]), Number(numeric[3])];
    const monthFirst = numeric[2] !== '.' && config.order === 'month-first';
    return {
      numbers: monthFirst ? [year(numeric[4]), a, b] : [year(numeric[4]), b, a],
      short: numeric[4]?.length === 2,
    };
  }
  const named = /^(\d{1,2})\.?[\s-]*(\p{L}+)\.?,?[\s-]*(\d{4}|\d{2})$/u.exec(text);
  const english = named ? null : /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text);
  const month = MONTHS.get((named?.[2] ?? english?.[1] ?? '').toLowerCase());
  if (!month) return undefined;
  if (named) return { numbers: [year(named[3]), month, Number(named[1])], short: named[3]?.length === 2 };
  return { numbers: [Number(english?.[3]), month, Number(english?.[2])], short: false };
}

/** Whether 03/04/2024 in this column is the third of April or March the fourth: a number above 12 in either place tells; else German order. */
export function decideDateOrder(samples: readonly string[]): DateOrder {
  let first = 0;
  let second = 0;
  for (const sample of samples) {
    const parts = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/.exec(sample);
    if (!parts) continue;
    if (Number(parts[1]) > 12) first++;
    if (Number(parts[2]) > 12) second++;
  }
  return second > 0 && first === 0 ? 'month-first' : 'day-first';
}
