import { findSeason } from './find-season.ts';
import { forecastAll, learnSpread, lossOf, type ModelName, rollOrigins, SIMPLE } from './roll.ts';
import { deseasonalise, smoothLevel } from './smooth.ts';
import { dayOf, periodOf, recogniseSpacing, SEASON, type Spacing } from './spacing.ts';

export interface Point {
  /** Days since 1970. */
  readonly day: number;
  readonly value: number;
}

export interface ForecastStep {
  readonly day: number;
  readonly low80: number;
  readonly low50: number;
  readonly middle: number;
  readonly high50: number;
  readonly high80: number;
}

export type Trouble = 'too-short' | 'no-spacing' | 'too-many-gaps' | 'constant';

export interface SeriesFacts {
  readonly points: number;
  readonly spacing: Spacing | null;
  /** Periods without a row, filled in between their neighbours. */
  readonly missing: number;
  /** Rows that share a period with another: summed. */
  readonly summed: number;
}

export type SeriesForecast =
  | { readonly trouble: Trouble; readonly facts: SeriesFacts; readonly needed: number }
  | {
      readonly trouble: null;
      readonly facts: SeriesFacts;
      /** Periods after which the pattern comes back; 1: none found or too little to find one. */
      readonly season: number;
      readonly model: ModelName;
      readonly bestSimple: ModelName;
      /** Pinball loss from past origins, in the unit of the series (or of its logarithm), lower is better. */
      readonly losses: Readonly<Record<ModelName, number>>;
      /** Loss saved against the best simple model, 0 where that one is used. */
      readonly gain: number;
      readonly logarithm: boolean;
      readonly steps: readonly ForecastStep[];
    };

const LEAST = 12;
/** Below this gain the difference is luck: the simple model is used. */
const LEAST_GAIN = 0.02;
/** More of the past is another company. */
const MOST = 600;

/**
 * Forecasts one series with bands that should hold 50 and 80 % of outcomes. The model is the one that did best from past days, and a simple one unless
 * another is clearly better. Says so instead where a series is too short, irregular or full of holes.
 */
export function forecastSeries(points: readonly Point[], horizon: number, asked?: Spacing): SeriesForecast {
  const rows = points
    .filter(({ day, value }) => Number.isFinite(day) && Number.isFinite(value))
    .toSorted((a, b) => a.day - b.day);
  const days = [...new Set(rows.map(({ day }) => day))];
  const spacing = asked ?? recogniseSpacing(days);
  const bare: SeriesFacts = { points: rows.length, spacing, missing: 0, summed: rows.length - days.length };
  if (days.length < 3) return { trouble: 'too-short', facts: bare, needed: LEAST };
  if (spacing === null) return { trouble: 'no-spacing', facts: bare, needed: LEAST };
  const { y, facts, anchor, first } = onGrid(rows, spacing, asked !== undefined);
  if (y.length < LEAST) return { trouble: 'too-short', facts, needed: LEAST };
  if (facts.missing > 0.3 * y.length) return { trouble: 'too-many-gaps', facts, needed: LEAST };
  if (y.every((value) => value === y[0])) return { trouble: 'constant', facts, needed: LEAST };
  const logarithm = worksBetterAsLogarithm(y);
  const scaled = logarithm ? y.map(Math.log) : y;
  const season = findSeason(scaled, SEASON[spacing]);
  const { errors, stride } = rollOrigins(scaled, season, horizon);
  const names = Object.keys(errors) as ModelName[];
  const losses = Object.fromEntries(names.map((name) => [name, lossOf(errors[name], horizon)])) as Record<
    ModelName,
    number
  >;
  const best = (among: readonly ModelName[]) => among.reduce((a, b) => (losses[b] < losses[a] ? b : a));
  const bestSimple = best(SIMPLE);
  // The combination is judged first: single winners of a few origins are often lucky ones.
  const single = best(names);
  const candidate = losses.combination <= losses[single] * 1.03 ? 'combination' : single;
  const gain = 1 - losses[candidate] / losses[bestSimple];
  const model = gain > LEAST_GAIN ? candidate : bestSimple;
  // Of a level smoothed by α the variance grows by α² a step (Hyndman et al. 2008, table 6.1); the last value as a forecast presumes α = 1.
  const growth = model === 'naive' ? 1 : smoothLevel(deseasonalise(scaled, season).rest).alpha ** 2;
  const said = forecastAll(scaled, season, horizon)[model];
  const spread = learnSpread(errors[model], horizon, { growth, stride, length: y.length });
  const nonnegative = y.every((value) => value >= 0);
  const out = (value: number): number => (logarithm ? Math.exp(value) : nonnegative ? Math.max(0, value) : value);
  return {
    trouble: null,
    facts,
    season,
    model,
    bestSimple,
    losses,
    gain: model === bestSimple ? 0 : gain,
    logarithm,
    steps: Array.from(said, (middle, h) => ({
      day: dayOf(first + y.length + h, spacing, anchor),
      low80: out(middle + spread.at(0.1, h)),
      low50: out(middle + spread.at(0.25, h)),
      middle: out(middle),
      high50: out(middle + spread.at(0.75, h)),
      high80: out(middle + spread.at(0.9, h)),
    })),
  };
}

