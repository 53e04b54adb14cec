import { compareNames, prepareName } from '../names/index.ts';
import { collect, type Found } from './collect.ts';
import { Lexicon } from './entries.ts';
import { type Evidence, FEATURES, type Feature } from './evidence.ts';

export interface ListPair {
  /** Place in `left`. */
  readonly left: number;
  /** Place in `right`, or in `left` where one list is compared with itself. */
  readonly right: number;
  readonly probability: number;
  /** log2 of the odds from the pair itself; the probability adds how many of the list seem to stand in the other. */
  readonly weight: number;
  readonly reasons: readonly ListReason[];
}

/** A step of the waterfall; the weights of all add up to the weight of the pair. */
export interface ListReason {
  readonly code:
    | 'likeness'
    | 'better-than-others'
    | 'numbers'
    | 'words-apart'
    | 'spelling'
    | 'claimed-by-another'
    | 'company-names';
  readonly weight: number;
  /** Words only the left or the right one has (`words-apart`), or that were spelled otherwise (`spelling`). */
  readonly left: readonly string[];
  readonly right: readonly string[];
}

export interface ListConfig {
  readonly seed: number;
  /** Expected share of right pairs among those given; pairs are added, best first, as long as it holds. 0.86 unless said. */
  readonly precision?: number;
  /** No pair below this probability; 0.5 unless said. */
  readonly least?: number;
}

/**
 * Log2 weights, fitted once on fifteen of the thirty tasks of Auto-FuzzyJoin's benchmark that were set aside for it (bench/autofj.ts); all tasks weigh
 * alike. Nothing of them is read at run time.
 */
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  base: -2.43,
  likeness: 0.88,
  // A rule: nothing is surer than the same letters, whatever the fit made of the few that were wrong.
  exact: 2,
  margin: 0.87,
  chance: 0.11,
  neighbour: 0.6,
  oneNumber: 0.07,
  leftAside: 0.2,
  rightAside: -0.34,
  bothAside: -0.42,
  leftExtra: 0.47,
  rightExtra: -0.38,
  bothExtra: -0.09,
  words: 0.54,
  rival: -1.62,
  crowd: -0.83,
  spelled: 0.4,
};
/** How much of the estimated share of rows that have a partner at all goes into the odds: all of it would count its errors in full. */
export const SHARE_COUNTS = 0.5;

const GROUPS: readonly (readonly [ListReason['code'], readonly Feature[]])[] = [
  ['likeness', ['base', 'likeness', 'exact', 'chance']],
  ['better-than-others', ['margin', 'neighbour', 'crowd']],
  ['numbers', ['oneNumber']],
  ['words-apart', ['leftAside', 'rightAside', 'bothAside', 'leftExtra', 'rightExtra', 'bothExtra', 'words']],
  ['spelling', ['spelled']],
  ['claimed-by-another', ['rival']],
];

/**
 * Links two lists of names of anything, or one list with itself (`right` null), without labels: each right entry to at most one left entry.
 * Deterministic with its seed; near-linear in time; takes any text. Sorted by falling probability.
 */
export function linkNameLists(
  left: readonly string[],
  right: readonly string[] | null,
  config: ListConfig,
): ListPair[] {
  if (right === null) return linkWithin(left, config);
  return linkBetween(left, right, config);
}

function linkBetween(left: readonly string[], right: readonly string[] | null, config: ListConfig): ListPair[] {
  const { found, share } = collect(left, right, config.seed);
  const prior = SHARE_COUNTS * Math.log2(share / (1 - share));
  const doubt = looksLikeCompanies(left) && looksLikeCompanies(right ?? left);
  const scored = found.map((one) => {
    const weight = FEATURES.reduce((sum, feature) => sum + WEIGHTS[feature] * one.evidence[feature], 0);
    return { one, weight, probability: 1 / (1 + 2 ** -(weight + prior)) };
  });
  scored.sort((a, b) => b.probability - a.probability || a.one.right - b.one.right);
  return chosen(right === null ? withoutMirrors(scored) : scored, config)
    .map(({ one, weight, probability }) => ({
      left: one.left,
      right: one.right,
      probability,
      weight,
      reasons: reasonsOf(one),
    }))
    .flatMap((pair) => (doubt ? asCompanies(pair, left[pair.left]!, (right ?? left)[pair.right]!, config) : [pair]))
    .sort((a, b) => b.probability - a.probability || a.right - b.right);
}

