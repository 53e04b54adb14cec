import { logBeta, logGamma } from '#engines/numerics/index.ts';

/**
 * A population of customers (README.md: the model). Times in days, or any one unit throughout. With `shapes` [1] and `drop` 'after-repeat' it is the
 * BG/NBD of Fader, Hardie and Lee (2005); with 'after-any' and one shape k the MBG/CNBD-k of Reutterer, Platzer and Schröder (2021).
 */
export interface RhythmModel {
  /** Regularity classes k: gaps between orders are Erlang-k, whose spread is 1/√k of their mean. */
  readonly shapes: readonly number[];
  /** Share of customers in each class; adds up to 1. */
  readonly weights: readonly number[];
  /** Order rates are gamma distributed over customers: shape r, and alpha days. */
  readonly r: number;
  readonly alpha: number;
  /** The chance to be lost after an order is beta distributed over customers. */
  readonly a: number;
  readonly b: number;
  /** Whether the first order can be the last one, too. */
  readonly drop: 'after-any' | 'after-repeat';
}

/** What the model needs to know of one customer. */
export interface OrderCounts {
  /** Orders after the first. */
  readonly repeats: number;
  /** From the first order to the last. */
  readonly last: number;
  /** From the first order to today; at least `last`. */
  readonly known: number;
  /** Sum of the natural logarithms of the gaps. */
  readonly logGaps: number;
}

/** Chance that the gap running since the last order lasts longer than `elapsed`, given the customer's orders and that they are still active. */
export function gapSurvival(k: number, stages: number, base: number, elapsed: number): number {
  if (elapsed <= 0) return 1;
  const share = elapsed / (base + elapsed);
  let term = 1;
  let sum = 1;
  for (let j = 1; j < k; j++) {
    term *= ((stages + j - 1) / j) * share;
    sum += term;
  }
  return Math.exp(stages * Math.log1p(-share)) * sum;
}

/** Odds of having been lost right after the last order against having stayed. */
export function lostOdds({ a, b, drop }: Pick<RhythmModel, 'a' | 'b' | 'drop'>, repeats: number): number {
  if (drop === 'after-any') return a / (b + repeats);
  return repeats === 0 ? 0 : a / (b + repeats - 1);
}

/** Logarithm of the density of all orders up to the last, in class k, the customer still there after it. */
export function logDensity(model: RhythmModel, k: number, { repeats, last, logGaps }: OrderCounts): number {
  const { r, a, b } = model;
  const alpha = model.alpha / k;
  const stages = r + k * repeats;
  const stayed = model.drop === 'after-any' ? repeats + 1 : repeats;
  return (
    (k - 1) * logGaps -
    repeats * logGamma(k) +
    logGamma(stages) -
    logGamma(r) +
    r * Math.log(alpha) -
    stages * Math.log(alpha + last) +
    logBeta(a, b + stayed) -
    logBeta(a, b)
  );
}

/** Log likelihood of one customer; summed over customers it is what the fit maximises. */
export function logLikelihood(model: RhythmModel, counts: OrderCounts): number {
  const lost = lostOdds(model, counts.repeats);
  const parts = model.shapes.map((k, at) => {
    const alpha = model.alpha / k;
    const survival = gapSurvival(k, model.r + k * counts.repeats, alpha + counts.last, counts.known - counts.last);
    return Math.log(model.weights[at]!) + logDensity(model, k, counts) + Math.log(lost + survival);
  });
  const most = Math.max(...parts);
  return most + Math.log(parts.reduce((sum, part) => sum + Math.exp(part - most), 0));
}
