import { canonical } from './common-words.ts';
import { isCalled } from './given-names.ts';
import type { PreparedName, Token } from './prepare-name.ts';
import { slips } from './slips.ts';
import { cologne } from './sound.ts';

/** One thing that both names say, and how alike they say it: 1 equal, 0 says nothing, below 0 speaks against. */
export interface Match {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly how: 'same' | 'joined' | 'sound' | 'slip' | 'abbreviation' | 'initial' | 'acronym' | 'called';
  readonly quality: number;
}

export interface Alignment {
  readonly matches: readonly Match[];
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Share of wrong letters at which a word is as likely another word as the same one with slips. */
const EVEN = 0.22;

/** How likely two words are one, as a share of its bits; -1 where they are two words. */
export function wordQuality(a: Token, b: Token, person: boolean): Pick<Match, 'how' | 'quality'> | undefined {
  if (a.text === b.text || a.plain === b.plain) return { how: 'same', quality: 1 };
  if (a.number !== undefined || b.number !== undefined) {
    return a.number !== undefined && a.number === b.number ? { how: 'same', quality: 1 } : undefined;
  }
  if (person && isCalled(a.text, b.text)) return { how: 'called', quality: 0.75 };
  const [short, long] = a.plain.length <= b.plain.length ? [a, b] : [b, a];
  if (short.kind === 'initial') {
    if (person && long.plain.startsWith(short.plain)) return { how: 'initial', quality: 0.5 };
    return undefined;
  }
  if (short.dotted && short.plain.length >= 2 && long.plain.startsWith(short.plain))
    return { how: 'abbreviation', quality: 0.8 };
  // Both are words of their own, which people spell well: Roman is not Robert, oil not gas.
  const known = (token: Token) => token.kind === 'given' || token.kind === 'common' || token.kind === 'place';
  // Beyond this share of wrong letters nothing below takes two words for one.
  const most = Math.max(1.2, long.plain.length * 0.353);
  const written = slips(a.plain, b.plain, most);
  const cost = person ? Math.min(written, 0.4 + slips(romanised(a.plain), romanised(b.plain), most)) : written;
  const share = cost / long.plain.length;
  if (share < 0.45 && !(known(a) && known(b) && cost >= 0.8)) {
    let quality = 1 - share / EVEN;
    // A wrong first letter is seldom a slip.
    if (a.plain[0] !== b.plain[0] && cost >= 0.8) quality -= 0.2;
    if (long.plain.length <= 3) quality = -1;
    const sound = cologne(a.plain);
    if (cost <= 1.2 && long.plain.length > 4 && a.plain[0] === b.plain[0] && sound === cologne(b.plain)) {
      const heard = 1 - share * 2;
      if (heard > quality) return { how: 'sound', quality: Math.min(0.9, heard) };
    }
    if (quality > -0.6) return { how: 'slip', quality };
  }
  if (
    short.plain.length >= 4 &&
    long.plain.length >= short.plain.length + 2 &&
    long.plain.startsWith(short.plain) &&
    !person
  )
    return { how: 'abbreviation', quality: 0.05 };
  return undefined;
}

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/kh|ch(?=[^aeiouy]|$)/g, 'h'],
  [/gh|q/g, 'g'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/tsch|tch|tsh/g, 'ch'],
  [/sch|sz/g, 'sh'],
  [/x/g, 'ks'],
  [/ck|c(?=[^hei])/g, 'k'],
  [/w/g, 'v'],
  [/j/g, 'y'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/(?:yi|iy|ii|yy|ie)$/g, 'y'],
  [/i$/g, 'y'],
  [/(.)\1+/g, '$1'],
];

/** One spelling for what the systems of transliteration write differently: Alexei and Aleksej, Gaddafi and Qadhafi. */
const romanised = (word: string): string => SYSTEMS.reduce((text, [from, to]) => text.replace(from, to), word);

