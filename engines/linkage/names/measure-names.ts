import { type Alignment, alignWords, type Match, skeleton } from './align-words.ts';
import { isBranch, isCountry, isSister, numberOf } from './common-words.ts';
import { type FormRelation, relateForms } from './forms.ts';
import type { PreparedName, Token } from './prepare-name.ts';
import { slips } from './slips.ts';

/** Bits a word carries in the list at hand; undefined where the list does not know it. */
export type Rarity = (word: string) => number | undefined;

/** What two names have and have not in common, in bits of the words concerned. All values are 0 or above, equal names have only `said`. */
export interface Measures {
  /** Bits both say. */
  readonly said: number;
  /** Bits of what one says where the other says something else. */
  readonly conflict: number;
  /** Bits one says on top of the other. */
  readonly extra: number;
  /** The same for words that are often left out (Deutschland, Gruppe). */
  readonly optional: number;
  /** Bits lost to slips, sounds and shortenings. */
  readonly slip: number;
  /** Bits said by initials or acronyms only. */
  readonly initials: number;
  /** 1 where the words stand in another order (family name first is no other order). */
  readonly order: number;
  /** 1 where one of the names is a single word and the other is not. */
  readonly single: number;
  readonly form: FormRelation;
  /** `clash`: Werk 2 and Werk 3; `one-sided`: Werk 2 and nothing, a branch and nothing. */
  readonly numbers: 'none' | 'clash' | 'one-sided';
  readonly places: boolean;
  readonly generations: boolean;
  readonly alignment: Alignment;
}

export function measureNames(one: PreparedName, two: PreparedName, rarity: Rarity): Measures {
  const [a, b] = one.vowelless === two.vowelless ? [one, two] : [withoutVowels(one), withoutVowels(two)];
  const alignment = alignWords(a, b);
  const bitsOf = (token: Token) =>
    Math.min(rarity(token.plain) ?? rarity(token.text) ?? token.bits, token.bits > 8 ? 16 : token.bits + 3);
  let said = 0;
  let slip = 0;
  let conflict = 0;
  let initials = 0;
  for (const match of alignment.matches) {
    const bits = bitsOfMatch(match, a, b, bitsOf);
    said += bits * Math.max(0, match.quality);
    if (match.how === 'initial' || match.how === 'acronym') initials += bits * (1 - match.quality);
    else if (match.quality >= 0) slip += bits * (1 - match.quality);
    else {
      slip += bits;
      conflict += bits * -match.quality;
    }
  }
  const left = leftOver(a, alignment.left, bitsOf);
  const right = leftOver(b, alignment.right, bitsOf);
  // Each says a word the other does not have: two words are two things, common ones too (Gas and Oil).
  const least = Math.min(left.hard, right.hard);
  const shared = least >= 1.5 ? Math.max(least, 7) : Math.max(least, Math.min(left.soft, right.soft));
  return {
    said,
    conflict: conflict + shared,
    extra: Math.max(left.hard, right.hard) - least,
    optional: left.soft + right.soft,
    slip,
    initials,
    order: inOrder(alignment, a, b) ? 0 : 1,
    single:
      onlyLetters(alignment, a, b) ||
      ((countWords(a) === 1) !== (countWords(b) === 1) && alignment.left.length + alignment.right.length > 0)
        ? 1
        : 0,
    form: relateForms(a.forms, b.forms),
    numbers: relateNumbers(a, b, alignment),
    places: left.place && right.place,
    generations: a.generation !== undefined && b.generation !== undefined && a.generation !== b.generation,
    alignment,
  };
}

/** A pair of words says as much as the more common of the two. */
function bitsOfMatch(
  { left, right }: Match,
  a: PreparedName,
  b: PreparedName,
  bitsOf: (token: Token) => number,
): number {
  const sum = (name: PreparedName, places: readonly number[]) =>
    places.reduce((total, at) => total + bitsOf(name.tokens[at]!), 0);
  return Math.min(sum(a, left), sum(b, right), 30);
}

function leftOver(
  name: PreparedName,
  places: readonly number[],
  bitsOf: (token: Token) => number,
): { hard: number; soft: number; place: boolean } {
  let hard = 0;
  let soft = 0;
  let place = false;
  for (const at of places) {
    const token = name.tokens[at]!;
    const bits = bitsOf(token);
    if (token.kind === 'number') continue;
    if (token.kind === 'place') place = true;
    if (token.optional || bits < 0.8 || (token.kind === 'place' && !isCountry(token.plain))) soft += bits;
    else hard += isCountry(token.plain) ? 18 : isSister(token.plain) ? bits + 2 : bits;
  }
  return { hard, soft, place };
}

