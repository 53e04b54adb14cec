import type { BinnedFeature } from './boost.ts';
import { aucOf, logLossOf } from './measure.ts';

/** What one feature by itself tells of the target, on rows that it was not learnt from. */
export interface Strength {
  readonly auc: number;
  /** Share of the log loss of the base rate that it takes away; at least 0. */
  readonly explained: number;
}

/** Learns a smoothed rate per bin on one half of the groups and judges it on the other, both ways. */
export function measureStrength(feature: BinnedFeature, target: Uint8Array, groups: Int32Array): Strength {
  const { bins, size } = feature;
  const rows = target.length;
  const counts = [new Float64Array(2 * size), new Float64Array(2 * size)];
  const totals = [new Float64Array(2), new Float64Array(2)];
  // Neighbouring group numbers alternate between the halves: a sorted file is not cut into its beginning and its end.
  const halfOf = (row: number) => (Math.imul(groups[row]! + 1, 0x9e3779b1) >>> 16) & 1;
  for (let row = 0; row < rows; row++) {
    const half = halfOf(row);
    counts[half]![2 * bins[row]! + target[row]!]! += 1;
    totals[half]![target[row]!]! += 1;
  }
  const chances = new Float64Array(rows);
  let loss = 0;
  let baseLoss = 0;
  for (let row = 0; row < rows; row++) {
    const other = 1 - halfOf(row);
    const [no, yes] = [counts[other]![2 * bins[row]!]!, counts[other]![2 * bins[row]! + 1]!];
    const rate = (totals[other]![1]! + 0.5) / (totals[other]![0]! + totals[other]![1]! + 1);
    const chance = (yes + 2 * rate) / (no + yes + 2);
    chances[row] = chance;
    loss += logLossOf(chance, target[row]!);
    baseLoss += logLossOf(rate, target[row]!);
  }
  return { auc: aucOf(chances, target), explained: baseLoss === 0 ? 0 : Math.max(0, 1 - loss / baseLoss) };
}