/** Pairs the words of two names, best first: equal words, words written apart or together, similar words, acronyms. */
export function alignWords(a: PreparedName, b: PreparedName): Alignment {
  const person = a.kind === 'person' && b.kind === 'person';
  const left = new Set(a.tokens.keys());
  const right = new Set(b.tokens.keys());
  const matches: Match[] = [];
  const take = (l: readonly number[], r: readonly number[], how: Match['how'], quality: number) => {
    for (const at of l) left.delete(at);
    for (const at of r) right.delete(at);
    matches.push({ left: l, right: r, how, quality });
  };
  pairEqual(a, b, left, right, take);
  pairJoined(a, b, left, right, take);
  const candidates: { l: number; r: number; how: Match['how']; quality: number }[] = [];
  for (const l of left) {
    for (const r of right) {
      const found = wordQuality(a.tokens[l]!, b.tokens[r]!, person);
      if (found) candidates.push({ l, r, ...found });
    }
  }
  // Of equally good pairs the one that keeps the order.
  candidates.sort((x, y) => y.quality - x.quality || Math.abs(x.l - x.r) - Math.abs(y.l - y.r) || x.l - y.l);
  for (const { l, r, how, quality } of candidates) if (left.has(l) && right.has(r)) take([l], [r], how, quality);
  pairAcronyms(a, b, left, right, take);
  pairAcronyms(b, a, right, left, (l, r, how, quality) => take(r, l, how, quality));
  return { matches, left: [...left], right: [...right] };
}

type Take = (left: readonly number[], right: readonly number[], how: Match['how'], quality: number) => void;

function pairEqual(a: PreparedName, b: PreparedName, left: Set<number>, right: Set<number>, take: Take): void {
  for (const l of [...left]) {
    let best = -1;
    for (const r of right) {
      const one = a.tokens[l]!;
      const two = b.tokens[r]!;
      const same = one.text === two.text || (one.number !== undefined && one.number === two.number);
      if (same && (best < 0 || Math.abs(r - l) < Math.abs(best - l))) best = r;
    }
    if (best >= 0) take([l], [best], 'same', 1);
  }
}

/** `Maschinen Bau` and `Maschinenbau`, `A B C` and `ABC`, `Masch. Bau` and `Maschinenbau`. */
function pairJoined(a: PreparedName, b: PreparedName, left: Set<number>, right: Set<number>, take: Take): void {
  const join = (one: PreparedName, free: Set<number>, other: PreparedName, others: Set<number>, put: Take) => {
    for (const r of [...others]) {
      const whole = other.tokens[r]!.plain;
      if (whole.length < 2) continue;
      for (let from = 0; from < one.tokens.length; from++) {
        let text = '';
        for (let to = from; to < Math.min(one.tokens.length, from + 6) && free.has(to); to++) {
          text += one.tokens[to]!.plain;
          if (to === from || text.length > whole.length + 2) continue;
          const span = Array.from({ length: to - from + 1 }, (_, n) => from + n);
          const cost = text === whole ? 0 : whole.length > 7 ? slips(text, whole, 1) : Number.POSITIVE_INFINITY;
          if (cost <= 1) put(span, [r], 'joined', cost === 0 ? 0.97 : 0.97 - cost / whole.length / EVEN);
          else if (to === from + 1 && isCompound(one.tokens[from]!, one.tokens[to]!, whole))
            put(span, [r], 'abbreviation', 0.8);
          if (!others.has(r)) return;
        }
      }
    }
  };
  for (let n = 0; n < 4; n++) {
    const before = left.size + right.size;
    join(a, left, b, right, take);
    join(b, right, a, left, (l, r, how, quality) => take(r, l, how, quality));
    if (left.size + right.size === before) break;
  }
}

function isCompound(head: Token, tail: Token, whole: string): boolean {
  return (
    tail.plain.length >= 3 &&
    whole.length > tail.plain.length + head.plain.length &&
    whole.endsWith(tail.plain) &&
    whole.startsWith(head.plain) &&
    (head.plain.length >= 3 || tail.plain.length >= 5)
  );
}

/** `PLA` and `People's Liberation Army`; two letters only where nothing else is left on either side. */
function pairAcronyms(a: PreparedName, b: PreparedName, left: Set<number>, right: Set<number>, take: Take): void {
  for (const l of [...left]) {
    const letters = a.tokens[l]!.plain;
    if (letters.length < 2 || letters.length > 6 || !/^[a-z]+$/.test(letters)) continue;
    const free = [...right].sort((x, y) => x - y).filter((r) => b.tokens[r]!.bits > 0.5);
    for (let from = 0; from + letters.length <= free.length; from++) {
      const span = free.slice(from, from + letters.length);
      const first = span.map((r) => b.tokens[r]!.plain[0]).join('');
      if (first !== letters) continue;
      // Two letters fit too much to stand alone: TU München is one only because of München.
      if (letters.length === 2 && a.kind !== 'person' && left.size === a.tokens.length) continue;
      take([l], span, 'acronym', letters.length > 2 ? 0.7 : 0.4);
      break;
    }
  }
}

/** Letters that carry a name where vowels are not written. */
export const skeleton = (text: string): string =>
  canonical(text)
    .replace(/[aeiouyw]/g, '')
    .replace(/(.)\1+/g, '$1');
