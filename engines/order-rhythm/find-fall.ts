/** A measure of a customer's orders that has fallen: means per order before and lately. */
export interface Fall {
  readonly before: number;
  readonly lately: number;
  readonly ordersLately: number;
}

const LEAST_BEFORE = 4;
const MOST_LATELY = 6;

/**
 * Whether the last three to six orders are smaller than those before by more than chance, and by a quarter at least. Compared on logarithms (order values are
 * skewed), with Welch's t; every length of "lately" is tried, so the bar is that of 1 in 200 each, which calls 1 to 2 of 100 steady customers falling (bench).
 */
export function findFall(values: readonly number[]): Fall | null {
  const logs = values.map((value) => Math.log(Math.max(value, 1e-9)));
  let found: Fall | null = null;
  for (let last = 3; last <= MOST_LATELY && values.length - last >= LEAST_BEFORE; last++) {
    const [before, lately] = [moments(logs.slice(0, -last)), moments(logs.slice(-last))];
    const drop = before.mean - lately.mean;
    if (drop < Math.log(4 / 3)) continue;
    // Equal values in a row happen: a spread of a tenth always remains.
    const [own, other] = [Math.max(before.variance, 0.01) / before.n, Math.max(lately.variance, 0.01) / lately.n];
    const freedom = (own + other) ** 2 / (own ** 2 / (before.n - 1) + other ** 2 / (lately.n - 1));
    if (drop / Math.sqrt(own + other) > criticalT(freedom))
      found = { before: Math.exp(before.mean), lately: Math.exp(lately.mean), ordersLately: last };
  }
  return found;
}

function moments(values: readonly number[]): { n: number; mean: number; variance: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1);
  return { n, mean, variance };
}

/** One-sided 99.5 % point of Student's t (Cornish-Fisher expansion, within 2 % from three degrees of freedom on; below, the table's value). */
function criticalT(freedom: number): number {
  if (freedom < 2) return 63.7;
  if (freedom < 3) return 9.925;
  const z = 2.5758;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  );
}
