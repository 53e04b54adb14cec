import { median } from '#engines/numerics/index.ts';
import { countsOf } from './counts.ts';
import { STANDARD_MODEL } from './fit-model.ts';
import type { RhythmModel } from './model.ts';
import { judge, type Posterior } from './posterior.ts';

/** Days are whole numbers counted from any fixed day, the same one for all. */
export type OrderRhythm =
  | { readonly state: 'not-enough-orders'; readonly orderDays: number; readonly needed: number }
  | {
      /** `waiting` before the usual time · `due` within it · `overdue` beyond it · `lapsed` so far beyond that it is another question */
      readonly state: RhythmState;
      /** Distinct order days that it rests on. */
      readonly orderDays: number;
      /** Median of the days between two orders. */
      readonly median: number;
      /** Usual deviation from the expected day: half of the middle 68 % of outcomes. */
      readonly spread: number;
      readonly lastDay: number;
      readonly expectedDay: number;
      /** From here on it is overdue: 95 of 100 gaps of such a customer would have ended. */
      readonly overdueDay: number;
      /** From here on fewer than 5 of 100 such customers still buy. */
      readonly lapsedDay: number;
      readonly daysLate: number;
      /** Days late, in spreads. */
      readonly lateness: number;
      /** 1: like clockwork · 0: no rhythm to speak of. */
      readonly regularity: number;
    };

export type RhythmState = 'waiting' | 'due' | 'overdue' | 'lapsed';

export interface RhythmConfig {
  readonly neededOrderDays: number;
  /** Intervals looked at, newest first: a rhythm of years ago says little. */
  readonly window: number;
}

export const RHYTHM: RhythmConfig = { neededOrderDays: 4, window: 40 };

/** Distinct days up to today, ascending, the newest `window` gaps. */
export function orderDaysOf(days: Iterable<number>, today: number, window = RHYTHM.window): number[] {
  const distinct = [...new Set(days)].filter((day) => day <= today).sort((a, b) => a - b);
  return distinct.slice(-(window + 1));
}

/** The days on which the state of a customer changes if no order comes, all fixed on the day of the last order. */
export function turningDays({ gap, activeUntil }: Posterior, lastDay: number) {
  const expected = gap(0.5);
  const spread = Math.max(1, (gap(0.84) - gap(0.16)) / 2);
  const overdueDay = Math.round(lastDay + gap(0.95));
  return {
    spread,
    dueDay: lastDay + gap(0.16),
    expectedDay: Math.round(lastDay + expected),
    overdueDay,
    lapsedDay: Math.max(overdueDay + 1, Math.round(lastDay + activeUntil(0.05))),
    regularity: Math.max(0, 1 - spread / Math.max(expected, 1)),
  };
}

/**
 * When a customer's next order would be usual: their own order days (any order, several on one day count once) seen through the population they belong to.
 * Below `neededOrderDays` the answer is that there are not enough orders. Model, formula and sources: README.md beside this file.
 */
export function readRhythm(
  orderDays: readonly number[],
  today: number,
  model: RhythmModel = STANDARD_MODEL,
  config: RhythmConfig = RHYTHM,
): OrderRhythm {
  const days = orderDaysOf(orderDays, today, config.window);
  const needed = Math.max(2, config.neededOrderDays);
  if (days.length < needed) return { state: 'not-enough-orders', orderDays: days.length, needed };
  const lastDay = days[days.length - 1]!;
  const { dueDay, ...turning } = turningDays(judge(model, countsOf(days, lastDay)), lastDay);
  const daysLate = today - turning.expectedDay;
  return {
    state: stateOn(today, { dueDay, ...turning }),
    orderDays: days.length,
    median: median(days.slice(1).map((day, at) => day - days[at]!)),
    lastDay,
    ...turning,
    daysLate,
    lateness: daysLate / turning.spread,
  };
}

export function stateOn(
  today: number,
  { dueDay, overdueDay, lapsedDay }: Readonly<Record<'dueDay' | 'overdueDay' | 'lapsedDay', number>>,
): RhythmState {
  if (today > lapsedDay) return 'lapsed';
  if (today > overdueDay) return 'overdue';
  return today >= dueDay ? 'due' : 'waiting';
}
