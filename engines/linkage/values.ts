import { isFreeMail, isRoleMailbox } from '#engines/text/domain.ts';
import { letterMask } from './jaro-winkler.ts';
import type { Method } from './model.ts';
import { groupsCalled, isGivenName } from './names/given-names.ts';
import { packDigits } from './packed-digits.ts';
import type { TextPool } from './text-pool.ts';
import { hashOfUnits, textOfUnits, unitsOf } from './units.ts';

/**
 * Distinct normalised values of a field, laid out so that comparing two of them touches numbers only and so that threads can share them.
 * A record compared on its own is the same thing with one value.
 */
export interface Values {
  readonly size: number;
  readonly chars: Uint16Array;
  /** size + 1 places in `chars`. */
  readonly start: Int32Array;
  /** Where the main part ends: the street before the number, the user of an e-mail address, else the end. */
  readonly cut: Int32Array;
  /** By value: which letters its main part has (`letterMask`), and how long that is; side by side, since they are asked for together. */
  readonly brief: Int32Array;
  /** Numbers and dates of up to eight digits (`packDigits`), 0 where a value is none. */
  readonly packed: Int32Array;
  readonly amount: Float64Array;
  /** What is known about a value beside its letters, of e-mail addresses and first names: FREE_HOST, ROLE_MAILBOX, KNOWN_NAME. */
  readonly marks: Uint8Array;
  /** Places in `words*` by value: size + 1; all zero where the method does not compare words. */
  readonly wordFirst: Int32Array;
  readonly wordFrom: Int32Array;
  readonly wordTo: Int32Array;
  readonly wordHash: Int32Array;
  readonly wordWeight: Float32Array;
  /** Nickname groups of first names, as words are. */
  readonly groupFirst: Int32Array;
  readonly groups: Int32Array;
}

/** A mailbox provider's host, which says nothing of a company. */
export const FREE_HOST = 1;
/** info@, einkauf@: nobody's own, and the same before the @ everywhere. */
export const ROLE_MAILBOX = 2;
/** A first name that many have: two of these are two names, however few letters apart (Christian and Christoph, Erich and Erwin). */
export const KNOWN_NAME = 4;

/** The bit that a blank leaves in a letter mask: without it, a value is one word. */
export const BLANK = 1;

const MOST_WORDS = 40;

export type Allocate = (bytes: number) => ArrayBufferLike;

/** Compared word by word, each by its rarity. */
export const isWordy = (method: Method): boolean => method === 'words' || method === 'company';
const packs = (method: Method): boolean => method === 'code' || method === 'date';
const splitsWords = (method: Method): boolean =>
  isWordy(method) || method === 'name' || method === 'given' || method === 'street';

/** `weightOf`: how much a word tells (its rarity in bits), for the method `words`. `allocate`: memory that threads share. */
export function buildValues(
  method: Method,
  texts: TextPool,
  weightOf: (hash: number) => number,
  allocate: Allocate,
): Values {
  const size = texts.size();
  const { units, start: starts } = texts.laidOut();
  const chars = new Uint16Array(allocate(units.length * 2));
  chars.set(units);
  const start = new Int32Array(allocate((size + 1) * 4));
  start.set(starts);
  const cut = new Int32Array(allocate(size * 4));
  const brief = new Int32Array(allocate(size * 8));
  const packed = new Int32Array(allocate(packs(method) ? size * 4 : 0));
  const amount = new Float64Array(allocate((method === 'number' ? size : 0) * 8));
  const marks = new Uint8Array(allocate(method === 'email' || method === 'given' ? size : 0));
  const wordFirst = new Int32Array(allocate((splitsWords(method) ? size + 1 : 0) * 4));
  const groupFirst = new Int32Array(allocate((method === 'given' ? size + 1 : 0) * 4));
  const lists: WordLists = { from: [], to: [], hashes: [], weights: [] };
  const { from, to, hashes, weights } = lists;
  const groups: number[] = [];
  for (let i = 0; i < size; i++) {
    const at = start[i]!;
    const end = start[i + 1]!;
    const text = isRead(method) ? texts.textOf(i) : '';
    const mark = cutOf(method, chars, at, end);
    cut[i] = at + mark;
    brief[2 * i] = letterMask(chars, at, cut[i]!);
    brief[2 * i + 1] = mark;
    if (packs(method)) packed[i] = packDigits(chars, at, end);
    if (method === 'number') amount[i] = Number(text);
    if (marks.length > 0) marks[i] = marksOf(method, text, mark);
    if (splitsWords(method)) {
      wordFirst[i] = hashes.length;
      addWords(chars, at, end, method, lists, weightOf);
    }
    if (method === 'given') {
      groupFirst[i] = groups.length;
      groups.push(...groupsCalled(firstWord(text)));
    }
  }
  if (splitsWords(method)) wordFirst[size] = hashes.length;
  if (method === 'given') groupFirst[size] = groups.length;
  return {
    size,
    chars,
    start,
    cut,
    brief,
    packed,
    amount,
    marks,
    wordFirst,
    wordFrom: fill(new Int32Array(allocate(from.length * 4)), from),
    wordTo: fill(new Int32Array(allocate(to.length * 4)), to),
    wordHash: fill(new Int32Array(allocate(hashes.length * 4)), hashes),
    wordWeight: fill(new Float32Array(allocate(weights.length * 4)), weights),
    groupFirst,
    groups: fill(new Int32Array(allocate(groups.length * 4)), groups),
  };
}

const [SPACE, AT, BAR] = [32, 64, 124] as const;

