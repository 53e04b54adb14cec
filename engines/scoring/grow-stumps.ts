import type { BoostSettings, Term } from './boost.ts';
import { cutQuadrants } from './cut-quadrants.ts';

/** Shrunken stumps on one feature's histogram: cuts for what is ordered, sorted levels for what is not, missing values by themselves. */
export function growSingle(
  term: Term,
  sums: Float64Array,
  step: Float64Array,
  order: Int32Array,
  settings: BoostSettings,
): void {
  const { size, ordered, monotone } = term;
  const ridge = ordered ? settings.ridge : settings.categoryRidge;
  const { rate, leastWeight } = settings;
  // Missing is a value of its own: it moves by itself and never takes part in a split.
  let kept = 0;
  for (let bin = 1; bin < size; bin++) if (sums[2 * bin + 1]! > 0) order[kept++] = bin;
  for (let stump = 0; stump < settings.stumps; stump++) {
    if (sums[1]! > 0) {
      const by = (-rate * sums[0]!) / (sums[1]! + ridge);
      step[0]! += by;
      sums[0]! += sums[1]! * by;
    }
    if (kept === 0) continue;
    if (!ordered) sortBySlope(order, kept, sums, ridge);
    let allG = 0;
    let allH = 0;
    for (let at = 0; at < kept; at++) {
      const bin = 2 * order[at]!;
      allG += sums[bin]!;
      allH += sums[bin + 1]!;
    }
    let bestGain = 0;
    let cut = -1;
    let leftG = 0;
    let leftH = 0;
    let left = 0;
    let right = 0;
    for (let at = 0; at < kept - 1; at++) {
      const bin = 2 * order[at]!;
      leftG += sums[bin]!;
      leftH += sums[bin + 1]!;
      if (leftH < leastWeight) continue;
      const rightH = allH - leftH;
      if (rightH < leastWeight) break;
      const rightG = allG - leftG;
      const low = clip(-leftG / (leftH + ridge));
      const high = clip(-rightG / (rightH + ridge));
      if (monotone !== 0 && (high - low) * monotone < 0) continue;
      const gain = -leftG * low - rightG * high;
      if (gain > bestGain) {
        bestGain = gain;
        cut = at;
        left = low;
        right = high;
      }
    }
    if (cut < 0) {
      if (stump === 0 && kept > 0 && sums[1]! > 0) shift(order, kept, (-rate * allG) / (allH + ridge), sums, step);
      break;
    }
    for (let at = 0; at < kept; at++) {
      const bin = order[at]!;
      const by = rate * (at <= cut ? left : right);
      step[bin]! += by;
      sums[2 * bin]! += sums[2 * bin + 1]! * by;
    }
  }
}

/** A Newton step on a rare outcome can point far beyond where its curve holds. */
const clip = (value: number): number => Math.max(-2, Math.min(2, value));

function shift(order: Int32Array, kept: number, by: number, sums: Float64Array, step: Float64Array): void {
  for (let at = 0; at < kept; at++) {
    const bin = order[at]!;
    step[bin]! += by;
    sums[2 * bin]! += sums[2 * bin + 1]! * by;
  }
}

/** Insertion sort: the order of the cycle before is nearly right. */
function sortBySlope(order: Int32Array, kept: number, sums: Float64Array, ridge: number): void {
  for (let at = 1; at < kept; at++) {
    const bin = order[at]!;
    const slope = sums[2 * bin]! / (sums[2 * bin + 1]! + ridge);
    let to = at;
    while (to > 0) {
      const other = order[to - 1]!;
      if (sums[2 * other]! / (sums[2 * other + 1]! + ridge) <= slope) break;
      order[to] = other;
      to -= 1;
    }
    order[to] = bin;
  }
}

/** One cut on each axis, four quadrants: the smallest tree that can show an interaction. */
export function growPair(term: Term, sums: Float64Array, step: Float64Array, settings: BoostSettings): void {
  const { size, width, axes } = term;
  const { rate, ridge, leastWeight } = settings;
  for (let stump = 0; stump < settings.stumps; stump++) {
    const best = cutQuadrants(sums, size / width, width, axes, { ridge, leastWeight });
    if (best === null) return;
    for (let bin = 0; bin < size; bin++) {
      const by = rate * best.values[2 * best.rows[Math.floor(bin / width)]! + best.columns[bin % width]!]!;
      step[bin]! += by;
      sums[2 * bin]! += sums[2 * bin + 1]! * by;
    }
  }
}
