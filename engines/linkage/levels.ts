import { jaroBound, jaroWinkler, ones, withPrefix } from './jaro-winkler.ts';
import type { Method } from './model.ts';
import { type PreparedName, prepareName, weighNames } from './names/index.ts';
import { differing, isSwap, lengthOfPacked, mayBeTwoSlips } from './packed-digits.ts';
import { slips, slipsBound } from './slips.ts';
import { BLANK, FREE_HOST, KNOWN_NAME, ROLE_MAILBOX, textOfValue, type Values } from './values.ts';

// Each function answers the level of agreement of two values that are both known, as an index into LEVELS of its method. All are symmetric.
const NEAR = 0.92;
const SIMILAR = 0.82;

export type LevelOf = (a: Values, i: number, b: Values, j: number) => number;

export function sameText(a: Values, i: number, b: Values, j: number): boolean {
  let at = a.start[i]!;
  let to = b.start[j]!;
  const end = a.start[i + 1]!;
  if (end - at !== b.start[j + 1]! - to) return false;
  for (; at < end; at++, to++) if (a.chars[at] !== b.chars[to]) return false;
  return true;
}

/** Values of one table are distinct. */
const isSame = (a: Values, i: number, b: Values, j: number): boolean => (a === b ? i === j : sameText(a, i, b, j));

const maskOf = (values: Values, i: number): number => values.brief[2 * i]!;

/** Jaro-Winkler of the main parts, or 0 where it cannot reach `least`. */
function likeness(a: Values, i: number, b: Values, j: number, least: number): number {
  const n = a.brief[2 * i + 1]!;
  const k = b.brief[2 * j + 1]!;
  // Letters are looked at only where the lengths and the kinds of letters leave it open: they lie anywhere in memory.
  const jaro = jaroBound(maskOf(a, i), n, maskOf(b, j), k);
  if (jaro === 0 || withPrefix(jaro, 4) < least) return 0;
  const from = a.start[i]!;
  const to = b.start[j]!;
  let prefix = 0;
  while (prefix < 4 && prefix < n && prefix < k && a.chars[from + prefix] === b.chars[to + prefix]) prefix++;
  if (withPrefix(jaro, prefix) < least) return 0;
  return jaroWinkler(a.chars, from, from + n, b.chars, to, to + k);
}

function sharesWord(a: Values, i: number, b: Values, j: number): boolean {
  if (((maskOf(a, i) | maskOf(b, j)) & BLANK) === 0) return false;
  const hasWords = (v: Values, k: number) => v.wordFirst.length > 0 && v.wordFirst[k + 1]! > v.wordFirst[k]!;
  if (!hasWords(a, i)) return hasWords(b, j) && pieceAmong(a, i, b, j);
  if (!hasWords(b, j)) return pieceAmong(b, j, a, i);
  for (let p = a.wordFirst[i]!; p < a.wordFirst[i + 1]!; p++)
    for (let q = b.wordFirst[j]!; q < b.wordFirst[j + 1]!; q++)
      if (a.wordHash[p] === b.wordHash[q] && a.wordTo[p]! - a.wordFrom[p]! > 2) return true;
  return false;
}

/** Whether the whole value i of a is one of the words of value j of b: "Weber" in "Weber-Hoffmann". */
function pieceAmong(a: Values, i: number, b: Values, j: number): boolean {
  const from = a.start[i]!;
  const n = a.start[i + 1]! - from;
  if (n < 3) return false;
  for (let q = b.wordFirst[j]!; q < b.wordFirst[j + 1]!; q++) {
    const at = b.wordFrom[q]!;
    if (b.wordTo[q]! - at !== n) continue;
    let k = 0;
    while (k < n && a.chars[from + k] === b.chars[at + k]) k++;
    if (k === n) return true;
  }
  return false;
}

function nameLevel(a: Values, i: number, b: Values, j: number): number {
  if (isSame(a, i, b, j)) return 0;
  const like = likeness(a, i, b, j, SIMILAR);
  if (like >= NEAR) return 1;
  const n = a.start[i + 1]! - a.start[i]!;
  const k = b.start[j + 1]! - b.start[j]!;
  if (
    like > 0 &&
    Math.min(n, k) >= 4 &&
    slips(a.chars, a.start[i]!, a.start[i + 1]!, b.chars, b.start[j]!, b.start[j + 1]!, 1) <= 1
  )
    return 1;
  if (sharesWord(a, i, b, j)) return 3;
  return like >= SIMILAR ? 2 : 4;
}

