import { LEVELS, log2odds, type Method } from './model.ts';
import { identityOf, type PlannedField } from './plan-fields.ts';

/** Weights where another field agrees exactly: postal codes hardly tell anything once the town is the same. */
export interface GivenWeights {
  readonly field: number;
  /** log2(m / u) by level, u among pairs that are no match and agree on that field. */
  readonly weights: readonly number[];
  /** Bits by which agreement is more usual there; taken off the rarity of the value. */
  readonly lift: number;
  /** Whether that field tells more than this one: of two that agree, only the lesser is taken for given by the other. */
  readonly above: boolean;
}

export interface FieldWeights {
  /** log2(m / u) by level. */
  readonly weights: readonly number[];
  /** log2(m) of the first level; the value's rarity is added. */
  readonly sameBits: number;
  /** The rarity of a value counts at most this many bits. */
  readonly mostRarity: number;
  /** What this field depends on, strongest first; the first that agrees counts. */
  readonly given: readonly GivenWeights[];
  /** Up to this level the values agree, slips allowed. */
  readonly agreesUpTo: number;
  /** From this level on the whole pair weighs at most `bits`. */
  readonly ceiling: { readonly from: number; readonly bits: number; readonly unless: readonly number[] } | null;
}

/** Weights of a model in the form in which pairs are scored; plain data. */
export interface ScoreTable {
  /** log2 odds of a match before anything is compared. */
  readonly start: number;
  readonly fields: readonly FieldWeights[];
  /** Pairs of fields that are entered in each other's place. */
  readonly exchanges: readonly (readonly [number, number])[];
}

/** By field: shares of its levels among pairs that are no match and agree on another field. */
export type Dependence = readonly (readonly {
  readonly field: number;
  readonly shares: readonly number[];
  readonly above: boolean;
}[])[];

/** A value seen once may well be seen again: rarity counts at most as if one in a million had it. */
export const MOST_RARITY = 20;

export function weightsGiven(
  field: FieldWeights,
  level: number,
  isSame: (other: number) => boolean,
): GivenWeights | null {
  for (const given of field.given) if ((level > 0 || given.above) && isSame(given.field)) return given;
  return null;
}

export function exchangesOf(planned: readonly PlannedField[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  planned.forEach((field, f) => {
    for (let g = f + 1; g < planned.length; g++)
      if (field.exchange !== undefined && planned[g]!.exchange === field.exchange) pairs.push([f, g]);
  });
  return pairs;
}

/** Weights from shares; disagreement never speaks for a match, and a better level never weighs less than a worse one. */
export function scoreTable(
  planned: readonly PlannedField[],
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
  prior: number,
  dependence: Dependence,
): ScoreTable {
  const exchanges = exchangesOf(planned);
  const identity = identityOf(planned);
  const own = ownFieldsOf(planned, identity);
  const ofCompanies = identity.some((at) => planned[at]!.role === 'company');
  return {
    start: log2odds(prior),
    exchanges,
    fields: planned.map((_, f) => {
      const weights = fallingWeights(m[f]!, u[f]!);
      return {
        weights,
        given: dependence[f]!.map(({ field, shares, above }) => ({
          field,
          above,
          weights: fallingWeights(m[f]!, shares),
          lift: Math.max(0, Math.log2(shares[0]! / u[f]![0]!)),
        })),
        sameBits: Math.log2(m[f]![0]!),
        mostRarity: MOST_RARITY,
        agreesUpTo: AGREES_UP_TO[planned[f]!.method],
        ceiling: ceilingOf(planned[f]!, identity.includes(f), own, ofCompanies),
      };
    }),
  };
}

/**
 * log2(m / u) by level. A worse level never weighs more than a better one: levels out of order are pooled (pool adjacent violators), so that a level
 * which hardly occurs takes the weight of its neighbour. The last never speaks for a match.
 */
function fallingWeights(m: readonly number[], u: readonly number[]): number[] {
  const pools: { m: number; u: number; levels: number }[] = [];
  for (let level = 0; level < m.length; level++) {
    pools.push({ m: m[level]!, u: u[level]!, levels: 1 });
    while (pools.length > 1 && pools.at(-2)!.m * pools.at(-1)!.u < pools.at(-1)!.m * pools.at(-2)!.u) {
      const { m: moreM, u: moreU, levels } = pools.pop()!;
      const pool = pools.at(-1)!;
      pool.m += moreM;
      pool.u += moreU;
      pool.levels += levels;
    }
  }
  const weights = pools.flatMap((pool) => new Array<number>(pool.levels).fill(Math.log2(pool.m / pool.u)));
  weights[weights.length - 1] = Math.min(0, weights.at(-1)!);
  return weights;
}

/**
 * Two of another name who share only what members of one household, firm or group share are two, however much of that it is: weights cannot say
 * so, since address, switchboard and domain agree for one reason and not for five.
 */
function ceilingOf(
  { role, method, single }: PlannedField,
  isIdentity: boolean,
  own: readonly number[],
  ofCompanies: boolean,
): FieldWeights['ceiling'] {
  const last = LEVELS[method].length - 1;
  // What holds for companies does not for the people who work there: one list writes the form, another leaves it out.
  if (ofCompanies && (role === 'legal-form' || single === true)) return { from: last, bits: -2, unless: own };
  return isIdentity ? { from: role === 'company' ? last - 1 : last, bits: -4, unless: own } : null;
}

/** Fields whose agreement speaks for the one and not for the group it belongs to. */
function ownFieldsOf(planned: readonly PlannedField[], identity: readonly number[]): number[] {
  const people = identity.some((at) => planned[at]!.role !== 'company');
  return planned.flatMap(({ role, personal }, at) =>
    role === 'identifier' || (people && (role === 'date' || role === 'email' || personal === true)) ? [at] : [],
  );
}

/** Up to this level two values of a method agree, slips allowed. */
export const AGREES_UP_TO: Readonly<Record<Method, number>> = {
  given: 2,
  name: 1,
  words: 1,
  company: 2,
  street: 1,
  code: 2,
  phone: 1,
  date: 2,
  number: 0,
  email: 1,
  domain: 0,
  category: 0,
};
