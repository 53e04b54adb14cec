/** The only place that makes text of numbers, amounts, days, moments and phone numbers. */
const berlin = 'Europe/Berlin';
let language: 'de' | 'en' = 'de';
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

/** English is British: day before month, as German readers expect. */
const locale = () => (language === 'de' ? 'de-DE' : 'en-GB');

export function setFormatLanguage(next: 'de' | 'en'): void {
  language = next;
}

function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  name: string,
  make: () => T,
): T {
  const key = `${language} ${name}`;
  const known = cache.get(key) as T | undefined;
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

/** A true minus sign, as wide as the plus and never torn from its number. */
const minus = (text: string) => text.replace('-', '\u2212');

export function number(value: number, digits = 0): string {
  const format = kept(
    `n${digits}`,
    () => new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  return minus(format.format(value));
}

/** With its sign: +37,6 or −4,0. */
export function signed(value: number, digits = 0): string {
  return value > 0 ? `+${number(value, digits)}` : number(value, digits);
}

/** Share from 0 to 1 as percent. */
export function percent(share: number, digits = 0): string {
  const format = kept(
    `p${digits}`,
    () =>
      new Intl.NumberFormat(locale(), {
        style: 'percent',
        maximumFractionDigits: digits,
        minimumFractionDigits: digits,
      }),
  );
  return minus(format.format(share));
}

/** Integer cents as euros; without cents where a list has no room for them. */
export function amount(cents: number, precision: 'euros' | 'cents' = 'euros'): string {
  const digits = precision === 'cents' ? 2 : 0;
  const format = kept(
    `a${digits}`,
    () =>
      new Intl.NumberFormat(locale(), {
        style: 'currency',
        currency: 'EUR',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  return minus(format.format(cents / 100));
}

/** Integer cents in the currency that a page names (ISO 4217). */
export function price(cents: number, currency: string): string {
  if (currency === 'EUR') return amount(cents, 'cents');
  return `${number(cents / 100, 2)}\u00a0${currency}`;
}

/** A calendar day, `YYYY-MM-DD`. It has no time zone and must not move with one. */
export function day(value: string): string {
  const format = kept(
    'day',
    () => new Intl.DateTimeFormat(locale(), { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }),
  );
  return valid(new Date(`${value.slice(0, 10)}T00:00:00Z`), (date) => format.format(date));
}

/** With the weekday: Sa., 21.11.2026. */
export function longDay(value: string): string {
  const format = kept(
    'longDay',
    () =>
      new Intl.DateTimeFormat(locale(), {
        weekday: 'short',
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  );
  return valid(new Date(`${value.slice(0, 10)}T00:00:00Z`), (date) => format.format(date));
}

/** A moment (ISO) as the day it was in Germany. */
export function momentDay(value: string): string {
  const format = kept(
    'momentDay',
    () => new Intl.DateTimeFormat(locale(), { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: berlin }),
  );
  return valid(new Date(value), (date) => format.format(date));
}

export function moment(value: string): string {
  const format = kept(
    'moment',
    () =>
      new Intl.DateTimeFormat(locale(), {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: berlin,
      }),
  );
  return valid(new Date(value), (date) => format.format(date));
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** "vor 3 Tagen", "in 2 Stunden", "jetzt". */
export function ago(value: string, now: Date): string {
  const format = kept('ago', () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }));
  const seconds = (new Date(value).getTime() - now.getTime()) / 1000;
  if (!Number.isFinite(seconds)) return '–';
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return format.format(unit === 'second' ? 0 : Math.round(seconds / size), unit);
}

export function bytes(value: number): string {
  if (value < 1024) return `${number(value)} B`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log(value) / Math.log(1024)), units.length);
  return `${number(value / 1024 ** power, power > 1 ? 1 : 0)} ${units[power - 1]}`;
}

function valid(date: Date, format: (date: Date) => string): string {
  return Number.isNaN(date.getTime()) ? '–' : format(date);
}

/**
 * Reads a day as a German types it: 21.11.2026, 21.11.26, 21.11., 21.11, 2026-11-21, or 21112026. A missing year is the current one.
 * null: not a day, or one that the calendar does not have.
 */
export function readDay(text: string, today: string): string | null {
  const clean = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean);
  const german =
    /^(\d{1,2})[./](\d{1,2})[./]?(\d{4}|\d{2})?$/.exec(clean) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(clean);
  const parts = iso ? [iso[1], iso[2], iso[3]] : german ? [german[3] ?? today.slice(0, 4), german[2], german[1]] : null;
  if (!parts) return null;
  const [year = '', month = '', dayOfMonth = ''] = parts;
  const full = year.length === 2 ? `20${year}` : year;
  const result = `${full}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const date = new Date(`${result}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== result ? null : result;
}

/** Today's calendar day in Germany. */
export function germanDay(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: berlin }).format(now);
}

// Area codes of two and three digits; all others in the west have four. East German ones (03…) have three to five and are left alone.
const shortCodes = /^(30|40|69|89|1[567]\d|20[12389]|21[124]|22[18]|23[14]|251|3[3-9][15]|340|906|[4-9][1-9]1)/;

/** E.164 as Germans write it, +49 731 123145. A code that is not known for certain stays unparted rather than wrongly parted. */
export function phone(value: string): string {
  if (value.startsWith('+49')) {
    const rest = value.slice(3);
    const code = shortCodes.exec(rest)?.[0] ?? (/^[24-9]/.test(rest) && rest.length > 7 ? rest.slice(0, 4) : '');
    return code ? `+49 ${code} ${rest.slice(code.length)}` : `+49 ${rest}`;
  }
  if (/^\+41\d{9}$/.test(value)) return `+41 ${value.slice(3, 5)} ${value.slice(5)}`;
  if (/^\+431\d+$/.test(value)) return `+43 1 ${value.slice(4)}`;
  const other = /^\+(43|44|33|31|32|39|34|48|45|46|47|1)(\d+)$/.exec(value);
  return other ? `+${other[1]} ${other[2]}` : value;
}

const countryNames: Partial<Record<'de' | 'en', Intl.DisplayNames>> = {};

/** `DE` as the reader calls it: Deutschland. What is no code stays as it is. */
export function country(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const names = countryNames[language] ?? new Intl.DisplayNames(language, { type: 'region' });
  countryNames[language] = names;
  return names.of(code) ?? code;
}
