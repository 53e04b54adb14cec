import { parseCountry } from './country.ts';
import { cleanText, isParsed, type Parsed, refused, understood } from './parsed.ts';

export interface Street {
  readonly street: string | null;
  readonly houseNumber: string | null;
  readonly poBox: string | null;
}
export interface Place {
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO code when the line says so (`D-89073`), else null. */
  readonly country: string | null;
}
export interface Address extends Street, Place {
  /** Lines that are none of the above: building, department, c/o. */
  readonly extra: string | null;
}

const HOUSE =
  /^(.*?[^\s\d,].*?)[\s,]+(\d+(?:\s?[a-z](?![a-z]))?(?:\s?[-–/+]\s?\d*\s?[a-z]?(?![a-z]))*(?:\s?[a-z](?![a-z]))?)\s*$/i;
const HOUSE_GLUED = /^(.*\p{L}(?:\.|ße|sse|weg|platz|allee|gasse))(\d+\s?[a-z]?)$/iu;
const PO_BOX =
  /^(?:postfach|pf\.?|p\.?\s?o\.?\s?box|case postale|casella postale)\s*:?\s*([\d\s-]+|[a-z\d\s-]{1,12})?$/i;

/** `Hauptstr. 12 a`, `Q7, 24`, `Postfach 12 34`. A street without a number is a street; the way it is abbreviated stays as written. */
export function parseStreet(original: string): Parsed<Street, 'empty'> {
  const text = cleanText(original).replace(/\n/g, ', ');
  if (!/[\p{L}\p{N}]/u.test(text)) return refused('empty', original);
  const box = PO_BOX.exec(text);
  if (box)
    return understood(
      { street: null, houseNumber: null, poBox: (box[1] ?? '').replace(/\s+/g, ' ').trim() || text },
      original,
    );
  // Mannheim and Karlsruhe number squares, not streets: "Q7, 24" or "Q 7 24".
  const square = /^([A-U])\s?(\d{1,2})\s*[,\s]\s*(\d+\s?[a-z]?)$/i.exec(text);
  if (square)
    return understood(
      { street: `${square[1]?.toUpperCase()} ${square[2]}`, houseNumber: square[3] ?? null, poBox: null },
      original,
    );
  const parts = HOUSE.exec(text) ?? HOUSE_GLUED.exec(text);
  if (!parts) return understood({ street: text, houseNumber: null, poBox: null }, original);
  const street = (parts[1] ?? '').replace(/[\s,]+$/, '');
  // "Straße des 17. Juni" keeps its number: what follows the number decides, and a day with a dot is no house number.
  return understood({ street, houseNumber: (parts[2] ?? '').replace(/\s+/g, ' ').trim(), poBox: null }, original);
}

const PLACE =
  /^(?:(D|DE|A|AT|CH|FL|LI|F|FR|I|IT|E|ES|NL|B|BE|L|LU|PL|CZ|DK|N|NO|H|HU|SI|SLO|HR|FI|FIN|EE|LV|LT|BG|TR)\s?[-–]?\s?)?(\d{4,5})(?:\s?[-–]\s?|\s+|$)(\D.*)?$/i;

// Codes whose look names their country; three digits and two are Czech, Slovak, Swedish or Greek.
const ABROAD: readonly (readonly [look: RegExp, country: string | null])[] = [
  [/^(?:PL\s?[-–]?\s?)?(?<code>\d{2}-\d{3})\s+(?<city>\D.*)$/i, 'PL'],
  [/^(?:PT?\s?[-–]?\s?)?(?<code>\d{4}-\d{3})\s+(?<city>\D.*)$/i, 'PT'],
  [/^(?:NL\s?[-–]?\s?)?(?<code>\d{4}\s?[A-Z]{2})\s+(?<city>\D.*)$/, 'NL'],
  [/^(?<city>\D.*?)[\s,]+(?<code>[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})$/, 'GB'],
  [/^(?:(?<land>CZ|SK|SE|S|GR)\s?[-–]?\s?)?(?<code>\d{3}\s\d{2})\s+(?<city>\D.*)$/i, null],
];

function placeAbroad(text: string): Place | null {
  for (const [look, country] of ABROAD) {
    const { code, city, land } = look.exec(text)?.groups ?? {};
    if (!code || !city) continue;
    const named = land ? parseCountry(land) : undefined;
    return { postalCode: code, city: city.trim(), country: country ?? (named && isParsed(named) ? named.value : null) };
  }
  return null;
}

