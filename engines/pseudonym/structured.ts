import { codesWithChecks } from './checked-codes.ts';
import { type Claiming, Claims, type StructuredKind, type StructuredSpan } from './claims.ts';
import type { Known } from './known.ts';
import { knownCodes } from './known-codes.ts';
import {
  BIC,
  BIRTH,
  DATE,
  DISTRICTS,
  DOMAIN,
  EMAIL,
  EMAIL_SPELT,
  ENGLISH_STREET,
  IP,
  LABELLED,
  MONEY,
  NOT_A_HOUSE,
  PENSION,
  PLATE,
  PLATE_LABEL,
  POSTBOX,
  SSN,
  STREET,
  URL,
} from './patterns.ts';
import { phones, postal } from './places-and-phones.ts';
import { type Stretch, stretchesAround } from './stretches.ts';

interface Options {
  readonly prices: boolean;
}

/** Everything that is recognised by its form alone, and every known code. Spans do not overlap; what was claimed first stays. */
export function findStructured(text: string, known: Known, options: Options): StructuredSpan[] {
  const claims = new Claims();
  for (const stretch of stretchesAround(text, startsAddress, 80)) findAddresses(stretch, claims.from(stretch.start));
  if (!/\d/.test(text)) return claims.spans();
  knownCodes(text, known, claims);
  for (const stretch of stretchesAround(text, isDigit, 110)) findNumbers(stretch, claims.from(stretch.start), options);
  return claims.spans();
}

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

/** "@", a dot in a word, "://" or a bracket around "at". */
function startsAddress(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === AT) return true;
  if (code === DOT) return (text.charCodeAt(at + 1) | 32) >= SMALL_A;
  if (code === COLON) return text.startsWith('//', at + 1);
  return (code === ROUND || code === SQUARE || code === CURLY) && /^(?:at|ät)/i.test(text.slice(at + 1, at + 3));
}
const [AT, DOT, COLON, ROUND, SQUARE, CURLY, SMALL_A] = [...'@.:([{a'].map((char) => char.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

type Check = (match: RegExpExecArray) => boolean;

function claimAll(text: string, claims: Claiming, pattern: RegExp, kind: StructuredKind, ok?: Check): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text))
    if (!ok || ok(match)) claims.take(match.index, match.index + match[0].length, kind);
}

function findAddresses({ text }: Stretch, claims: Claiming): void {
  if (text.includes('@')) claimAll(text, claims, EMAIL, 'email');
  if (/[([{](?:at|ät)[)\]}]/i.test(text)) claimAll(text, claims, EMAIL_SPELT, 'email');
  if (text.includes('://') || /www\./i.test(text)) claimAll(text, claims, URL, 'url');
  claimAll(text, claims, DOMAIN, 'domain', (match) => match[0].length > 4);
}

function findNumbers({ text }: Stretch, claims: Claiming, options: Options): void {
  const all = (pattern: RegExp, kind: StructuredKind, ok?: Check) => claimAll(text, claims, pattern, kind, ok);
  const last = (pattern: RegExp, kind: StructuredKind) => {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text))
      claims.take(match.index + match[0].length - match[1]!.length, match.index + match[0].length, kind);
  };
  // A glance says of most patterns that they cannot stand here; it costs a tenth of them.
  const may = (sign: RegExp) => sign.test(text);
  codesWithChecks(text, claims);
  if (may(/\d\.\d|[0-9a-f]:[0-9a-f]/i))
    all(IP, 'ip', (match) => match[0].includes(':') || match[0].split('.').every((part) => Number(part) < 256));
  if (may(/BIC|SWIFT/)) last(BIC, 'bic');
  if (may(/\d[./-]\s?\d|\d{4}/))
    all(DATE, 'birth-date', (match) => {
      const born = BIRTH.test(text.slice(Math.max(0, match.index - 40), match.index));
      // A date that is no birth date stays, and its digits are nobody's phone number.
      if (!born) claims.keep(match.index, match.index + match[0].length);
      return born;
    });
  all(STREET, 'street', (match) => !NOT_A_HOUSE.test(match[0]));
  if (may(/\d[A-Z]?\s[A-ZÄÖÜ]/)) all(ENGLISH_STREET, 'street');
  if (may(/Postfach|Box/)) all(POSTBOX, 'street');
  if (may(/\d{4}\s/)) postal(text, claims);
  if (may(/[A-Z][- ]?[1-9]/))
    all(PLATE, 'plate', (match) => {
      const before = text.slice(Math.max(0, match.index - 40), match.index);
      return (DISTRICTS.has(match[1]!) && /[-–]/.test(match[2]!)) || PLATE_LABEL.test(before);
    });
  last(LABELLED, 'number');
  if (may(/\d-\d/)) all(SSN, 'number');
  if (may(/\d{6}\s?[A-Z]/)) all(PENSION, 'number');
  if (may(/[€$£]|EUR|Euro|CHF|USD/))
    all(MONEY, 'price', (match) => {
      if (!options.prices) claims.keep(match.index, match.index + match[0].length);
      return options.prices;
    });
  if (may(/[\d(+][\d\s()/.–-]{4,24}\d/)) phones(text, claims);
}
