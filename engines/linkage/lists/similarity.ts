import { slips } from '../names/slips.ts';
import type { Entry, Word } from './entries.ts';

export interface Likeness {
  /** 0..1: bits in common over bits in all. */
  readonly value: number;
  /** Words only one of them has. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Words matched though spelled otherwise: `colour` `color`. */
  readonly spelled: readonly (readonly [string, string])[];
  readonly numbers: 'same' | 'one-sided' | 'clash';
}

const EVEN = 0.3;
const ASIDE = 0.4;
const SAME: Likeness = { value: 1, left: [], right: [], spelled: [], numbers: 'same' };
const CLASH: Likeness = { value: 0, left: [], right: [], spelled: [], numbers: 'clash' };

const weightOf = (entry: Entry, at: number): number =>
  entry.words[at]!.bits * (entry.aside[at] ? ASIDE : 1) * (entry.numbers[at] === undefined ? 1 : 1.5);

/** One comparison in the making: which words are still free and what was found so far. */
class Pairing {
  readonly a: Entry;
  readonly b: Entry;
  readonly left: boolean[];
  readonly right: boolean[];
  readonly spelled: [string, string][] = [];
  common = 0;
  loss = 0;

  constructor(a: Entry, b: Entry) {
    this.a = a;
    this.b = b;
    this.left = a.words.map(() => true);
    this.right = b.words.map(() => true);
  }

  take(l: number, lEnd: number, r: number, rEnd: number, quality: number): void {
    let [x, y] = [0, 0];
    for (let at = l; at < lEnd; at++) {
      if (!this.left[at]) continue;
      x += weightOf(this.a, at);
      this.left[at] = false;
    }
    for (let at = r; at < rEnd; at++) {
      if (!this.right[at]) continue;
      y += weightOf(this.b, at);
      this.right[at] = false;
    }
    const both = quality === 1 ? Math.max(x, y) : (x + y) / 2;
    this.common += both * quality;
    this.loss += both * (1 - quality);
    if (quality < 1) this.spelled.push([textOf(this.a, l, lEnd), textOf(this.b, r, rEnd)]);
  }
}

const textOf = (entry: Entry, from: number, to: number): string =>
  entry.words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ');

/** How alike two entries are: words paired (equal, misspelled, written apart, initials), weighed by rarity; numbers must agree. */
export function compareEntries(a: Entry, b: Entry): Likeness {
  if (a.joined === b.joined && a.joined !== '') return SAME;
  const pairing = new Pairing(a, b);
  const { left, right } = pairing;
  for (let l = 0; l < left.length; l++) {
    const number = a.numbers[l];
    for (let r = 0; r < right.length; r++) {
      if (!right[r] || (a.words[l] !== b.words[r] && (number === undefined || number !== b.numbers[r]))) continue;
      pairing.take(l, l + 1, r, r + 1, 1);
      break;
    }
  }
  if (freeNumber(a, left) && freeNumber(b, right)) return CLASH;
  joinWords(pairing, true);
  joinWords(pairing, false);
  pairAlike(pairing);
  initials(pairing, true);
  initials(pairing, false);
  const [x, y] = [rest(a, left), rest(b, right)];
  const value = pairing.common / (pairing.common + pairing.loss + 0.6 * Math.max(x, y) + 0.9 * Math.min(x, y) + 1e-9);
  return {
    value,
    left: wordsLeft(a, left),
    right: wordsLeft(b, right),
    spelled: pairing.spelled,
    numbers: freeNumber(a, left) || freeNumber(b, right) ? 'one-sided' : 'same',
  };
}

const freeNumber = (entry: Entry, free: readonly boolean[]): boolean =>
  free.some((one, at) => one && entry.numbers[at] !== undefined);
const wordsLeft = (entry: Entry, free: readonly boolean[]): string[] =>
  entry.words.filter((_, at) => free[at]).map((word) => word.text);

