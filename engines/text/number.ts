import { cleanText, type Parsed, refused, understood } from './parsed.ts';

export type DecimalMark = ',' | '.';
export interface Amount {
  /** Integer hundredths of the currency unit, rounded half away from zero. */
  readonly cents: number;
  /** ISO 4217, null when the cell names none. */
  readonly currency: string | null;
}
export type NumberProblem = 'empty' | 'number-format' | 'number-too-large';

const CURRENCY: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  $: 'USD',
  usd: 'USD',
  us$: 'USD',
  '£': 'GBP',
  gbp: 'GBP',
  chf: 'CHF',
  sfr: 'CHF',
  fr: 'CHF',
  'sfr.': 'CHF',
  'fr.': 'CHF',
  pln: 'PLN',
  zł: 'PLN',
  czk: 'CZK',
  kč: 'CZK',
  sek: 'SEK',
  nok: 'NOK',
  dkk: 'DKK',
  huf: 'HUF',
  jpy: 'JPY',
  '¥': 'JPY',
  cny: 'CNY',
};
const SCALE: Readonly<Record<string, number>> = {
  't€': 3,
  teur: 3,
  tsd: 3,
  'tsd.': 3,
  k: 3,
  'k€': 3,
  keur: 3,
  mio: 6,
  'mio.': 6,
  'mio€': 6,
  'm€': 6,
  mrd: 9,
  'mrd.': 9,
  tchf: 3,
};

interface Reading {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
  readonly currency: string | null;
}

/**
 * Which mark separates decimals in a column. `1.234` alone is ambiguous, so the whole column votes: a value with both marks, or with a
 * group that is not of three digits, decides. When nothing decides, a comma anywhere means German; a column of only `1.234` means
 * German thousands (null says that this was a guess).
 */
export function decideDecimalMark(samples: readonly string[]): DecimalMark | null {
  let comma = 0;
  let point = 0;
  for (const sample of samples) {
    const digits = sample.replace(/[^\d.,]/g, '');
    const lastComma = digits.lastIndexOf(',');
    const lastPoint = digits.lastIndexOf('.');
    if (lastComma >= 0 && lastPoint >= 0) lastComma > lastPoint ? comma++ : point++;
    else if (lastComma >= 0)
      digits.indexOf(',') !== lastComma
        ? point++
        : digits.length - lastComma - 1 !== 3 || /^0,/.test(digits)
          ? comma++
          : 0;
    else if (lastPoint >= 0)
      digits.indexOf('.') !== lastPoint
        ? comma++
        : digits.length - lastPoint - 1 !== 3 || /^0\./.test(digits)
          ? point++
          : 0;
  }
  if (comma === point) return null;
  return comma > point ? ',' : '.';
}

