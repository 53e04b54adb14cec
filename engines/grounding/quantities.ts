import { readFigures, readNumberWord } from './number-words.ts';
import type { Stretch } from './sentences.ts';
import { currencyOf, type Dimension, factorOf, unitBehind } from './units.ts';

export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Every way the digits can be read: "1.250" is 1250 in German and 1.25 in English. In the base unit of the dimension. */
  readonly values: readonly number[];
  readonly dimension: Dimension;
  /** ISO code where money says one. */
  readonly currency: string | null;
}

const FIGURES =
  /(?<![\p{L}\p{N}.,])(?:(€|EUR|\$|USD|CHF|£)\s?)?(\d{1,3}(?:[.' \u00a0\u202f’]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(,[-–]{1,2})?(?:\s?(Mio|Mrd|Tsd|Millionen|Million|Milliarden|tausend|million|billion|thousand)\b\.?)?/gu;
const SCALE: Readonly<Record<string, number>> = {
  mio: 1e6,
  million: 1e6,
  millionen: 1e6,
  mrd: 1e9,
  milliarden: 1e9,
  billion: 1e9,
  tsd: 1e3,
  tausend: 1e3,
  thousand: 1e3,
};
const WORD = /(?<![\p{L}\p{N}-])[\p{L}][\p{L}-]*/gu;
const SHARES: Readonly<Record<string, number>> = {
  hälfte: 50,
  half: 50,
  drittel: 100 / 3,
  third: 100 / 3,
  viertel: 25,
  quarter: 25,
  fünftel: 20,
};

/** Numbers in figures and in words with what they measure. `taken`: stretches that are something else (dates, codes). */
export function findQuantities(text: string, taken: readonly Stretch[]): Quantity[] {
  const found: Quantity[] = [];
  const free = (start: number, end: number) => !taken.some((one) => one.start < end && start < one.end);
  for (const match of text.matchAll(FIGURES)) {
    const start = match.index;
    let end = start + match[0].length;
    if (!free(start, end)) continue;
    // "1. Punkt" at the beginning of a line numbers it.
    if (/(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 4), start)) && /^[.)]\s/.test(text.slice(end, end + 2)))
      continue;
    if (
      /[\p{L}]/u.test(text[end] ?? '') &&
      !/^(?:kg|g|t|mm|cm|m|km|l|ml|h|s|min|kW|W|V|A|Hz|bar|Nm|EUR|mg|kWh|MW|qm|°C|x)(?![\p{L}])/u.test(
        text.slice(end, end + 4),
      )
    )
      continue;
    const scale = SCALE[(match[4] ?? '').toLowerCase()] ?? 1;
    const unit = unitBehind(text, end);
    if (unit) end = unit.end;
    const money = match[1] !== undefined || match[3] !== undefined;
    const dimension: Dimension = money ? 'money' : (unit?.dimension ?? 'none');
    const currency = currencyOf(match[1] ?? unit?.spelling ?? '');
    const values = readFigures(match[2]!).map((value) => value * scale * (money ? 1 : (unit?.factor ?? 1)));
    if (values.length > 0)
      found.push({
        start,
        end,
        text: text.slice(start, end),
        values,
        dimension,
        currency,
      });
  }
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const start = match.index;
    const share = SHARES[word.toLowerCase()];
    if (
      share !== undefined &&
      /(?:^|\s)(?:ein|eine|einem|einer|die|der|das|um|zur|a|the|one|by)\s+$/i.test(
        text.slice(Math.max(0, start - 8), start),
      )
    ) {
      found.push({
        start,
        end: start + word.length,
        text: word,
        values: [share],
        dimension: 'percent',
        currency: null,
      });
      continue;
    }
    const value = readNumberWord(word);
    if (value === undefined || !free(start, start + word.length)) continue;
    const unit = unitBehind(text, start + word.length);
    const end = unit?.end ?? start + word.length;
    const currency = currencyOf(unit?.spelling ?? '');
    found.push({
      start,
      end,
      text: text.slice(start, end),
      values: [value * (unit?.factor ?? 1)],
      dimension: unit?.dimension ?? 'none',
      currency,
    });
  }
  return inheritUnits(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

/** "10 bis 12 Wochen", "5-7 kg": the first number means the same unit. */
function inheritUnits(text: string, quantities: readonly Quantity[]): Quantity[] {
  return quantities.map((quantity, at) => {
    const next = quantities[at + 1];
    if (!next || quantity.dimension !== 'none' || next.dimension === 'none') return quantity;
    if (!/^\s?(?:[-–]|bis|to|oder|or|und|and|x|×)\s?$/.test(text.slice(quantity.end, next.start))) return quantity;
    return {
      ...quantity,
      dimension: next.dimension,
      currency: next.currency,
      values: quantity.values.map((value) => value * factorOf(next.text)),
    };
  });
}

const near = (a: number, b: number) => Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-4;

/** The same amount of the same thing. A bare number in the source (a table under "Preis in EUR") may carry the unit elsewhere. */
export function sameQuantity(claim: Quantity, source: Quantity): 'same' | 'bare' | false {
  if (claim.currency !== null && source.currency !== null && claim.currency !== source.currency) return false;
  const equal = (values: readonly number[]) => claim.values.some((a) => values.some((b) => near(a, b)));
  if (claim.dimension === source.dimension) {
    if (equal(source.values)) return 'same';
    // Twelve months are a year, though twelve mean months are not quite.
    return claim.dimension === 'time' &&
      claim.values.some((a) => source.values.some((b) => Math.abs(a - b) / Math.max(a, b, 1) < 0.004))
      ? 'same'
      : false;
  }
  const loose = (a: Dimension, b: Dimension) => (a === 'pieces' && b === 'none') || (a === 'none' && b === 'pieces');
  if (loose(claim.dimension, source.dimension) && equal(source.values)) return 'same';
  if (source.dimension !== 'none' || claim.dimension === 'none') return false;
  const factor = factorOf(claim.text);
  return claim.values.some((a) => source.values.some((b) => near(a / factor, b))) ? 'bare' : false;
}