/** Whether anything is to be known of a value that its letters as they lie do not say. */
const isRead = (method: Method): boolean => method === 'given' || method === 'email' || method === 'number';

const NOTHING = {
  amount: new Float64Array(0),
  marks: new Uint8Array(0),
  none: new Int32Array(0),
  light: new Float32Array(0),
};
const MARKS = Array.from({ length: 8 }, (_, marks) => Uint8Array.of(marks));
/** `[n]` and `[0, n]`: a record compared on its own needs a dozen of them, and they are never written again. */
const single = Array.from({ length: 512 }, (_, n) => Int32Array.of(n));
const span = Array.from({ length: 512 }, (_, n) => Int32Array.of(0, n));

/**
 * The same for one value, for records compared one by one: only what differs from value to value is made anew. As a table of one it took
 * fourteen buffers, and an import spent more time on collecting those than on comparing.
 */
export function oneValue(method: Method, text: string, weightOf: (hash: number) => number): Values {
  const { length } = text;
  const chars = unitsOf(text);
  const cut = cutOf(method, chars, 0, length);
  const words: WordLists = { from: [], to: [], hashes: [], weights: [] };
  if (splitsWords(method)) addWords(chars, 0, length, method, words, weightOf);
  const worded = words.hashes.length > 0;
  const groups = method === 'given' ? groupsCalled(firstWord(text)) : [];
  const at = (n: number) => single[n] ?? Int32Array.of(n);
  const upTo = (n: number) => span[n] ?? Int32Array.of(0, n);
  return {
    size: 1,
    chars,
    start: upTo(length),
    cut: at(cut),
    brief: Int32Array.of(letterMask(chars, 0, cut), cut),
    packed: packs(method) ? Int32Array.of(packDigits(chars, 0, length)) : NOTHING.none,
    amount: method === 'number' ? Float64Array.of(Number(text)) : NOTHING.amount,
    marks: method === 'email' || method === 'given' ? MARKS[marksOf(method, text, cut)]! : NOTHING.marks,
    wordFirst: splitsWords(method) ? upTo(words.hashes.length) : NOTHING.none,
    wordFrom: worded ? Int32Array.from(words.from) : NOTHING.none,
    wordTo: worded ? Int32Array.from(words.to) : NOTHING.none,
    wordHash: worded ? Int32Array.from(words.hashes) : NOTHING.none,
    wordWeight: worded ? Float32Array.from(words.weights) : NOTHING.light,
    groupFirst: method === 'given' ? upTo(groups.length) : NOTHING.none,
    groups: groups.length > 0 ? Int32Array.from(groups) : NOTHING.none,
  };
}

/** Where the main part of a text ends, counted from its start. */
function cutOf(method: Method, units: Uint16Array, from: number, to: number): number {
  if (method === 'street') {
    let at = from;
    while (at < to && units[at] !== BAR) at++;
    return at - from;
  }
  if (method !== 'email') return to - from;
  let at = to - 1;
  while (at >= from && units[at] !== AT) at--;
  return at < from ? to - from : at - from;
}

function marksOf(method: Method, text: string, cut: number): number {
  if (method === 'given') return isGivenName(firstWord(text)) ? KNOWN_NAME : 0;
  return (isFreeMail(text.slice(cut + 1)) ? FREE_HOST : 0) | (isRoleMailbox(text.slice(0, cut)) ? ROLE_MAILBOX : 0);
}

const firstWord = (text: string): string => (text.includes(' ') ? text.slice(0, text.indexOf(' ')) : text);

function fill<T extends Int32Array | Float32Array>(target: T, values: readonly number[]): T {
  for (let at = 0; at < values.length; at++) target[at] = values[at]!;
  return target;
}

interface WordLists {
  readonly from: number[];
  readonly to: number[];
  readonly hashes: number[];
  readonly weights: number[];
}

/** Words of one value, each once, sorted by hash so that two values are merged in one pass; a name of one word needs none. */
function addWords(
  units: Uint16Array,
  start: number,
  end: number,
  method: Method,
  lists: WordLists,
  weightOf: (hash: number) => number,
): void {
  if (!isWordy(method) && !hasBlank(units, start, end)) return;
  const words = wordsIn(units, start, end).slice(0, MOST_WORDS);
  words.sort((a, b) => a.hash - b.hash);
  let last = 0;
  for (const { from, to, hash } of words) {
    if (hash === last) continue;
    last = hash;
    lists.from.push(from);
    lists.to.push(to);
    lists.hashes.push(hash);
    lists.weights.push(isWordy(method) ? weightOf(hash) : 1);
  }
}

function hasBlank(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (units[at] === SPACE) return true;
  return false;
}

export interface Word {
  readonly from: number;
  readonly to: number;
  readonly hash: number;
}

export const wordsOf = (text: string): Word[] => wordsIn(unitsOf(text), 0, text.length);

const IDEOGRAPHS = 0x2e80;

/** Words of a normalised text; a text without spaces in a script that writes none is cut into pairs of signs. */
export function wordsIn(units: Uint16Array, start: number, end: number): Word[] {
  const words: Word[] = [];
  const add = (from: number, to: number) => words.push({ from, to, hash: hashOfUnits(units, from, to) });
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && units[at] !== SPACE) continue;
    if (at - from > 2 && units[from]! >= IDEOGRAPHS) for (let k = from; k + 2 <= at; k++) add(k, k + 2);
    else if (at > from) add(from, at);
    from = at + 1;
  }
  return words;
}

export const textOfValue = (values: Values, i: number): string =>
  textOfUnits(values.chars, values.start[i]!, values.start[i + 1]!);
