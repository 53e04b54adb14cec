export interface Interval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of a share (E. B. Wilson, JASA 22, 1927): right of few observations too, and never below 0 or above 1.
 * `z` 1.96 is 95 %. Nothing observed: anything is possible.
 */
export function wilson(right: number, total: number, z = 1.96): Interval {
  if (total <= 0) return { share: 0, low: 0, high: 1 };
  const share = right / total;
  const z2 = z * z;
  const middle = (share + z2 / (2 * total)) / (1 + z2 / total);
  const half = (z / (1 + z2 / total)) * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total));
  return { share, low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}
