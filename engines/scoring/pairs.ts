import type { BinnedFeature } from './boost.ts';
import { cutQuadrants } from './cut-quadrants.ts';

/** Two features whose common effect is worth a term of its own. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  /** What the best four quadrants bring beyond either feature alone, in second-order loss. */
  readonly gain: number;
}

/** A feature's bins grouped into few. */
export interface Coarse {
  readonly group: Uint8Array;
  readonly size: number;
  readonly bins: Uint8Array;
  readonly ordered: boolean;
}

/** Groups on either axis of a pair: 64 cells that can be filled. */
const MOST_GROUPS = 8;

/**
 * Groups by frequency alone, so that folds may share them: numbers into parts of about equal size, of a category the most frequent levels and the
 * rest together. What is missing joins the first group.
 */
export function coarsen({ bins, size, ordered }: BinnedFeature): Coarse {
  const counts = new Float64Array(size);
  for (let row = 0; row < bins.length; row++) counts[bins[row]!]! += 1;
  const group = new Uint8Array(size);
  let used = 0;
  if (ordered) {
    let seen = 0;
    let filled = 0;
    for (let bin = 0; bin < size; bin++) {
      if (counts[bin] === 0) {
        group[bin] = used;
        continue;
      }
      if (filled > 0 && used < MOST_GROUPS - 1 && seen + counts[bin]! / 2 > ((used + 1) * bins.length) / MOST_GROUPS) {
        used += 1;
        filled = 0;
      }
      group[bin] = used;
      seen += counts[bin]!;
      filled += counts[bin]!;
    }
    used += 1;
  } else {
    const order = [...counts.keys()].filter((bin) => counts[bin]! > 0).sort((a, b) => counts[b]! - counts[a]!);
    used = Math.min(MOST_GROUPS, Math.max(1, order.length));
    group.fill(used - 1);
    for (const [at, bin] of order.entries()) group[bin] = Math.min(at, used - 1);
  }
  const grouped = new Uint8Array(bins.length);
  for (let row = 0; row < bins.length; row++) grouped[row] = group[bins[row]!]!;
  return { group, size: used, bins: grouped, ordered };
}

/**
 * FAST (Lou, Caruana, Gehrke, Hooker 2013): every pair is judged by its best cut on both axes, read off a small table of the gradients that the
 * additive model left over. What one axis explains by itself is taken off: two strong features are not a pair for being strong.
 */
export function findPairs(
  features: readonly Coarse[],
  gradient: Float32Array,
  curvature: Float32Array,
  rows: Int32Array,
  most: number,
): readonly Pair[] {
  const found: Pair[] = [];
  for (const [first, a] of features.entries()) {
    for (let second = first + 1; second < features.length; second++) {
      const b = features[second]!;
      if (a.size < 2 || b.size < 2) continue;
      const table = new Float64Array(2 * a.size * b.size);
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!;
        const cell = 2 * (a.bins[row]! * b.size + b.bins[row]!);
        table[cell]! += gradient[row]!;
        table[cell + 1]! += curvature[row]!;
      }
      const best = cutQuadrants(table, a.size, b.size, [a.ordered, b.ordered], { ridge: 1, leastWeight: 2 });
      if (best && best.joint > 0) found.push({ first, second, gain: best.joint });
    }
  }
  return found.sort((x, y) => y.gain - x.gain).slice(0, most);
}
