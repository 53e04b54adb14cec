import type { Role } from './model.ts';
import { NOTHING, STREET_WORDS } from './normalise.ts';
import type { TextPool } from './text-pool.ts';
import { hashOf, hashOfUnits, unitsOf } from './units.ts';

// Most cells of most lists are what they seem: small letters, digits, one space between words. Those are put into their one form byte by byte; the
// rest becomes a string and goes through `normalise`, which says what the form is.

type Form = 'letters' | 'words' | 'street' | 'code' | 'date' | 'digits';

const FORM: Readonly<Partial<Record<Role, Form>>> = {
  person: 'letters',
  'first-name': 'letters',
  'last-name': 'letters',
  title: 'words',
  job: 'words',
  city: 'words',
  region: 'words',
  country: 'words',
  category: 'words',
  label: 'words',
  text: 'words',
  identifier: 'code',
  'postal-code': 'code',
  'house-number': 'code',
  date: 'date',
  phone: 'digits',
  street: 'street',
};

/** The cell has to be read as a text. */
export const NOT_PLAIN = -2;
const LONGEST = 60;
const [SPACE, DASH, ZERO, BAR, A, E, I, O, Q, R, S, T, U, Y] = [
  32, 45, 48, 124, 97, 101, 105, 111, 113, 114, 115, 116, 117, 121,
] as const;

/** Lengths, a bit each, of words for "nothing" that begin with a letter. */
const nothingFrom = new Int32Array(128);
const nothing = new Set<number>();
for (const word of NOTHING) {
  const first = word.charCodeAt(0);
  if (first < 128) nothingFrom[first]! |= 1 << word.length;
  nothing.add(hashOf(word));
}

const small = new Uint16Array(LONGEST);
const isDigit = (byte: number): boolean => byte >= ZERO && byte <= ZERO + 9;
const isLetter = (byte: number): boolean => (byte | 32) >= A && (byte | 32) <= A + 25;
const isVowel = (byte: number): boolean =>
  byte === A || byte === E || byte === I || byte === O || byte === U || byte === Y || byte === Q;

/** Reads cells of one role into a pool. @returns what answers a cell's number, -1 where it says nothing, NOT_PLAIN where it is no plain cell */
export function plainReader(
  role: Role,
  pool: TextPool,
): ((text: Uint8Array, from: number, to: number) => number) | null {
  const form = FORM[role];
  if (form === undefined) return null;
  const spaced = form === 'words' || form === 'street';
  const letters = form === 'letters' || spaced;
  return (text, from, to) => {
    const length = to - from;
    if (length === 0) return -1;
    if (length > LONGEST) return NOT_PLAIN;
    if (form === 'date') return readDate(text, from, length, pool);
    if (form === 'digits') return readDigits(text, from, to, pool);
    for (let at = 0; at < length; at++) {
      const byte = text[from + at]!;
      if (byte === SPACE) {
        if (!spaced || at === 0 || at === length - 1 || text[from + at + 1] === SPACE) return NOT_PLAIN;
      } else if (!isLetter(byte) && (form === 'letters' || !isDigit(byte))) return NOT_PLAIN;
      const unit = byte | 32;
      small[at] = unit;
      // Müller as Mueller: two letters that become one.
      if (letters && unit === E && at > 0 && isUmlautStem(at)) return NOT_PLAIN;
    }
    if (((nothingFrom[small[0]!]! >>> length) & 1) === 1 && length < 17 && nothing.has(hashOfUnits(small, 0, length)))
      return -1;
    // The country before a VAT number is left out.
    if (role === 'identifier' && small[0]! >= A && small[1]! >= A && length > 8) return NOT_PLAIN;
    if (form === 'street') return readStreet(length, pool);
    const { units, end } = pool.room(length);
    for (let at = 0; at < length; at++) {
      const unit = small[at]!;
      units[end + at] = letters || unit < A ? unit : unit - 32;
    }
    return pool.take(length);
  };
}