function givenLevel(a: Values, i: number, b: Values, j: number): number {
  if (isSame(a, i, b, j)) return 0;
  for (let p = a.groupFirst[i]!; p < a.groupFirst[i + 1]!; p++)
    for (let q = b.groupFirst[j]!; q < b.groupFirst[j + 1]!; q++) if (a.groups[p] === b.groups[q]) return 1;
  const n = a.start[i + 1]! - a.start[i]!;
  const k = b.start[j + 1]! - b.start[j]!;
  if (Math.min(n, k) === 1) return a.chars[a.start[i]!] === b.chars[b.start[j]!] ? 3 : 5;
  // Two names that many have are no slip of each other.
  if ((a.marks[i]! & b.marks[j]! & KNOWN_NAME) !== 0) return sharesWord(a, i, b, j) ? 2 : 5;
  const like = likeness(a, i, b, j, SIMILAR);
  if (like >= NEAR) return 2;
  if (
    like > 0 &&
    Math.min(n, k) >= 4 &&
    slips(a.chars, a.start[i]!, a.start[i + 1]!, b.chars, b.start[j]!, b.start[j + 1]!, 1) <= 1
  )
    return 2;
  if (sharesWord(a, i, b, j)) return 2;
  return like >= SIMILAR ? 4 : 5;
}

/** Shared words by their rarity; words left over on both sides may still pair up with a slip in them. */
export function wordLikeness(a: Values, i: number, b: Values, j: number): number {
  let p = a.wordFirst[i]!;
  let q = b.wordFirst[j]!;
  const pEnd = a.wordFirst[i + 1]!;
  const qEnd = b.wordFirst[j + 1]!;
  let shared = 0;
  let all = 0;
  let restA = 0;
  let restB = 0;
  while (p < pEnd || q < qEnd) {
    const left = p < pEnd ? a.wordHash[p]! : Number.MAX_SAFE_INTEGER;
    const right = q < qEnd ? b.wordHash[q]! : Number.MAX_SAFE_INTEGER;
    if (left === right) {
      shared += 2 * Math.min(a.wordWeight[p]!, b.wordWeight[q]!);
      all += a.wordWeight[p]! + b.wordWeight[q]!;
      p++;
      q++;
    } else if (left < right) {
      all += a.wordWeight[p]!;
      if (restA < MOST_LEFT) leftA[restA++] = p;
      p++;
    } else {
      all += b.wordWeight[q]!;
      if (restB < MOST_LEFT) leftB[restB++] = q;
      q++;
    }
  }
  if (all === 0) return 0;
  for (let x = 0; x < restA && restB > 0; x++) {
    const word = leftA[x]!;
    let best = 0;
    let at = -1;
    for (let y = 0; y < restB; y++) {
      const other = leftB[y]!;
      if (other < 0) continue;
      const like = wordPair(a, word, b, other);
      if (like > best) {
        best = like;
        at = y;
      }
    }
    if (at < 0) continue;
    shared += best * 2 * Math.min(a.wordWeight[word]!, b.wordWeight[leftB[at]!]!);
    leftB[at] = -1;
  }
  return Math.min(1, shared / all);
}
const MOST_LEFT = 12;
const leftA = new Int32Array(MOST_LEFT);
const leftB = new Int32Array(MOST_LEFT);

/** Two words with a slip, an initial for its word, or nothing. */
function wordPair(a: Values, p: number, b: Values, q: number): number {
  const from = a.wordFrom[p]!;
  const to = b.wordFrom[q]!;
  const n = a.wordTo[p]! - from;
  const k = b.wordTo[q]! - to;
  if (n === 1 || k === 1) return a.chars[from] === b.chars[to] ? 0.5 : 0;
  if (n < 4 || k < 4) return 0;
  const digit = (unit: number) => unit >= 48 && unit <= 57;
  if (digit(a.chars[from]!) || digit(b.chars[to]!)) return 0;
  const like = jaroWinkler(a.chars, from, from + n, b.chars, to, to + k);
  return like >= 0.9 ? like - 0.05 : 0;
}

function wordsLevel(a: Values, i: number, b: Values, j: number): number {
  if (isSame(a, i, b, j)) return 0;
  const like = wordLikeness(a, i, b, j);
  if (like >= 0.9) return 1;
  if (like < 0.9 && likeness(a, i, b, j, 0.95) >= 0.95) return 1;
  return like >= 0.7 ? 2 : like >= 0.45 ? 3 : like >= 0.2 ? 4 : 5;
}

// Names split once per value and thread; a value compared once in a million times is not split at all.
const preparedNames = new WeakMap<Values, PreparedName[]>();
function preparedName(values: Values, i: number): PreparedName {
  let list = preparedNames.get(values);
  if (list === undefined) {
    list = [];
    preparedNames.set(values, list);
  }
  list[i] ??= prepareName(textOfValue(values, i), 'company');
  return list[i];
}

