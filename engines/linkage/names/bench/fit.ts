import { FEATURES, type Feature, type Weights } from '../compare-names.ts';

export interface Case<F extends string = Feature> {
  readonly features: Readonly<Record<F, number>>;
  /** Bits that are known beforehand. */
  readonly offset?: number;
  readonly same: boolean;
  /** How much the case counts. */
  readonly share: number;
}

/**
 * Logistic regression in bits with a normal prior on every weight: mean = what we believe before any data, spread = how sure we are. Weights with
 * spread 0 stay. Newton steps; the prior keeps the matrix regular.
 */
export const fitWeights = (cases: readonly Case[], belief: Weights, spread: Weights): Weights =>
  fitAny(FEATURES, cases, belief, spread);

export function fitAny<F extends string>(
  names: readonly F[],
  cases: readonly Case<F>[],
  belief: Readonly<Record<F, number>>,
  spread: Readonly<Record<F, number>>,
): Record<F, number> {
  const free = names.filter((feature) => spread[feature] > 0);
  const weights: Record<F, number> = { ...belief };
  for (let turn = 0; turn < 30; turn++) {
    const gradient = free.map((feature) => (belief[feature] - weights[feature]) / spread[feature] ** 2);
    const matrix = free.map((one, i) => free.map((_, j) => (i === j ? 1 / spread[one] ** 2 : 0)));
    for (const { features, same, share, offset = 0 } of cases) {
      const bits = names.reduce((sum, feature) => sum + weights[feature] * features[feature], offset);
      const chance = 1 / (1 + 2 ** -bits);
      const error = ((same ? 1 : 0) - chance) * Math.LN2 * share;
      const slope = Math.max(1e-6, chance * (1 - chance)) * Math.LN2 ** 2 * share;
      for (const [i, one] of free.entries()) {
        gradient[i]! += error * features[one];
        for (const [j, two] of free.entries()) matrix[i]![j]! += slope * features[one] * features[two];
      }
    }
    const step = solve(matrix, gradient);
    for (const [i, feature] of free.entries()) weights[feature] += step[i]!;
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

/** Gauss with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let at = column; at <= size; at++) rows[row]![at]! -= factor * rows[column]![at]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}

export const scoreOf = (weights: Weights, features: Case['features']): number => {
  const bits = FEATURES.reduce((sum, feature) => sum + weights[feature] * features[feature], 0);
  return 1 / (1 + 2 ** -bits);
};

export interface Figures {
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Mean squared distance of the probability from the truth; 0.25 for a coin. */
  readonly brier: number;
  readonly logLoss: number;
}

export function figuresOf(
  scored: readonly { readonly probability: number; readonly same: boolean }[],
  threshold = 0.5,
): Figures {
  let [right, wrong, missed, brier, logLoss] = [0, 0, 0, 0, 0];
  for (const { probability, same } of scored) {
    if (probability >= threshold && same) right += 1;
    else if (probability >= threshold) wrong += 1;
    else if (same) missed += 1;
    brier += (probability - (same ? 1 : 0)) ** 2;
    logLoss -= Math.log(Math.max(1e-9, same ? probability : 1 - probability));
  }
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    pairs: scored.length,
    precision: round(right / (right + wrong || 1)),
    recall: round(right / (right + missed || 1)),
    f1: round((2 * right) / (2 * right + wrong + missed || 1)),
    brier: round(brier / (scored.length || 1)),
    logLoss: round(logLoss / (scored.length || 1)),
  };
}
