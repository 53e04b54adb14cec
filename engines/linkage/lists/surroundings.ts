import { createRandom } from '#engines/example-company/random.ts';
import type { Nearest } from './nearest.ts';

/**
 * What strangers look like. A list of things seldom names one thing twice, so the nearest other entry of the same list is a stranger: how alike
 * strangers get, and in which words they differ, is learned from there without a label (the idea of Auto-FuzzyJoin's reference table, Li et al.
 * 2021, as an empirical null in the sense of Efron 2004).
 */
export interface Strangers {
  readonly chanceOf: (likeness: number) => number;
  /** How often a word is among those that differ, of `size` near strangers. */
  readonly differ: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Only near strangers tell which words part them: in far ones every word differs. */
const NEAR = 0.45;

export function learnStrangers(nearest: Iterable<Nearest>): Strangers {
  const values: number[] = [];
  const differ = new Map<string, number>();
  let size = 0;
  for (const { best } of nearest) {
    values.push(best?.likeness.value ?? 0);
    if (!best || best.likeness.value < NEAR) continue;
    size += 1;
    for (const word of wordsApart(best.likeness)) differ.set(word, (differ.get(word) ?? 0) + 1);
  }
  values.sort((a, b) => b - a);
  return { chanceOf: (likeness) => upTo(values, likeness) / Math.max(1, values.length), differ, size };
}

/** Count of values (falling) that are at least so large. */
function upTo(values: readonly number[], least: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! >= least) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function wordsApart(likeness: {
  readonly left: readonly string[];
  readonly right: readonly string[];
}): string[] {
  return [...likeness.left.map((word) => `-${word}`), ...likeness.right.map((word) => `+${word}`)];
}

/** log2 of how much oftener these words differ between the lists than inside one; shrunk towards 0 where little is known. */
export function wordsTell(words: readonly string[], between: Strangers, inside: Strangers): number {
  let bits = 0;
  for (const word of words) {
    // Inside a list there is no left and right: both directions count.
    const other = (word.startsWith('-') ? '+' : '-') + word.slice(1);
    const here = ((between.differ.get(word) ?? 0) + 0.3) / (between.size + 20);
    const there = (((inside.differ.get(word) ?? 0) + (inside.differ.get(other) ?? 0)) / 2 + 0.3) / (inside.size + 20);
    bits += Math.max(-3, Math.min(3, Math.log2(here / there)));
  }
  return Math.max(-4, Math.min(4, bits));
}

/** A fixed draw of places: all where there are few. */
export function draw(size: number, most: number, seed: number): number[] {
  if (size <= most) return Array.from({ length: size }, (_, at) => at);
  const random = createRandom(seed);
  const places = new Set<number>();
  while (places.size < most) places.add(random.whole(0, size - 1));
  return [...places].sort((a, b) => a - b);
}