/** Entries of one list that are equal but for signs and spaces are one thing; only the distinct ones are compared. */
function linkWithin(list: readonly string[], config: ListConfig): ListPair[] {
  const lexicon = new Lexicon();
  const first = new Map<string, number>();
  const equal: ListPair[] = [];
  const weight = WEIGHTS.base + WEIGHTS.likeness * Math.log2(51) + WEIGHTS.exact;
  for (const [at, text] of list.entries()) {
    const { joined } = lexicon.read(text);
    if (joined === '') continue;
    const known = first.get(joined);
    if (known === undefined) first.set(joined, at);
    else
      equal.push({
        left: known,
        right: at,
        probability: 1 / (1 + 2 ** -weight),
        weight,
        reasons: [{ code: 'likeness', weight, left: [], right: [] }],
      });
  }
  const distinct = [...first.values()];
  const near = linkBetween(
    distinct.map((at) => list[at]!),
    null,
    config,
  );
  return [...equal, ...near.map((pair) => ({ ...pair, left: distinct[pair.left]!, right: distinct[pair.right]! }))];
}

const LEAST = 0.5;
const FORM_SHARE = 0.3;

/** Lists in which a third of the names carry a legal form are lists of companies, and law and trade know more about those. */
function looksLikeCompanies(list: readonly string[]): boolean {
  const step = Math.max(1, Math.floor(list.length / 300));
  const some = list.filter((_, at) => at % step === 0);
  return (
    some.length > 0 &&
    some.filter((text) => prepareName(text, 'company').forms.length > 0).length / some.length >= FORM_SHARE
  );
}

/** A pair of companies must also hold as one: GmbH and GmbH & Co. KG are two, however alike. */
function asCompanies(pair: ListPair, left: string, right: string, { least = LEAST }: ListConfig): ListPair[] {
  const names = compareNames(prepareName(left, 'company'), prepareName(right, 'company'));
  const loss = Math.min(0, names.weight - pair.weight);
  const probability = Math.min(pair.probability, names.probability);
  if (probability < least) return [];
  return [
    loss < 0 && names.probability < pair.probability
      ? {
          ...pair,
          probability,
          weight: pair.weight + loss,
          reasons: [...pair.reasons, { code: 'company-names', weight: loss, left: [], right: [] }],
        }
      : pair,
  ];
}

interface Scored {
  readonly one: Found;
  readonly weight: number;
  readonly probability: number;
}

/** In one list a pair is found from both ends; the better finding stays. */
function withoutMirrors(scored: readonly Scored[]): Scored[] {
  const seen = new Set<string>();
  return scored.filter(({ one }) => {
    const key = one.left < one.right ? `${one.left} ${one.right}` : `${one.right} ${one.left}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The longest beginning whose mean probability is the precision asked for. */
export function chosen<T extends { readonly probability: number }>(
  scored: readonly T[],
  { precision = 0.86, least = LEAST }: Omit<ListConfig, 'seed'>,
): readonly T[] {
  let sum = 0;
  let until = 0;
  for (const [at, { probability }] of scored.entries()) {
    if (probability < least) break;
    sum += probability;
    if (sum / (at + 1) >= precision) until = at + 1;
  }
  return scored.slice(0, until);
}

function reasonsOf({ evidence, likeness }: Found): ListReason[] {
  const sum = (features: readonly Feature[], from: Evidence) =>
    features.reduce((total, feature) => total + WEIGHTS[feature] * from[feature], 0);
  return GROUPS.flatMap(([code, features]) => {
    const weight = sum(features, evidence);
    if (weight === 0 && code !== 'likeness') return [];
    const apart = code === 'words-apart';
    const spelled = code === 'spelling' ? likeness.spelled : [];
    return [
      {
        code,
        weight,
        left: apart ? likeness.left : spelled.map(([one]) => one),
        right: apart ? likeness.right : spelled.map(([, one]) => one),
      },
    ];
  });
}