/** Levels of company names compared lately, by the pair of values. Comparing two costs 30 µs, and in a list of people every firm stands many times. */
interface Lately {
  readonly pairs: Float64Array;
  readonly levels: Uint8Array;
}
const REMEMBERED = 1 << 16;
const comparedLately = new WeakMap<Values, Lately>();

function companyLevel(a: Values, i: number, b: Values, j: number): number {
  if (a !== b || a.size < 2) return companyLevelOf(a, i, b, j);
  let lately = comparedLately.get(a);
  if (lately === undefined) {
    lately = { pairs: new Float64Array(REMEMBERED).fill(-1), levels: new Uint8Array(REMEMBERED) };
    comparedLately.set(a, lately);
  }
  const pair = Math.min(i, j) * a.size + Math.max(i, j);
  const place = (Math.imul(i ^ j, 0x9e3779b1) ^ Math.imul(i + j, 0x85ebca6b)) >>> 16;
  if (lately.pairs[place] === pair) return lately.levels[place]!;
  const level = companyLevelOf(a, i, b, j);
  lately.pairs[place] = pair;
  lately.levels[place] = level;
  return level;
}

/** Names of companies, their legal forms aside: what is plainly far apart is settled by shared words, the rest by `compareNames`. */
function companyLevelOf(a: Values, i: number, b: Values, j: number): number {
  if (isSame(a, i, b, j)) return 0;
  const like = likeness(a, i, b, j, 0.75);
  if (like === 0 && wordLikeness(a, i, b, j) < 0.1) return 5;
  const weight = weighNames(preparedName(a, i), preparedName(b, j));
  if (weight >= 5) return 1;
  if (weight >= 2) return 2;
  if (weight < 0 && like >= 0.95 && oneSlip(a, i, b, j)) return 2;
  return weight >= -1 ? 3 : weight >= -4 ? 4 : 5;
}

/** One letter wrong in a long name; another digit is another branch or year. */
function oneSlip(a: Values, i: number, b: Values, j: number): boolean {
  const n = a.start[i + 1]! - a.start[i]!;
  return (
    n >= 8 &&
    slips(a.chars, a.start[i]!, a.start[i + 1]!, b.chars, b.start[j]!, b.start[j + 1]!, 1) === 1 &&
    !/\d/.test(textOfValue(a, i) + textOfValue(b, j))
  );
}

function streetLevel(a: Values, i: number, b: Values, j: number): number {
  if (isSame(a, i, b, j)) return 0;
  const like = likeness(a, i, b, j, SIMILAR);
  if (like === 0) return 4;
  const numberA = a.start[i + 1]! - a.cut[i]!;
  const numberB = b.start[j + 1]! - b.cut[j]!;
  const sameNumber =
    numberA === numberB && slips(a.chars, a.cut[i]!, a.start[i + 1]!, b.chars, b.cut[j]!, b.start[j + 1]!, 0) === 0;
  const near =
    like >= NEAR ||
    (like > 0 &&
      Math.min(a.cut[i]! - a.start[i]!, b.cut[j]! - b.start[j]!) >= 5 &&
      slips(a.chars, a.start[i]!, a.cut[i]!, b.chars, b.start[j]!, b.cut[j]!, 1) <= 1);
  if (near && sameNumber) return 1;
  if (like === 1 || near) return 2;
  return like >= SIMILAR && sameNumber ? 3 : 4;
}

/** Level of two numbers as they are packed; -1 where their letters have to be looked at. */
function codeLevelOfPacked(x: number, y: number): number {
  const length = lengthOfPacked(x);
  if (length !== lengthOfPacked(y)) return -1;
  const places = differing(x, y);
  const count = ones(places);
  if (count < 2) return count === 0 ? 0 : 2;
  if (count === 2 && isSwap(x, y, places)) return 1;
  if (length < 5 || !mayBeTwoSlips(x, y, places)) return 4;
  return count === 2 ? 3 : -1;
}

function codeLevel(a: Values, i: number, b: Values, j: number): number {
  const x = a.packed[i]!;
  const y = b.packed[j]!;
  const settled = x !== 0 && y !== 0 ? codeLevelOfPacked(x, y) : -1;
  if (settled >= 0) return settled;
  const from = a.start[i]!;
  const to = b.start[j]!;
  const n = a.start[i + 1]! - from;
  const k = b.start[j + 1]! - to;
  const most = Math.min(n, k) >= 5 ? 2 : 1;
  if (slipsBound(maskOf(a, i), maskOf(b, j)) > most) return 4;
  const steps = slips(a.chars, from, from + n, b.chars, to, to + k, most);
  if (steps === 0) return 0;
  if (steps === 1) {
    if (Math.min(n, k) < 3)
      return n === k && n === 2 && a.chars[from] === b.chars[to + 1] && a.chars[from + 1] === b.chars[to]
        ? 1
        : n === k
          ? 2
          : 3;
    return n === k && isTurned(a, from, b, to, n) ? 1 : 2;
  }
  return steps === 2 && most === 2 ? 3 : 4;
}