/** `89073 Ulm`, `D-89073 Ulm`, `CH - 8005 Zürich`, `00-838 Warszawa`, `Ulm`. */
export function parsePlace(original: string): Parsed<Place, 'empty'> {
  const text = cleanText(original).replace(/\n/g, ' ');
  if (!/[\p{L}\p{N}]/u.test(text)) return refused('empty', original);
  const abroad = placeAbroad(text);
  if (abroad) return understood(abroad, original);
  const parts = PLACE.exec(text);
  if (!parts) return understood({ postalCode: null, city: text, country: null }, original);
  const country = parts[1] ? parseCountry(parts[1]) : undefined;
  return understood(
    {
      postalCode: parts[2] ?? null,
      city: parts[3]?.trim() || null,
      country: country && isParsed(country) ? country.value : null,
    },
    original,
  );
}

// Delivery areas that exist: DE from 01067 Dresden to 99998 Weinbergen, AT 1010–9992, CH 1000–9658, LI 9485–9498.
const RANGES: Readonly<Record<string, readonly [digits: number, from: number, to: number]>> = {
  DE: [5, 1001, 99998],
  AT: [4, 1010, 9992],
  CH: [4, 1000, 9658],
  LI: [4, 9485, 9498],
  FR: [5, 1000, 98999],
  IT: [5, 10, 98168],
  BE: [4, 1000, 9992],
  LU: [4, 1009, 9999],
  DK: [4, 800, 9990],
  ES: [5, 1001, 52999],
};

/**
 * Postal code checked against its country. German codes that lost their leading zero in a spreadsheet (`1067` for Dresden) get it back with
 * a warning. Countries without a rule here are passed on as written. 5 digits under AT or 4 under DE (outside the east) are a problem.
 */
export function parsePostalCode(
  original: string,
  country = 'DE',
): Parsed<string, 'empty' | 'postal-code-format' | 'postal-code-country', 'leading-zero-restored'> {
  const text = cleanText(original).toUpperCase().replace(/^'/, '');
  if (!/[A-Z\d]/.test(text)) return refused('empty', original);
  const bare = text.replace(/\.0$/, '').replace(/^(?:D|DE|A|AT|CH|FL|LI|F|I|B|L|DK)\s?[-–]?\s?(?=\d)/, '');
  const range = RANGES[country];
  if (!range)
    return /^[A-Z\d][A-Z\d\s-]{1,10}$/.test(bare)
      ? understood(bare, original)
      : refused('postal-code-format', original);
  const digits = bare.replace(/\s/g, '');
  if (!/^\d+$/.test(digits)) return refused('postal-code-format', original);
  const [length, from, to] = range;
  if (digits.length === length - 1 && length === 5 && Number(digits) >= from && Number(digits) < 10_000) {
    return understood(`0${digits}`, original, 'leading-zero-restored');
  }
  if (digits.length !== length)
    return refused(digits.length === 4 || digits.length === 5 ? 'postal-code-country' : 'postal-code-format', original);
  const number = Number(digits);
  return number < from || number > to ? refused('postal-code-country', original) : understood(digits, original);
}

/** A whole address in one cell, lines or commas: `Hauptstr. 12, 89073 Ulm, Deutschland`. What is recognised as nothing else stays in `extra`. */
export function parseAddress(original: string): Parsed<Address, 'empty'> {
  const text = cleanText(original);
  if (!/[\p{L}\p{N}]/u.test(text)) return refused('empty', original);
  const pieces = text
    .split(/\n|;|\||,(?!\s*\d+\s?[a-z]?\s*(?:,|$))|\s[-–·]\s(?=(?:[A-Z]{1,2}-?)?\d{4,5}\s)/i)
    .map((piece) => piece.trim())
    .filter(Boolean);
  let place: Place | undefined;
  let street: Street | undefined;
  let country: string | null = null;
  const extra: string[] = [];
  for (const piece of pieces.toReversed()) {
    const named: Parsed<string, string> = country || place ? refused('taken', piece) : parseCountry(piece);
    const asPlace = parsePlace(piece);
    const asStreet = parseStreet(piece);
    if (isParsed(named) && pieces.length > 1) country = named.value;
    else if (!place && isParsed(asPlace) && asPlace.value.postalCode) place = asPlace.value;
    else if (
      !street &&
      isParsed(asStreet) &&
      (asStreet.value.houseNumber || asStreet.value.poBox || (place && extra.length === 0))
    )
      street = asStreet.value;
    else extra.unshift(piece);
  }
  if (!place && extra.length > 0) place = { postalCode: null, city: extra.pop() ?? null, country: null };
  return understood(
    {
      street: street?.street ?? null,
      houseNumber: street?.houseNumber ?? null,
      poBox: street?.poBox ?? null,
      postalCode: place?.postalCode ?? null,
      city: place?.city ?? null,
      country: country ?? place?.country ?? null,
      extra: extra.join(', ') || null,
    },
    original,
  );
}
