import { isParsed, parseAmount } from '#engines/text/index.ts';
import { inner, leaf } from '../company/structured-facts.ts';
import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { readItems } from '../page/structured.ts';

/** A product at a price, as a page names both. */
export interface Offer {
  readonly product: string;
  /** In hundredths of the currency. */
  readonly cents: number;
  /** ISO 4217. */
  readonly currency: string;
  /** `Stück`, `m²`, `100 Stück` where the page says what the price is for. */
  readonly unit: string | null;
  /** "ab 19,90 €": the least of several. */
  readonly from: boolean;
  readonly confidence: number;
  /** Letter by letter as on the page. */
  readonly snippet: string;
  readonly where: string;
}

const CURRENCY: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  chf: 'CHF',
  'sfr.': 'CHF',
  $: 'USD',
  usd: 'USD',
  '£': 'GBP',
  gbp: 'GBP',
};
const SIGN = '€|EUR\\b|Euro\\b|CHF\\b|SFr\\.|\\$|USD\\b|£|GBP\\b';
const NUMBER =
  "\\d{1,3}(?:[.'’ ]\\d{3})+(?:,\\d{2}|\\.\\d{2}|,[-–]{1,2})?|\\d+(?:[,.]\\d{2}(?!\\d)|,[-–]{1,2}|\\.[-–]{1,2})?";
const PRICE = new RegExp(
  `(?:(?<before>${SIGN})\\s?(?<first>${NUMBER}))|(?:(?<second>${NUMBER})\\s?(?<after>${SIGN}))`,
  'gi',
);
/** Numbers with a currency that are no price of the product on the line. */
const NO_PRICE =
  /versand|liefer|fracht|mindestbestell|gutschein|rabatt|sie sparen|ersparnis|statt|uvp|umsatz|gewinn|million|mio|shipping|discount|you save|instead of|pfand|monatlich|rate/i;
const UNIT =
  /(?:\/|pro|je|per)\s?(\d+\s)?(stück|stk\.?|st\.|meter|m²|m2|m³|lfm\.?|kg|tonne|t\b|liter|l\b|paar|set|satz|karton|palette|stunde|tag|piece|hour|day)/i;
const MOST = 2000;

/** Products and their prices: from schema.org, and from lines on which a price stands beside or below a name. Best known first, each product once. */
export function readOffers(page: Page): Offer[] {
  const found = new Map<string, Offer>();
  for (const offer of [...describedOffers(page), ...writtenOffers(page)]) {
    const key = offer.product.toLocaleLowerCase('de').replace(/\s+/g, ' ');
    const known = found.get(key);
    if (!known || known.confidence < offer.confidence) found.set(key, offer);
    if (found.size >= MOST) break;
  }
  return [...found.values()];
}

/** Whole cents of a price as it stands there; null where it is no amount. */
function centsOf(text: string): number | null {
  const amount = parseAmount(text.replace(/[–—]/g, '-').replace(/’/g, "'"));
  return isParsed(amount) && amount.value.cents > 0 ? amount.value.cents : null;
}

function describedOffers(page: Page): Offer[] {
  const offers: Offer[] = [];
  for (const item of readItems(page.root)) {
    const name = leaf(item, 'name');
    if (!name || !item.types.some((type) => /product|individualproduct|productmodel/i.test(type))) continue;
    for (const offer of inner(item, 'offers')) {
      const price = leaf(offer, 'price') ?? leaf(offer, 'lowPrice');
      const cents = price ? centsOf(price.text) : null;
      if (!price || cents === null) continue;
      offers.push({
        product: name.text.slice(0, 200),
        cents,
        currency: (leaf(offer, 'priceCurrency')?.text ?? 'EUR').toUpperCase().slice(0, 3),
        unit: null,
        from: leaf(offer, 'price') === undefined,
        confidence: 0.97,
        snippet: price.snippet,
        where: price.where,
      });
      break;
    }
  }
  return offers;
}

function writtenOffers(page: Page): Offer[] {
  const offers: Offer[] = [];
  let heading: Line | null = null;
  let taken: Line | null = null;
  for (const line of page.lines) {
    if (line.region === 'nav' || line.region === 'footer') continue;
    const prices = [...line.text.matchAll(PRICE)].filter(
      (match) => !NO_PRICE.test(line.text.slice(Math.max(0, match.index - 24), match.index)),
    );
    if (prices.length === 0) {
      if (line.heading > 0 || isName(line)) [heading, taken] = [line, null];
      continue;
    }
    // The last price of a line is the one that counts: "statt 120,00 € jetzt 99,00 €".
    const match = prices.at(-1);
    const groups = match?.groups ?? {};
    const cents = centsOf(groups['first'] ?? groups['second'] ?? '');
    const currency = CURRENCY[(groups['before'] ?? groups['after'] ?? '').toLowerCase()] ?? 'EUR';
    if (!match || cents === null) continue;
    const beside = besideName(page, line, match.index);
    const named = beside ?? (heading && heading !== taken ? heading.text : null);
    if (named === null || named.length > 160) continue;
    if (beside === null) taken = heading;
    const unit = UNIT.exec(line.text.slice(match.index));
    offers.push({
      product: named,
      cents,
      currency,
      unit: unit ? `${unit[1] ?? ''}${unit[2] ?? ''}`.trim() : null,
      from: /\b(?:ab|from|starting at)\s*$/i.test(line.text.slice(0, match.index)),
      confidence: beside !== null && line.cell ? 0.9 : beside !== null ? 0.8 : 0.75,
      snippet: line.text.slice(0, 300),
      where: `line ${line.index}`,
    });
  }
  return offers;
}

/** The product on the line of its price: the row's first cell, or the words before the price. */
function besideName(page: Page, line: Line, at: number): string | null {
  if (line.cell) {
    const row = page.lines.find((one) => one.cell?.row === line.cell?.row && one.cell?.column === 0);
    return row && row !== line && /\p{L}{3}/u.test(row.text) ? row.text : null;
  }
  const words = line.text
    .slice(0, at)
    .replace(/\s*(?:[:–|·-]|\b(?:nur|ab|jetzt|preis|price|only|from))\s*$/gi, '')
    .replace(/[\s:–|·.-]+$/, '')
    .trim();
  return /\p{L}{3}/u.test(words) &&
    words.length >= 4 &&
    !/^(?:preis|price|ab|nur|jetzt|statt|brutto|netto)\b/i.test(words) &&
    words.split(' ').length <= 14
    ? words
    : null;
}

const isName = (line: Line): boolean =>
  line.text.length >= 4 &&
  line.text.length <= 90 &&
  /^[\p{Lu}\d]/u.test(line.text) &&
  !/[.!?:]$/.test(line.text) &&
  line.text.split(' ').length <= 10;