/** The same signs in another order. */
function isTurned(a: Values, from: number, b: Values, to: number, n: number): boolean {
  let differing = 0;
  for (let k = 0; k < n; k++) if (a.chars[from + k] !== b.chars[to + k]) differing += 1;
  return differing === 2;
}

function phoneLevel(a: Values, i: number, b: Values, j: number): number {
  const from = a.start[i]!;
  const to = b.start[j]!;
  const n = a.start[i + 1]! - from;
  const k = b.start[j + 1]! - to;
  const apart = slipsBound(maskOf(a, i), maskOf(b, j)) > 1;
  const steps = apart ? 2 : slips(a.chars, from, from + n, b.chars, to, to + k, 1);
  if (steps === 0) return 0;
  let head = 0;
  while (head < n && head < k && a.chars[from + head] === b.chars[to + head]) head++;
  // A switchboard and its extensions: all but the last three digits agree. A slip in the extension looks the same, so it counts as that.
  if (head >= 6 && Math.max(n, k) - head <= 4) return 2;
  return steps === 1 && Math.min(n, k) >= 7 ? 1 : 3;
}

const [MONTH_AND_DAY, YEAR, MONTH, DAY] = [0xffff, 0x11110000, 0x1100, 0x11] as const;

/** Level of two dates as they are packed; -1 where one of them is no whole date. */
function dateLevelOfPacked(x: number, y: number): number {
  // Eight digits: the last one is there.
  if ((x & 15) === 0 || (y & 15) === 0) return -1;
  const places = differing(x, y);
  if (places === 0) return 0;
  const monthAndDay = x & MONTH_AND_DAY;
  const turned = (monthAndDay >>> 8) | ((monthAndDay << 8) & MONTH_AND_DAY);
  if ((places & YEAR) === 0 && turned === (y & MONTH_AND_DAY)) return 1;
  if (ones(places) === 1 || isSwap(x, y, places)) return 2;
  const parts = Number((places & YEAR) !== 0) + Number((places & MONTH) !== 0) + Number((places & DAY) !== 0);
  return parts === 1 ? 3 : 4;
}

function dateLevel(a: Values, i: number, b: Values, j: number): number {
  const settled = dateLevelOfPacked(a.packed[i]!, b.packed[j]!);
  if (settled >= 0) return settled;
  const from = a.start[i]!;
  const to = b.start[j]!;
  const n = a.start[i + 1]! - from;
  const steps = slips(a.chars, from, from + n, b.chars, to, b.start[j + 1]!, 1);
  return steps === 0 ? 0 : steps === 1 ? 2 : 4;
}

function numberLevel(a: Values, i: number, b: Values, j: number): number {
  const x = a.amount[i]!;
  const y = b.amount[j]!;
  if (x === y) return 0;
  const apart = Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y), 1e-9);
  return apart <= 0.02 ? 1 : apart <= 0.15 ? 2 : 3;
}

function emailLevel(a: Values, i: number, b: Values, j: number): number {
  if (isSame(a, i, b, j)) return 0;
  const sameHost = slips(a.chars, a.cut[i]!, a.start[i + 1]!, b.chars, b.cut[j]!, b.start[j + 1]!, 0) === 0;
  const company = sameHost && (a.marks[i]! & FREE_HOST) === 0 && a.cut[i]! < a.start[i + 1]!;
  // info@ here and info@ there are two companies' mailboxes.
  if (((a.marks[i]! | b.marks[j]!) & ROLE_MAILBOX) === 0) {
    const sameUser = slips(a.chars, a.start[i]!, a.cut[i]!, b.chars, b.start[j]!, b.cut[j]!, 0) === 0;
    if (sameUser && a.cut[i]! - a.start[i]! >= 4) return 2;
    // a.vogt@ and b.vogt@ are colleagues or relatives, not a slip.
    if (a.chars[a.start[i]!] === b.chars[b.start[j]!] && likeness(a, i, b, j, NEAR) >= NEAR) return 1;
  }
  return company ? 3 : 4;
}

const equalOnly: LevelOf = (a, i, b, j) => (isSame(a, i, b, j) ? 0 : 1);

export const LEVEL_OF: Readonly<Record<Method, LevelOf>> = {
  given: givenLevel,
  name: nameLevel,
  words: wordsLevel,
  company: companyLevel,
  street: streetLevel,
  code: codeLevel,
  phone: phoneLevel,
  date: dateLevel,
  number: numberLevel,
  email: emailLevel,
  domain: equalOnly,
  category: equalOnly,
};
