import {
  isParsed,
  parseAmount,
  parseCompanyName,
  parseCountry,
  parseDate,
  parseDomain,
  parseEmail,
  parsePersonName,
  parsePhone,
  parsePlace,
  parsePostalCode,
  parseSalutation,
  parseStreet,
  parseTruth,
  parseVatId,
} from '#engines/text/index.ts';
import type { Reading } from './role.ts';

/** Share of the filled samples that can be read as each kind of value, 0 to 1. */
export type Profile = Readonly<Partial<Record<Reading, number>>> & {
  readonly filled: number;
  readonly roleMail: number;
  /** Share that has the shape of a VAT id, right or wrong. */
  readonly vatLike: number;
  readonly distinct: number;
};

const DATE = { order: 'day-first', referenceYear: 2030 } as const;
const FIRST_NAMES = new Set(
  'andreas anna anja alexander barbara bernd bettina birgit brigitte carsten christian christina claudia daniel daniela david dieter dirk eva florian frank gabriele georg hans heike heinz helga helmut holger ines jan jens joachim jochen johannes jörg julia jürgen karin karl katja katrin kerstin klaus lars lisa lukas manfred manuela marc maria marie marion markus martin martina matthias max michael monika nicole nina oliver olaf patrick peter petra philipp ralf reiner renate robert sabine sandra sarah sebastian silke simone stefan stefanie stephan susanne sven tanja thomas thorsten tim tobias torsten ulrich ursula ute uwe volker walter werner wolfgang john mary james emma paul laura sophie felix leon jonas'.split(
    ' ',
  ),
);

const VAT_LIKE = /^(?:[A-Z]{2,3}[ .-]?)?(?:U ?)?\d[\d. -]{6,13}[A-Z]?\d{0,2}(?: ?(?:MWST|TVA|IVA))?$/i;

/** Pages about a person or a company, not its own. */
const SOCIAL = /(?:linkedin|xing|facebook|instagram|twitter|youtube)\.com\//i;
const HEADCOUNT =
  /^(?:ca\.?|~|>|<|über|unter|about)?\s*\d[\d.]{0,8}(?:\s*(?:-|–|bis|to)\s*\d[\d.]*)?\+?(?:\s*(?:MA|Mitarbeiter|employees))?$/i;

const readers: readonly (readonly [Reading, (cell: string) => boolean])[] = [
  ['email', (cell) => isParsed(parseEmail(cell))],
  ['vat', (cell) => /^[A-Z]{2,3}/i.test(cell.trim()) && isParsed(parseVatId(cell))],
  [
    'domain',
    (cell) =>
      !cell.includes('@') &&
      !cell.includes(' ') &&
      !SOCIAL.test(cell) &&
      /\.[a-z]{2,}(?:\/|$)/i.test(cell) &&
      isParsed(parseDomain(cell)),
  ],
  [
    'postal-code',
    (cell) =>
      /^(?:[A-Z]{1,2}-)?\d{4,5}$/.test(cell.trim()) &&
      (isParsed(parsePostalCode(cell, 'DE')) || isParsed(parsePostalCode(cell, 'AT'))),
  ],
  [
    'place',
    (cell) => {
      const place = parsePlace(cell);
      return isParsed(place) && place.value.postalCode !== null && place.value.city !== null;
    },
  ],
  [
    'street',
    (cell) => {
      const street = parseStreet(cell);
      return (
        isParsed(street) &&
        (/(?:str(?:\.|aße|asse)|weg|platz|allee|gasse|ring|damm|ufer)\b/i.test(cell) ||
          (street.value.houseNumber !== null && /\p{L}{4}/u.test(street.value.street ?? '')))
      );
    },
  ],
  ['phone', (cell) => /^[+0(]/.test(cell.trim()) && cell.replace(/\D/g, '').length >= 7 && isParsed(parsePhone(cell))],
  ['day', (cell) => !/^\d{5}$/.test(cell.trim()) && isParsed(parseDate(cell, DATE))],
  ['amount', (cell) => isParsed(parseAmount(cell))],
  ['integer', (cell) => HEADCOUNT.test(cell.trim())],
  ['country', (cell) => isParsed(parseCountry(cell))],
  ['salutation', (cell) => /^\S{2,8}$/.test(cell.trim()) && isParsed(parseSalutation(cell))],
  ['truth', (cell) => isParsed(parseTruth(cell))],
  [
    'company',
    (cell) => {
      const name = parseCompanyName(cell);
      return isParsed(name) && name.value.legalForm !== null;
    },
  ],
  [
    'person',
    (cell) => {
      const name = parsePersonName(cell);
      return (
        isParsed(name) &&
        name.value.firstName !== null &&
        FIRST_NAMES.has(name.value.firstName.toLowerCase().split(/[ -]/)[0] ?? '')
      );
    },
  ],
];

export function profileColumn(samples: readonly string[]): Profile {
  const filled = samples.filter((cell) => cell.trim() !== '');
  const shares: Partial<Record<Reading, number>> = {};
  if (filled.length > 0)
    for (const [name, reads] of readers) shares[name] = filled.filter(reads).length / filled.length;
  const mails = filled.map((cell) => parseEmail(cell)).filter(isParsed);
  return {
    ...shares,
    filled: filled.length,
    roleMail: mails.length === 0 ? 0 : mails.filter((mail) => mail.value.role).length / mails.length,
    vatLike: filled.length === 0 ? 0 : filled.filter((cell) => VAT_LIKE.test(cell.trim())).length / filled.length,
    distinct: filled.length === 0 ? 0 : new Set(filled).size / filled.length,
  };
}

/** How well a column's values fit a role's reading: 1 certain, 0 against it, null when the values say nothing. */
export function valuesFit(profile: Profile, reading: Reading): number | null {
  if (profile.filled === 0) return null;
  const share = profile[reading === 'moment' ? 'day' : reading === 'number' ? 'amount' : reading];
  switch (reading) {
    case 'text':
    case 'long-text':
    case 'choice':
      return null;
    // A column "Adresse" of numbers counts addresses.
    case 'address':
      return (profile.amount ?? 0) > 0.9 ? 0 : null;
    case 'company':
      return (profile.email ?? 0) > 0.5 || (profile.amount ?? 0) > 0.8 || (profile.day ?? 0) > 0.8
        ? 0
        : (share ?? 0) > 0.3
          ? 1
          : null;
    case 'person':
      return (share ?? 0) > 0.3
        ? 1
        : (profile.email ?? 0) > 0.5 || (profile.amount ?? 0) > 0.8 || (profile.company ?? 0) > 0.5
          ? 0
          : null;
    case 'street':
    case 'country':
    case 'salutation':
      return (share ?? 0) > 0.4 ? 1 : (share ?? 0) === 0 && (profile.amount ?? 0) > 0.9 ? 0 : null;
    // A wrong check digit or a left-out country is a fault of the value; the column means what its heading says.
    case 'vat':
      return Math.max(share ?? 0, profile.vatLike);
    default:
      return share ?? 0;
  }
}
