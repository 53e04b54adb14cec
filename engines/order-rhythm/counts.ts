import type { OrderCounts } from './model.ts';

/**
 * Counts of ascending, distinct order days up to `today`. Days are whole: an order counts as placed at noon, and today's silence reaches to its evening,
 * hence the half day.
 */
export function countsOf(days: readonly number[], today: number): OrderCounts {
  const first = days[0]!;
  const last = days[days.length - 1]! - first;
  let logGaps = 0;
  for (let at = 1; at < days.length; at++) logGaps += Math.log(days[at]! - days[at - 1]!);
  return { repeats: days.length - 1, last, known: today - first + 0.5, logGaps };
}
