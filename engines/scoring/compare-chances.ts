import { differenceOf } from './choose-simplest.ts';
import { logLossOf, measureQuality, type Quality } from './measure.ts';

export interface ChanceComparison {
  readonly rows: number;
  readonly quality: Quality;
  /** The other side's figures on the same rows. */
  readonly other: { readonly brier: number; readonly logLoss: number };
  /** Gain over the other side in log loss a row, with a two-sided 90 % interval that counts rows of one group as one. */
  readonly gain: { readonly mean: number; readonly low: number; readonly high: number };
}

/** Puts two sets of probabilities for the same outcomes side by side. `groups`: rows with the same number belong together. */
export function compareChances(input: {
  readonly chances: readonly number[];
  readonly other: readonly number[];
  readonly target: readonly number[];
  readonly groups: readonly number[];
}): ChanceComparison {
  const { chances, other, target, groups } = input;
  const losses = (list: readonly number[]) => list.map((chance, at) => logLossOf(bounded(chance), target[at]!));
  const [before, after] = [losses(other), losses(chances)];
  const { mean, error } = differenceOf(before, after, [...chances.keys()], Int32Array.from(groups));
  const rows = Math.max(1, chances.length);
  return {
    rows: chances.length,
    quality: measureQuality(chances, target, other),
    other: {
      brier: other.reduce((sum, chance, at) => sum + (chance - target[at]!) ** 2, 0) / rows,
      logLoss: before.reduce((sum, loss) => sum + loss, 0) / rows,
    },
    gain: { mean, low: mean - 1.645 * error, high: mean + 1.645 * error },
  };
}

/** A stage weight of 0 or 100 % would be infinitely wrong once; nobody who sets it means that. */
const bounded = (chance: number): number => Math.min(0.99, Math.max(0.01, chance));