function rest(entry: Entry, free: readonly boolean[]): number {
  let sum = 0;
  for (let at = 0; at < free.length; at++) if (free[at]) sum += weightOf(entry, at);
  return sum;
}

function pairAlike(pairing: Pairing): void {
  const { a, b, left, right } = pairing;
  const pairs: { l: number; r: number; quality: number }[] = [];
  for (let l = 0; l < left.length; l++) {
    if (!left[l] || a.numbers[l] !== undefined) continue;
    for (let r = 0; r < right.length; r++) {
      if (!right[r] || b.numbers[r] !== undefined) continue;
      const quality = wordLikeness(a.words[l]!, b.words[r]!);
      if (quality > 0) pairs.push({ l, r, quality });
    }
  }
  pairs.sort((x, y) => y.quality - x.quality || x.l - y.l || x.r - y.r);
  for (const { l, r, quality } of pairs) if (left[l] && right[r]) pairing.take(l, l + 1, r, r + 1, quality);
}

function bitCount(set: number): number {
  let rest = set;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function wordLikeness(one: Word, two: Word): number {
  if (one.canonical === two.canonical) return 0.95;
  const [a, b] = [one.text, two.text];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length <= 2) return 0;
  let shared = 0;
  while (shared < short.length && short[shared] === long[shared]) shared += 1;
  // Plurals, adjectives: Slavs and Slavic, American and Americans.
  const head = shared === short.length ? (short.length / long.length) * 0.9 : 0;
  const stem = shared >= 4 && shared >= long.length * 0.6 ? (shared / long.length) * 0.8 : 0;
  const most = long.length * EVEN;
  // A replaced letter changes the set of letters by two, and nothing costs less than half a slip.
  if (bitCount(one.letters ^ two.letters) > 4 * most) return Math.max(head, stem);
  const slip = 1 - slips(a, b, most) / most;
  return Math.max(slip, head, stem, 0);
}

/** `open air` and `openair` */
function joinWords(pairing: Pairing, forth: boolean): void {
  const [a, b, left, right] = forth
    ? [pairing.a, pairing.b, pairing.left, pairing.right]
    : [pairing.b, pairing.a, pairing.right, pairing.left];
  for (let r = 0; r < right.length; r++) {
    const whole = b.words[r]!.text;
    if (!right[r] || whole.length < 4) continue;
    for (let l = 0; l + 1 < left.length && right[r]; l++) {
      if (!left[l] || !left[l + 1] || !whole.startsWith(a.words[l]!.text)) continue;
      let text = a.words[l]!.text;
      for (let to = l + 1; left[to] && text.length < whole.length; to++) {
        text += a.words[to]!.text;
        if (text !== whole) continue;
        if (forth) pairing.take(l, to + 1, r, r + 1, 0.97);
        else pairing.take(r, r + 1, l, to + 1, 0.97);
        break;
      }
    }
  }
}

/** `NLRB` and `National Labor Relations Board`, little words skipped. */
function initials(pairing: Pairing, forth: boolean): void {
  const [a, b, left, right] = forth
    ? [pairing.a, pairing.b, pairing.left, pairing.right]
    : [pairing.b, pairing.a, pairing.right, pairing.left];
  for (let l = 0; l < left.length; l++) {
    const letters = a.words[l]!.text;
    if (!left[l] || letters.length < 2 || letters.length > 7) continue;
    for (let from = 0; from < right.length; from++) {
      let to = from;
      let found = 0;
      for (; to < right.length && found < letters.length; to++) {
        const word = b.words[to]!;
        if (word.little && found > 0) continue;
        if (!right[to] || word.text[0] !== letters[found]) break;
        found += 1;
      }
      if (found < letters.length) continue;
      const quality = letters.length > 2 ? 0.9 : 0.6;
      if (forth) pairing.take(l, l + 1, from, to, quality);
      else pairing.take(from, to, l, l + 1, quality);
      break;
    }
  }
}
