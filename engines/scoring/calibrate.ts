import { ascendingBy } from './measure.ts';

/**
 * Turns a score (log odds) into a probability that means what it says.
 * - `platt`: log odds = intercept + slope x score (Platt 1999), drawn towards no change by a prior of ten cases each way
 * - `beta`: log odds = intercept + a ln(p) - b ln(1 - p) with p the raw probability (Kull, Silva Filho, Flach 2017)
 * - `isotonic`: rising, by pooled neighbours (Zadrozny and Elkan 2002), straight lines between the middles of the pools
 */
export type Calibration =
  | { readonly kind: 'platt'; readonly intercept: number; readonly slope: number }
  | { readonly kind: 'beta'; readonly intercept: number; readonly a: number; readonly b: number }
  | { readonly kind: 'isotonic'; readonly scores: readonly number[]; readonly logits: readonly number[] };

export const NO_CALIBRATION: Calibration = { kind: 'platt', intercept: 0, slope: 1 };

/** Rarer outcomes needed: below `beta` two parameters are all the data can carry, above `isotonic` no shape need be assumed. */
const NEEDED = { beta: 300, isotonic: 3000 } as const;

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));
export const logit = (chance: number): number => {
  const safe = Math.min(1 - 1e-9, Math.max(1e-9, chance));
  return Math.log(safe / (1 - safe));
};
/** ln(1 + e^x) without overflow. */
const softplus = (x: number): number => (x > 30 ? x : Math.log1p(Math.exp(x)));

/** Calibrated log odds of a score. Never falls where the score rises. */
export function calibratedLogit(calibration: Calibration, score: number): number {
  switch (calibration.kind) {
    case 'platt':
      return calibration.intercept + calibration.slope * score;
    case 'beta':
      return calibration.intercept - calibration.a * softplus(-score) + calibration.b * softplus(score);
    case 'isotonic':
      return alongLine(calibration.scores, calibration.logits, score);
  }
}

function alongLine(at: readonly number[], values: readonly number[], score: number): number {
  const last = at.length - 1;
  // Beyond what was seen the curve goes on with slope 1: better than flat, never steeper than the score itself.
  if (score <= at[0]!) return values[0]! + (score - at[0]!);
  if (score >= at[last]!) return values[last]! + (score - at[last]!);
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at[middle]! <= score) low = middle;
    else high = middle;
  }
  const share = (score - at[low]!) / (at[high]! - at[low]!);
  return values[low]! + share * (values[high]! - values[low]!);
}

/**
 * Learns a calibration from scores of rows that the model has not seen, the method by the size of the rarer outcome.
 * @param scores log odds @param target 0 or 1
 */
export function calibrate(
  scores: ArrayLike<number>,
  target: ArrayLike<number>,
  method: Calibration['kind'] | 'by-size' = 'by-size',
): Calibration {
  let positives = 0;
  for (let row = 0; row < scores.length; row++) positives += target[row]!;
  const rarer = Math.min(positives, scores.length - positives);
  if (rarer === 0) return NO_CALIBRATION;
  const kind =
    method === 'by-size' ? (rarer >= NEEDED.isotonic ? 'isotonic' : rarer >= NEEDED.beta ? 'beta' : 'platt') : method;
  if (kind === 'isotonic') return isotonic(scores, target);
  if (kind === 'platt') {
    const [intercept, slope] = regress(scores, target, (score) => [score, 0], [0, 1, 0], 2);
    return { kind, intercept: intercept!, slope: Math.max(0.05, slope!) };
  }
  const [intercept, a, b] = regress(scores, target, (score) => [-softplus(-score), softplus(score)], [0, 1, 1], 3);
  // A negative slope would turn the order round: the two-parameter form then, as the authors advise.
  if (a! <= 0.05 || b! <= 0.05) return calibrate(scores, target, 'platt');
  return { kind, intercept: intercept!, a: a!, b: b! };
}

/** Logistic regression on one or two inputs by Newton, with a weak pull (variance 1/2) towards the identity. */
function regress(
  scores: ArrayLike<number>,
  target: ArrayLike<number>,
  inputs: (score: number) => readonly [number, number],
  identity: readonly [number, number, number],
  size: 2 | 3,
): readonly number[] {
  const beta = [...identity];
  const pull = [0.1, 2, 2];
  for (let round = 0; round < 30; round++) {
    const gradient = beta.map((value, at) => pull[at]! * (value - identity[at]!));
    const matrix = [pull[0]!, 0, 0, 0, pull[1]!, 0, 0, 0, pull[2]!];
    for (let row = 0; row < scores.length; row++) {
      const [first, second] = inputs(scores[row]!);
      const chance = sigmoid(beta[0]! + beta[1]! * first + beta[2]! * second * (size === 3 ? 1 : 0));
      const off = chance - target[row]!;
      const weight = Math.max(1e-9, chance * (1 - chance));
      const x = [1, first, second];
      for (let i = 0; i < size; i++) {
        gradient[i]! += off * x[i]!;
        for (let j = 0; j < size; j++) matrix[3 * i + j]! += weight * x[i]! * x[j]!;
      }
    }
    const step = solve(matrix, gradient, size);
    let moved = 0;
    for (let at = 0; at < size; at++) {
      const by = Math.max(-2, Math.min(2, step[at]!));
      beta[at]! -= by;
      moved = Math.max(moved, Math.abs(by));
    }
    if (moved < 1e-7) break;
  }
  return beta;
}

function solve(matrix: number[], right: number[], size: number): number[] {
  const a = matrix.slice();
  const b = right.slice();
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = pivot + 1; row < size; row++) {
      const factor = a[3 * row + pivot]! / a[3 * pivot + pivot]!;
      for (let column = pivot; column < size; column++) a[3 * row + column]! -= factor * a[3 * pivot + column]!;
      b[row]! -= factor * b[pivot]!;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let column = row + 1; column < size; column++) b[row]! -= a[3 * row + column]! * b[column]!;
    b[row]! /= a[3 * row + row]!;
  }
  return b;
}

function isotonic(scores: ArrayLike<number>, target: ArrayLike<number>): Calibration {
  const order = ascendingBy(scores);
  // Fifty rows a block to begin with: single rows would make pools of nothing but positives at the ends.
  const block = Math.max(1, Math.min(50, Math.floor(order.length / 40)));
  const pools: { score: number; sum: number; rows: number }[] = [];
  for (let from = 0; from < order.length; from += block) {
    const pool = { score: 0, sum: 0, rows: 0 };
    for (let at = from; at < Math.min(order.length, from + block); at++) {
      pool.score += scores[order[at]!]!;
      pool.sum += target[order[at]!]!;
      pool.rows += 1;
    }
    pools.push(pool);
    while (pools.length > 1) {
      const [before, last] = [pools[pools.length - 2]!, pools[pools.length - 1]!];
      if (before.sum / before.rows < last.sum / last.rows && before.score / before.rows < last.score / last.rows) break;
      before.score += last.score;
      before.sum += last.sum;
      before.rows += last.rows;
      pools.pop();
    }
  }
  return {
    kind: 'isotonic',
    scores: pools.map(({ score, rows }) => score / rows),
    logits: pools.map(({ sum, rows }) => logit((sum + 0.5) / (rows + 1))),
  };
}

/** The same over the rows in use. */
export function calibrateRows(scores: Float64Array, target: Uint8Array, use: Uint8Array): Calibration {
  const rows = [...use.keys()].filter((row) => use[row] === 1);
  return calibrate(
    rows.map((row) => scores[row]!),
    rows.map((row) => target[row]!),
  );
}
