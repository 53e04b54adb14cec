import type { Role } from './model.ts';
import { NOTHING } from './normalise.ts';
import type { TextPool } from './text-pool.ts';
import { hashOf, hashOfUnits } from './units.ts';

// Most cells of most lists are what they seem: small letters, digits, one space between words. Those are put into their one form byte by byte; the
// rest becomes a string and goes through `normalise`, which says what the form is.

type Form = 'letters' | 'words' | 'code' | 'date' | 'digits';

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
};

/** The cell has to be read as a text. */
export const NOT_PLAIN = -2;
const LONGEST = 60;
const [SPACE, DASH, ZERO, A, E, O, Q, U, I, Y] = [32, 45, 48, 97, 101, 111, 113, 117, 105, 121] as const;

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
  const letters = form === 'letters' || form === 'words';
  return (text, from, to) => {
    const length = to - from;
    if (length === 0) return -1;
    if (length > LONGEST) return NOT_PLAIN;
    if (form === 'date') return readDate(text, from, length, pool);
    if (form === 'digits') return readDigits(text, from, to, pool);
    for (let at = 0; at < length; at++) {
      const byte = text[from + at]!;
      if (byte === SPACE) {
        if (form !== 'words' || at === 0 || at === length - 1 || text[from + at + 1] === SPACE) return NOT_PLAIN;
      } else if (!isLetter(byte) && (form === 'letters' || !isDigit(byte))) return NOT_PLAIN;
      const unit = byte | 32;
      small[at] = unit;
      // Müller as Mueller: two letters that become one.
      if (letters && unit === E && at > 0 && isUmlautStem(at)) return NOT_PLAIN;
    }
    if (((nothingFrom[small[0]!]! >>> length) & 1) === 1 && length < 17 && nothing.has(hashOfUnits(small, 0, length)))
      return -1;
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
