import type { Arm } from './assign.ts';
import type { Difference } from './proportions.ts';

export interface Observed {
  readonly arm: Arm;
  readonly value: number;
}

/**
 * Fewer on the smaller side, or fewer there that are not 0, and the normal limit that the interval rests on has not set in: with 50 and no such demand,
 * 13 % of experiments without effect raised an alarm (a tenth held out, one in seven buys).
 */
export const FEWEST_AMOUNTS = 100;
const FEWEST_BUYERS = 30;

/**
 * Interval for the difference of two means (revenue, number of orders) that holds at every moment at once: asymptotic confidence sequence of
 * Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas (Annals of Statistics 2024, theorem 2.2) on inverse-probability-weighted differences. What each side's
 * mean was before a case is taken off first, which only narrows. Large single amounts are cut at the largest but hundredth of what came before.
 * Null until both sides have enough cases.
 *
 * @param rows in the order in which they became known
 */
export function differenceOfAmounts(rows: readonly Observed[], share: number, alpha = 0.05): Difference | null {
  const sequence = amountSequence(share, alpha);
  for (const row of rows) sequence.add(row);
  return sequence.read();
}

/** The same case by case, to be read after any of them: what came before is never looked at again. */
export function amountSequence(share: number, alpha = 0.05) {
  const counts = { treated: 0, 'held-out': 0 };
  const buyers = { treated: 0, 'held-out': 0 };
  const sums = { treated: 0, 'held-out': 0 };
  const capFor = createCap();
  let [t, total, squares] = [0, 0, 0];
  const mean = (side: Arm): number => (counts[side] === 0 ? 0 : sums[side] / counts[side]);
  return {
    add({ arm, value }: Observed): void {
      const held = Math.min(value, capFor(value));
      const [up, down] = [mean('treated'), mean('held-out')];
      const effect = up - down + (arm === 'treated' ? (held - up) / (1 - share) : -(held - down) / share);
      t += 1;
      total += effect;
      squares += effect * effect;
      counts[arm] += 1;
      if (value !== 0) buyers[arm] += 1;
      sums[arm] += held;
    },
    read(): Difference | null {
      if (Math.min(counts.treated, counts['held-out']) < FEWEST_AMOUNTS) return null;
      if (Math.min(buyers.treated, buyers['held-out']) < FEWEST_BUYERS) return null;
      const difference = total / t;
      const deviation = Math.sqrt(Math.max(0, squares / t - difference * difference));
      const half = deviation * halfWidth(t, alpha);
      return { difference, low: difference - half, high: difference + half };
    },
  };
}

/** Narrowest around 500 cases. */
const TIGHTEST = 500;

export function halfWidth(t: number, alpha: number): number {
  const rho2 = (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / TIGHTEST;
  return Math.sqrt(((2 * (t * rho2 + 1)) / (t * t * rho2)) * Math.log(Math.sqrt(t * rho2 + 1) / alpha));
}

/** What a value may count at most, from the values before it only: looking ahead would undo the guarantee. */
function createCap(): (value: number) => number {
  const sorted: number[] = [];
  return (value) => {
    const cap = sorted.length < 100 ? Number.POSITIVE_INFINITY : sorted[Math.floor(0.99 * sorted.length)]!;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    sorted.splice(low, 0, value);
    return Math.max(cap, 1e-12);
  };
}
