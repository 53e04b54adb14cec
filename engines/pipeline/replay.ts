import { learnClosing } from './closing.ts';
import type { Day, DealRecord, Period } from './deals.ts';
import { forecastPeriod, type PipelineForecast } from './forecast-period.ts';
import { commonError, type PastForecast } from './score-forecasts.ts';
import { bookedIn, bookedLastYear } from './simple-forecasts.ts';
import { learnUnborn } from './unborn.ts';

export interface Replay {
  readonly asOf: Day;
  readonly period: Period;
  readonly forecast: PipelineForecast;
  readonly expectedWins: number;
  readonly variance: number;
  readonly wins: number;
  readonly actual: number;
}

/**
 * What history alone would have forecast on a day, from what was known then: chances by age of the deal, timing by what earlier deals took, and what was not
 * yet born. The baseline for every richer score, and a record of past forecasts for a company that has kept none.
 */
export function replayForecast(
  records: readonly DealRecord[],
  asOf: Day,
  period: Period,
  seed: number,
  error?: number,
): Replay {
  const closing = learnClosing(records, asOf);
  const open = records.filter(
    ({ openedDay, closedDay }) => openedDay <= asOf && (closedDay === null || closedDay > asOf),
  );
  const deals = open.map(({ id, openedDay, valueCents }) => {
    const age = asOf - openedDay;
    const before = closing.within(age, Math.max(0, period.from - 1 - asOf));
    const won = Math.max(0, closing.within(age, period.to - asOf).won - before.won);
    return { id, probability: won, decidedInPeriod: 1, valueCents };
  });
  const booked = records.filter(({ closedDay }) => closedDay !== null && closedDay <= asOf);
  const forecast = forecastPeriod({
    deals,
    unborn: learnUnborn(booked, asOf, period),
    bookedCents: bookedIn(booked, { from: period.from, to: Math.min(asOf, period.to) }),
    seed,
    ...(error === undefined ? {} : { commonError: error }),
  });
  const ids = new Set(open.map(({ id }) => id));
  return {
    asOf,
    period,
    forecast,
    expectedWins: deals.reduce((sum, { probability }) => sum + probability, 0),
    variance: deals.reduce((sum, { probability }) => sum + probability * (1 - probability), 0),
    wins: records.filter(
      ({ id, won, closedDay }) =>
        won && ids.has(id) && closedDay !== null && closedDay >= period.from && closedDay <= period.to,
    ).length,
    actual: bookedIn(records, period),
  };
}

/**
 * Replays several past days in order, oldest first; each learns from those before it how far all chances go wrong together. Every day comes with what last year
 * said. Periods must have ended by the day that `records` are known.
 */
export function replayPast(
  records: readonly DealRecord[],
  days: readonly { readonly asOf: Day; readonly period: Period }[],
  seed: number,
): { readonly past: readonly PastForecast[]; readonly replays: readonly Replay[]; readonly commonError: number } {
  const replays: Replay[] = [];
  const past: PastForecast[] = [];
  const ended = (asOf: Day) => replays.filter(({ period }) => period.to <= asOf);
  for (const { asOf, period } of days) {
    const one = replayForecast(records, asOf, period, seed + asOf, commonError(ended(asOf)));
    replays.push(one);
    const name = `${period.from}`;
    past.push({ method: 'simulation', period: name, quantiles: one.forecast.quantiles, actual: one.actual });
    const lastYear = bookedLastYear(
      records.filter(({ openedDay }) => openedDay <= asOf),
      period,
    );
    if (lastYear !== null)
      past.push({ method: 'last-year', period: name, quantiles: [{ p: 0.5, value: lastYear }], actual: one.actual });
  }
  return { past, replays, commonError: commonError(replays) };
}