function read(original: string, decimal: DecimalMark | null): Reading | NumberProblem {
  let text = cleanText(original)
    .replace(/\u2212/g, '-')
    .replace(/^'(?=[-+\d])/, '');
  if (!text || /^[-–—./]+$/.test(text)) return 'empty';
  let currency: string | null = null;
  let scale = 0;
  text = text
    .replace(/^(?:ca\.?|circa|~|rund|ab|approx\.?)\s*/i, '')
    .replace(/(?:us\$|[€$£¥%]|\p{L}+\.?€?)/giu, (word, at: number, whole: string) => {
      const key = word.toLowerCase();
      // One letter is a unit behind a figure only: 17k is a number, K17 and P17 are names of something.
      if (/^\p{L}\.?$/u.test(key) && !/\d/.test(whole.slice(0, at))) return '\u0000';
      if (SCALE[key] !== undefined) scale += SCALE[key];
      if (key.endsWith('€') || key === 'teur' || key === 'keur') currency = 'EUR';
      else if (key === 'tchf') currency = 'CHF';
      else if (CURRENCY[key]) currency = CURRENCY[key];
      else if (
        SCALE[key] === undefined &&
        key !== '%' &&
        !/^(?:stk|st|stück|pcs|kg|std|h|tage|d|p|netto|brutto|mwst|e)\.?$/.test(key)
      )
        return '\u0000';
      return key === 'e' ? 'e' : '';
    });
  if (text.includes('\u0000')) return 'number-format';
  const scientific = /^\s*([+-]?\d+)(?:[.,](\d+))?e([+-]?\d{1,2})\s*$/.exec(text);
  if (scientific) return fromScientific(scientific, currency);
  text = text.replace(/\s/g, '').replace(/,-+$|\.-+$|,–$|,—$/, '');
  const bracketed = /^\((.+)\)$/.exec(text);
  let negative = bracketed !== null;
  text = bracketed?.[1] ?? text;
  const sign = /^([+-])|([+-])$/.exec(text);
  if (sign) {
    negative = (sign[1] ?? sign[2]) === '-' ? !negative : negative;
    text = text.replace(/^[+-]|[+-]$/, '');
  }
  if (!/^[\d.,'’]+$/.test(text) || !/\d/.test(text)) return 'number-format';
  const parts = split(text.replace(/['’]/g, "'"), decimal);
  if (!parts) return 'number-format';
  const shifted = parts.fraction.padEnd(scale, '0');
  return {
    negative,
    whole: (parts.whole + shifted.slice(0, scale)).replace(/^0+(?=\d)/, ''),
    fraction: shifted.slice(scale),
    currency,
  };
}

function fromScientific(found: RegExpExecArray, currency: string | null): Reading {
  const negative = (found[1] ?? '').startsWith('-');
  const digits = (found[1] ?? '').replace(/^[+-]/, '');
  const fraction = found[2] ?? '';
  const point = digits.length + Number(found[3]);
  const all = (digits + fraction).padEnd(Math.max(point, 0), '0');
  if (point <= 0) return { negative, whole: '0', fraction: '0'.repeat(-point) + all, currency };
  return { negative, whole: all.slice(0, point).replace(/^0+(?=\d)/, ''), fraction: all.slice(point), currency };
}

/** Whole and fraction, or undefined where the grouping is not one that anybody writes (1.23.4, 1,2,3). */
function split(text: string, column: DecimalMark | null): { whole: string; fraction: string } | undefined {
  const marks = [...text].filter((sign) => sign === ',' || sign === '.');
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  let decimalAt = -1;
  if (marks.length > 0) {
    const lastMark = marks.at(-1);
    const mixed = new Set(marks).size === 2;
    const once = marks.filter((mark) => mark === lastMark).length === 1;
    const tail = text.length - last - 1;
    if (mixed) decimalAt = once ? last : -1;
    else if (
      once &&
      (column ? lastMark === column || tail !== 3 : tail !== 3 || text.startsWith('0') || lastMark === ',')
    )
      decimalAt = last;
  }
  const whole = decimalAt >= 0 ? text.slice(0, decimalAt) : text;
  const fraction = decimalAt >= 0 ? text.slice(decimalAt + 1) : '';
  if (!/^\d*$/.test(fraction)) return undefined;
  if (/[.,']/.test(whole) && !/^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$|^\d{1,3}(?:'\d{3})+$/.test(whole))
    return undefined;
  return { whole: whole.replace(/[.,']/g, '') || '0', fraction };
}

/** A number in German or English notation; `decimal` is what {@link decideDecimalMark} found for the column. */
export function parseNumber(original: string, decimal: DecimalMark | null = null): Parsed<number, NumberProblem> {
  const reading = read(original, decimal);
  if (typeof reading === 'string') return refused(reading, original);
  const value = Number(
    `${reading.negative ? '-' : ''}${reading.whole}${reading.fraction ? `.${reading.fraction}` : ''}`,
  );
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return refused('number-too-large', original);
  return understood(value === 0 ? 0 : value, original);
}

/** An amount of money to integer cents: `1.234,56 €`, `1,234.56`, `(123)`, `12,-`, `3,5 Mio. €`, `1.234,56-`. */
export function parseAmount(original: string, decimal: DecimalMark | null = null): Parsed<Amount, NumberProblem> {
  const reading = read(original, decimal);
  if (typeof reading === 'string') return refused(reading, original);
  const digits = `${reading.whole}${reading.fraction.padEnd(2, '0').slice(0, 2)}`;
  // Cents are put together as text: 0.1 + 0.2 has no place in a price.
  const rounded = Number(digits) + (Number(reading.fraction[2] ?? '0') >= 5 ? 1 : 0);
  if (rounded > Number.MAX_SAFE_INTEGER) return refused('number-too-large', original);
  return understood(
    { cents: reading.negative && rounded !== 0 ? -rounded : rounded, currency: reading.currency },
    original,
  );
}