const countWords = (name: PreparedName): number =>
  name.tokens.filter((token) => token.kind !== 'particle' && token.bits >= 0.5).length;

/** `N. N.` may be anybody. */
const onlyLetters = ({ matches }: Alignment, a: PreparedName, b: PreparedName): boolean =>
  a.kind === 'person' &&
  b.kind === 'person' &&
  matches.length > 0 &&
  matches.every(
    ({ how, left, right }) =>
      how === 'initial' ||
      how === 'acronym' ||
      (a.tokens[left[0]!]!.kind === 'initial' && b.tokens[right[0]!]!.kind === 'initial'),
  );

/** Equal order, or one turn of it: `Huber Anna` for `Anna Huber`, `Maschinenbau Müller` for `Müller Maschinenbau`. */
function inOrder({ matches }: Alignment, a: PreparedName, b: PreparedName): boolean {
  const heavy = matches.filter(({ left }) =>
    left.some((at) => a.tokens[at]!.kind !== 'particle' && a.tokens[at]!.bits > 0.5),
  );
  const ranks = heavy.map(({ left, right }) => [left[0]!, right[0]!] as const).sort(([x], [y]) => x - y);
  let turns = 0;
  for (const [at, [, here]] of ranks.entries()) if (here > ranks[(at + 1) % ranks.length]![1]) turns += 1;
  const rotated = turns <= 1;
  // "Salman bin Muhammad" is the father of "Muhammad bin Salman": with a patronymic a turn is another person.
  const last = (name: PreparedName) => name.tokens.findIndex((token) => token.text === 'bin' || token.text === 'bint');
  if (ranks.length > 1 && last(a) > 0 && last(b) > 0) {
    const behind = (rank: readonly [number, number]) => (rank[0] > last(a) ? 1 : 0) - (rank[1] > last(b) ? 1 : 0);
    if (ranks.some((rank) => behind(rank) > 0) && ranks.some((rank) => behind(rank) < 0)) return false;
  }
  return rotated;
}

function relateNumbers(a: PreparedName, b: PreparedName, { left, right }: Alignment): Measures['numbers'] {
  const branches = (name: PreparedName, places: readonly number[]) =>
    places.some((at) => isBranch(name.tokens[at]!.plain));
  if (a.kind !== 'person' && branches(a, left) !== branches(b, right)) return 'one-sided';
  const free = (name: PreparedName, places: readonly number[]) =>
    places.filter((at) => name.tokens[at]!.number !== undefined).length;
  const [l, r] = [free(a, left), free(b, right)];
  if (l > 0 && r > 0) return 'clash';
  // A number one name leaves out and the other has in letters: "Brigade Forty 4".
  if (l + r === 0) return 'none';
  return sumOfNumbers(a) === sumOfNumbers(b) ? 'none' : 'one-sided';
}

const sumOfNumbers = (name: PreparedName): number =>
  name.tokens.reduce((sum, token) => sum + Number(token.number ?? numberOf(token.plain) ?? 0), 0);

/** Spelled alike but for spaces and signs, or but for what scripts leave out. */
export function sameLetters(a: PreparedName, b: PreparedName): 'same' | 'skeleton' | 'near' | undefined {
  if (a.joined === b.joined) return a.joined === '' ? undefined : 'same';
  if (a.vowelless !== b.vowelless) {
    const [one, two] = [skeletons(a), skeletons(b)];
    const cost = slips(one, two, 2);
    if (one.length >= 4 && cost / Math.max(one.length, two.length) <= 0.2) return 'skeleton';
  }
  return undefined;
}

const skeletons = (name: PreparedName): string =>
  name.tokens
    .filter((token) => token.kind !== 'particle')
    .map((token) => skeleton(token.plain))
    .join('');

const withoutVowels = (name: PreparedName): PreparedName => ({
  ...name,
  tokens: name.tokens.map((token) => {
    const text = token.kind === 'initial' ? token.text : skeleton(token.text) || token.text;
    return { ...token, text, plain: text };
  }),
});
