import { pinballLoss } from '#engines/numerics/index.ts';
import { wilson } from '#engines/scoring/measure.ts';
import { QUANTILES } from './forecast-period.ts';
import type { Method } from './simple-forecasts.ts';

/** A forecast that has met its outcome. A simple one is a single figure: it counts as said for every quantile. */
export interface PastForecast {
  readonly method: Method;
  /** Names the period, so that methods are compared on the same ones. */
  readonly period: string;
  readonly quantiles: readonly { readonly p: number; readonly value: number }[];
  readonly actual: number;
}

export interface Coverage {
  readonly held: number;
  readonly of: number;
  /** Wilson interval of the share, 80 %. */
  readonly low: number;
  readonly high: number;
}

export interface MethodScore {
  readonly method: Method;
  readonly periods: number;
  /** Mean pinball loss over the quantiles, in the unit of the values; lower is better. */
  readonly loss: number;
  /** Mean of forecast (its middle) less outcome: above 0 it promised too much. */
  readonly bias: number;
  /** Mean distance of the middle from the outcome, over the mean outcome. */
  readonly error: number;
  readonly coverage50: Coverage | null;
  readonly coverage80: Coverage | null;
}

export interface Scoreboard {
  readonly methods: readonly MethodScore[];
  /** Simple method with the least loss on the common periods. */
  readonly bestSimple: Method | null;
  /**
   * `better`: the simulation beat the best simple one beyond chance · `worse`: the other way round · `even`: not to be told apart · `unknown`: fewer than
   * six common periods. Where it is worse, the simple one is to be shown instead.
   */
  readonly verdict: 'better' | 'worse' | 'even' | 'unknown';
  /** Mean loss of the best simple one less that of the simulation, with its 80 % interval. */
  readonly gain: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

const LEAST_PERIODS = 6;

/** Compares methods on what came. */
export function scoreForecasts(past: readonly PastForecast[]): Scoreboard {
  const methods = [...new Set(past.map(({ method }) => method))];
  const scores = methods.map((method) =>
    scoreMethod(
      method,
      past.filter((one) => one.method === method),
    ),
  );
  const simulated = new Map(
    past.filter(({ method }) => method === 'simulation').map((one) => [one.period, lossOf(one)]),
  );
  const rivals = methods.flatMap((method) => {
    if (method === 'simulation') return [];
    const gains = past
      .filter((one) => one.method === method && simulated.has(one.period))
      .map((one) => lossOf(one) - simulated.get(one.period)!);
    return gains.length === 0 ? [] : [{ method, gains, mean: mean(gains) }];
  });
  // Whoever is known for one lucky period is no rival to those known for many.
  const longest = Math.max(0, ...rivals.map(({ gains }) => gains.length));
  const rival = rivals
    .filter(({ gains }) => gains.length >= Math.min(LEAST_PERIODS, longest))
    .toSorted((a, b) => a.mean - b.mean)[0];
  if (!rival) return { methods: scores, bestSimple: null, verdict: 'unknown', gain: null };
  const gain = meanWithInterval(rival.gains);
  const verdict =
    rival.gains.length < LEAST_PERIODS ? 'unknown' : gain.low > 0 ? 'better' : gain.high < 0 ? 'worse' : 'even';
  return { methods: scores, bestSimple: rival.method, verdict, gain };
}

/**
 * How far all chances of a period were off together, as a standard deviation of log odds: what wins vary beyond the dice of each deal, over past periods,
 * drawn towards the usual value by `held` periods.
 */
export function commonError(
  past: readonly { readonly expectedWins: number; readonly variance: number; readonly wins: number }[],
  usual = 0.3,
  held = 6,
): number {
  const squares = past.flatMap(({ expectedWins, variance, wins }) =>
    variance > 0.2 ? [((wins - expectedWins) ** 2 - variance) / variance ** 2] : [],
  );
  const sum = squares.reduce((total, square) => total + square, 0) + held * usual ** 2;
  return Math.sqrt(Math.min(1.5, Math.max(0.01, sum / (squares.length + held))));
}

function lossOf({ quantiles, actual }: PastForecast): number {
  return mean(QUANTILES.map((p) => pinballLoss(actual, valueAt(quantiles, p), p)));
}

function valueAt(quantiles: PastForecast['quantiles'], p: number): number {
  return quantiles.reduce((best, one) => (Math.abs(one.p - p) < Math.abs(best.p - p) ? one : best)).value;
}

function scoreMethod(method: Method, past: readonly PastForecast[]): MethodScore {
  const middles = past.map(({ quantiles }) => valueAt(quantiles, 0.5));
  const actuals = past.map(({ actual }) => actual);
  const spread = past.some(({ quantiles }) => quantiles.length > 1);
  const coverage = (low: number, high: number): Coverage | null => {
    if (!spread) return null;
    const held = past.filter(
      ({ quantiles, actual }) => actual >= valueAt(quantiles, low) && actual <= valueAt(quantiles, high),
    ).length;
    return { held, of: past.length, ...wilson(held, past.length, 1.2816) };
  };
  return {
    method,
    periods: past.length,
    loss: mean(past.map(lossOf)),
    bias: mean(middles.map((middle, at) => middle - actuals[at]!)),
    error: mean(middles.map((middle, at) => Math.abs(middle - actuals[at]!))) / Math.max(1e-9, mean(actuals)),
    coverage50: coverage(0.25, 0.75),
    coverage80: coverage(0.1, 0.9),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean and 80 % interval by Student's t (quantile by Cornish and Fisher's second term). */
function meanWithInterval(values: readonly number[]): { mean: number; low: number; high: number } {
  const n = values.length;
  const centre = mean(values);
  if (n < 2) return { mean: centre, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1);
  const z = 1.2816;
  const t = z + (z ** 3 + z) / (4 * (n - 1));
  const half = t * Math.sqrt(variance / n);
  return { mean: centre, low: centre - half, high: centre + half };
}