/** One value per period, holes filled along a straight line; summed where a period has several rows. Asked for a wider spacing, unfinished end periods are left out. */
function onGrid(rows: readonly Point[], spacing: Spacing, summing: boolean) {
  const anchor = spacing === 'week' && summing ? rows[0]!.day - ((((rows[0]!.day + 3) % 7) + 7) % 7) : rows[0]!.day;
  const sums = new Map<number, number>();
  for (const { day, value } of rows) {
    const period = periodOf(day, spacing, anchor);
    sums.set(period, (sums.get(period) ?? 0) + value);
  }
  let first = periodOf(rows[0]!.day, spacing, anchor);
  let last = periodOf(rows[rows.length - 1]!.day, spacing, anchor);
  if (summing) {
    if (rows[0]!.day > dayOf(first, spacing, monthFirst(anchor, spacing)) + 3) first += 1;
    if (rows[rows.length - 1]!.day + 3 < dayOf(last + 1, spacing, monthFirst(anchor, spacing)) - 1) last -= 1;
  }
  const length = Math.max(0, Math.min(MOST, last - first + 1));
  first = last - length + 1;
  const y = Float64Array.from({ length }, (_, at) => sums.get(first + at) ?? (summing ? 0 : Number.NaN));
  const missing = y.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  for (let at = 0; at < length; at++) {
    if (!Number.isNaN(y[at]!)) continue;
    let to = at;
    while (to < length && Number.isNaN(y[to]!)) to += 1;
    const [left, right] = [y[at - 1] ?? y[to] ?? 0, y[to] ?? y[at - 1] ?? 0];
    for (let hole = at; hole < to; hole++) y[hole] = left + ((right - left) * (hole - at + 1)) / (to - at + 1);
  }
  const summed = rows.length - sums.size;
  const facts: SeriesFacts = { points: length, spacing, missing, summed };
  return { y, facts, anchor: summing ? monthFirst(anchor, spacing) : anchor, first };
}

/** Summed months are named by their first day. */
function monthFirst(day: number, spacing: Spacing): number {
  if (spacing === 'day' || spacing === 'workday' || spacing === 'week') return day;
  const date = new Date(day * 86_400_000);
  const month =
    spacing === 'year' ? 0 : spacing === 'quarter' ? 3 * Math.floor(date.getUTCMonth() / 3) : date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), month, 1) / 86_400_000;
}

/** Whether changes grow with the level: then the logarithm has the steadier changes (by their likelihood, Box and Cox 1964). */
function worksBetterAsLogarithm(y: Float64Array): boolean {
  if (!y.every((value) => value > 0)) return false;
  let [plain, logs, jacobian] = [0, 0, 0];
  for (let at = 1; at < y.length; at++) {
    plain += (y[at]! - y[at - 1]!) ** 2;
    logs += Math.log(y[at]! / y[at - 1]!) ** 2;
    jacobian += Math.log(y[at]!);
  }
  const n = y.length - 1;
  return (n / 2) * Math.log(logs / n) + jacobian < (n / 2) * Math.log(plain / n);
}
