/** Days are whole numbers counted from any fixed day, the same one for all. */
export type OrderRhythm =
  | { readonly state: 'not-enough-orders'; readonly orderDays: number; readonly needed: number }
  | {
      /** `waiting` before the usual time · `due` within it · `overdue` beyond it · `lapsed` so far beyond that it is another question */
      readonly state: 'waiting' | 'due' | 'overdue' | 'lapsed';
      /** Distinct order days that it rests on. */
      readonly orderDays: number;
      /** Usual days between two orders. */
      readonly median: number;
      /** Usual deviation from it, in days (a robust standard deviation). */
      readonly spread: number;
      readonly lastDay: number;
      readonly expectedDay: number;
      /** From here on it is overdue. */
      readonly overdueDay: number;
      readonly daysLate: number;
      /** Days late, in spreads. */
      readonly lateness: number;
      /** 1: like clockwork · 0: no rhythm to speak of. */
      readonly regularity: number;
    };

export interface RhythmConfig {
  readonly neededOrderDays: number;
  /** Intervals looked at, newest first: a rhythm of three years ago says little. */
  readonly window: number;
  readonly overdueSpreads: number;
  readonly lapsedMedians: number;
}

export const RHYTHM: RhythmConfig = { neededOrderDays: 4, window: 12, overdueSpreads: 2, lapsedMedians: 4 };

/** Makes 1.4826 x MAD unbiased for small n (Croux and Rousseeuw 1992, table for the normal distribution). */
const SMALL_SAMPLE = [0, 0, 1.196, 1.495, 1.363, 1.206, 1.2, 1.14, 1.129, 1.107] as const;

function smallSample(n: number): number {
  return SMALL_SAMPLE[n] ?? n / (n - 0.8);
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle]!;
  return sorted.length % 2 === 1 ? upper : (sorted[middle - 1]! + upper) / 2;
}

const ascending = (a: number, b: number): number => a - b;

/**
 * When a customer's next order would be usual, from their own order days (any order, several on one day count once).
 * Median and MAD of the intervals, so that one forgotten summer or one rush order does not move it. Below `neededOrderDays`
 * the answer is that there are not enough orders. Formula and sources: README.md beside this file.
 */
export function readRhythm(orderDays: readonly number[], today: number, config: RhythmConfig = RHYTHM): OrderRhythm {
  const days = [...new Set(orderDays.filter((day) => day <= today))].sort(ascending);
  if (days.length < Math.max(3, config.neededOrderDays)) {
    return { state: 'not-enough-orders', orderDays: days.length, needed: Math.max(3, config.neededOrderDays) };
  }
  const intervals = days
    .slice(1)
    .map((day, index) => day - days[index]!)
    .slice(-config.window);
  const median = medianOf([...intervals].sort(ascending));
  const mad = medianOf(intervals.map((interval) => Math.abs(interval - median)).sort(ascending));
  const n = intervals.length;
  // Three equal intervals do not prove clockwork: a tenth of the median, and at least 3 days, always remain.
  const spread = Math.max(1.4826 * smallSample(n) * mad, 0.1 * median, 3);
  const lastDay = days[days.length - 1]!;
  const expectedDay = Math.round(lastDay + median);
  const overdueDay = Math.round(lastDay + median + config.overdueSpreads * spread);
  const lapsedDay = Math.max(lastDay + config.lapsedMedians * median, overdueDay + 2 * spread);
  const daysLate = today - expectedDay;
  const state =
    today > lapsedDay ? 'lapsed' : today > overdueDay ? 'overdue' : today >= expectedDay - spread ? 'due' : 'waiting';
  return {
    state,
    orderDays: days.length,
    median,
    spread,
    lastDay,
    expectedDay,
    overdueDay,
    daysLate,
    lateness: daysLate / spread,
    regularity: Math.max(0, 1 - spread / Math.max(median, 1)),
  };
}