/** Whether the letter before the e at that place makes an umlaut with it: an a, o or u that follows no vowel. */
function isUmlautStem(at: number): boolean {
  const before = small[at - 1]!;
  if (before !== A && before !== O && before !== U) return false;
  return at < 2 || !isVowel(small[at - 2]!);
}

const streetWords = new Map([...STREET_WORDS].map(([word, short]) => [hashOf(word), unitsOf(short)]));

/** What lies in `small` as a street: words put short, a number at either end behind a bar. Whatever may be a German street is read as a text. */
function readStreet(length: number, pool: TextPool): number {
  const { units, end } = pool.room(length + 1);
  let to = end;
  let [numberFrom, numberTo] = [0, 0];
  for (let from = 0; from < length; ) {
    let last = from;
    while (last < length && small[last] !== SPACE) last++;
    if (isGerman(from, last)) return NOT_PLAIN;
    if (isDigit(small[from]!)) {
      let digits = from;
      while (digits < last && isDigit(small[digits]!)) digits++;
      if (last - digits <= 1) {
        // Two numbers, or one between words: which is the house, the text must tell.
        if ((from > 0 && last < length) || numberTo > 0) return NOT_PLAIN;
        [numberFrom, numberTo] = [from, last];
        from = last + 1;
        continue;
      }
    } else if (last === length && last - from === 1 && numberTo > 0) return NOT_PLAIN;
    if (to > end) units[to++] = SPACE;
    const short = last - from > 10 ? undefined : streetWords.get(hashOfUnits(small, from, last));
    if (short === undefined) for (let at = from; at < last; at++) units[to++] = small[at]!;
    else for (let at = 0; at < short.length; at++) units[to++] = short[at]!;
    from = last + 1;
  }
  if (numberTo > 0) {
    units[to++] = BAR;
    for (let at = numberFrom; at < numberTo; at++) units[to++] = small[at]!;
  }
  return pool.take(to - end);
}

/** Whether the word may hold "str." or "straße" and not "street": what follows the three letters tells. */
function isGerman(from: number, to: number): boolean {
  for (let at = from + 2; at < to; at++) {
    if (small[at] !== R || small[at - 1] !== T || small[at - 2] !== S) continue;
    if (at + 1 === to || small[at + 1] === A || isDigit(small[at + 1]!)) return true;
  }
  return false;
}

/** 19530423 and 1953-04-23. */
function readDate(text: Uint8Array, from: number, length: number, pool: TextPool): number {
  if (length !== 8 && length !== 10) return NOT_PLAIN;
  const { units, end } = pool.room(8);
  let digits = 0;
  for (let at = 0; at < length; at++) {
    const byte = text[from + at]!;
    if (length === 10 && (at === 4 || at === 7)) {
      if (byte !== DASH) return NOT_PLAIN;
    } else if (isDigit(byte)) units[end + digits++] = byte;
    else return NOT_PLAIN;
  }
  const century = (units[end]! - ZERO) * 10 + units[end + 1]! - ZERO;
  return century >= 10 && century < 22 ? pool.take(8) : NOT_PLAIN;
}

/** Telephone numbers as dialled inside the country, written with nothing but digits, spaces and dashes. */
function readDigits(text: Uint8Array, from: number, to: number, pool: TextPool): number {
  const { units, end } = pool.room(LONGEST);
  let zeros = 0;
  let digits = 0;
  for (let at = from; at < to; at++) {
    const byte = text[at]!;
    if (byte === SPACE || byte === DASH) continue;
    if (!isDigit(byte)) return NOT_PLAIN;
    if (byte === ZERO && digits === 0) zeros += 1;
    else units[end + digits++] = byte;
  }
  // Two zeros lead abroad.
  if (zeros > 1 || digits < 4) return NOT_PLAIN;
  return pool.take(Math.min(20, digits));
}
