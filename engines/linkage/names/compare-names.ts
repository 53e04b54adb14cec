import { COMPANY_WEIGHTS, PERSON_WEIGHTS } from './calibration.ts';
import { type Measures, measureNames, type Rarity, sameLetters } from './measure-names.ts';
import type { PreparedName } from './prepare-name.ts';
import { type NameReason, reasonsOf } from './reasons.ts';

export interface NameContext {
  /** How often a folded word stands in the names of the list at hand. */
  readonly frequencies?: ReadonlyMap<string, number>;
  /** Names in that list. */
  readonly total?: number;
  /** Share of the compared pairs that are one before looking at them; 0.5 where nothing is known. */
  readonly prior?: number;
}

export interface NameComparison {
  /** log2 of how much likelier these names are for one bearer than for two; 0 says nothing. */
  readonly weight: number;
  /** 0..1, the prior included. */
  readonly probability: number;
  readonly reasons: readonly NameReason[];
}

export type Weights = Readonly<Record<Feature, number>>;
export type Feature = (typeof FEATURES)[number];
export const FEATURES = [
  'base',
  'said',
  'conflict',
  'extra',
  'optional',
  'slip',
  'initials',
  'order',
  'single',
  'formMissing',
  'formNear',
  'formOther',
  'numbers',
  'oneNumber',
  'places',
  'generations',
] as const;

const MOST_WEIGHT = 24;

/** What the weights are multiplied with. */
export function featuresOf(measures: Measures): Readonly<Record<Feature, number>> {
  return {
    base: 1,
    said: Math.log2(1 + measures.said),
    conflict: Math.sqrt(measures.conflict),
    extra: Math.sqrt(measures.extra),
    optional: Math.sqrt(measures.optional),
    slip: Math.sqrt(measures.slip),
    initials: Math.sqrt(measures.initials),
    order: measures.order,
    single: measures.single,
    formMissing: measures.form === 'missing' ? 1 : 0,
    formNear: measures.form === 'near' ? 1 : measures.form === 'abroad' ? 2 : 0,
    formOther: measures.form === 'other' ? 1 : 0,
    numbers: measures.numbers === 'clash' ? 1 : 0,
    oneNumber: measures.numbers === 'one-sided' ? 1 : 0,
    places: measures.places ? 1 : 0,
    generations: measures.generations ? 1 : 0,
  };
}

/**
 * How likely two names mean one bearer, from the names alone. Symmetric; equal names get the highest value of all; any text is taken.
 * A weight of 3 means eight to one. Fitted on labelled and generated pairs, see README.md.
 */
export function compareNames(a: PreparedName, b: PreparedName, context: NameContext = {}): NameComparison {
  const measures = measure(a, b, context);
  if (measures === undefined)
    return answer(-1, context, [
      { code: 'nothing-to-compare', weight: -1, left: a.original.slice(0, 80), right: b.original.slice(0, 80) },
    ]);
  const weights = weightsOf(a, b);
  const features = featuresOf(measures);
  return answer(sum(weights, features), context, reasonsOf(a, b, measures, weights, features));
}

/** The weight of `compareNames` alone, for callers who compare millions and explain few. */
export function weighNames(a: PreparedName, b: PreparedName): number {
  const measures = measure(a, b, {});
  if (measures === undefined) return -1;
  return bounded(sum(weightsOf(a, b), featuresOf(measures)));
}

const weightsOf = (a: PreparedName, b: PreparedName): Weights =>
  a.kind === 'person' && b.kind === 'person' ? PERSON_WEIGHTS : COMPANY_WEIGHTS;
const sum = (weights: Weights, features: Weights): number =>
  FEATURES.reduce((total, feature) => total + weights[feature] * features[feature], 0);
const bounded = (bits: number): number => Math.max(-MOST_WEIGHT, Math.min(MOST_WEIGHT, bits));

/** Undefined where one of the names has no letter or digit. */
export function measure(a: PreparedName, b: PreparedName, context: NameContext): Measures | undefined {
  if (a.tokens.length === 0 || b.tokens.length === 0) return undefined;
  const rarity = rarityOf(context);
  // A fixed order makes the answer the same from both sides.
  const measures = a.joined <= b.joined ? measureNames(a, b, rarity) : mirrored(measureNames(b, a, rarity));
  const letters = a.original === b.original ? 'same' : sameLetters(a, b);
  if (letters === undefined) return measures;
  const whole = Math.min(own(a, rarity), own(b, rarity));
  const loss = letters === 'same' ? 0 : 4;
  return {
    ...measures,
    said: whole,
    conflict: 0,
    extra: 0,
    optional: 0,
    initials: 0,
    slip: loss,
    order: 0,
    single: 0,
    numbers: 'none',
    places: false,
    ...(letters === 'same' ? { form: 'none' } : {}),
  };
}

const own = (name: PreparedName, rarity: Rarity): number => measureNames(name, name, rarity).said;

function mirrored(measures: Measures): Measures {
  const { matches, left, right } = measures.alignment;
  return {
    ...measures,
    alignment: {
      matches: matches.map((match) => ({ ...match, left: match.right, right: match.left })),
      left: right,
      right: left,
    },
  };
}

function rarityOf({ frequencies, total }: NameContext): Rarity {
  if (!frequencies || !total) return () => undefined;
  return (word) => {
    const seen = frequencies.get(word);
    return seen === undefined ? undefined : Math.max(0.3, Math.log2((total + 1) / (seen + 0.5)));
  };
}

function answer(bits: number, { prior = 0.5 }: NameContext, reasons: readonly NameReason[]): NameComparison {
  const weight = bounded(bits);
  const share = Math.min(1 - 1e-9, Math.max(1e-9, prior));
  const probability = 1 / (1 + 2 ** -(weight + Math.log2(share / (1 - share))));
  return { weight, probability, reasons };
}
