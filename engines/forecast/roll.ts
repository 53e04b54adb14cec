import { normalQuantile, pinballLoss, quantile, sorted } from '#engines/numerics/index.ts';
import { average, type Method, naive, seasonalNaive, smoothing, theta } from './smooth.ts';

export type ModelName = 'naive' | 'seasonal-naive' | 'average' | 'smoothing' | 'theta' | 'combination';
export const SIMPLE: readonly ModelName[] = ['naive', 'seasonal-naive'];

const METHODS: Readonly<Record<Exclude<ModelName, 'combination'>, Method>> = {
  naive,
  'seasonal-naive': seasonalNaive,
  average,
  smoothing,
  theta,
};
/** The mean of these, as combinations of few different methods beat each of them (Bates and Granger 1969; Makridakis et al. 2020). */
const COMBINED = ['smoothing', 'theta', 'seasonal-naive', 'average'] as const;
/** Values below which a series is taken for this long when it is asked how likely its era ends. */
const LEAST_ERA = 48;
export const LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** What every model says after the end of y. */
export function forecastAll(
  y: Float64Array,
  season: number,
  horizon: number,
): Readonly<Record<ModelName, Float64Array>> {
  const usable = y.length > season ? season : 1;
  const of = (name: Exclude<ModelName, 'combination'>) => METHODS[name](y, usable, horizon);
  const single = {
    naive: of('naive'),
    'seasonal-naive': of('seasonal-naive'),
    average: of('average'),
    smoothing: of('smoothing'),
    theta: of('theta'),
  };
  const combination = new Float64Array(horizon).map(
    (_, h) => COMBINED.reduce((sum, name) => sum + single[name][h]!, 0) / COMBINED.length,
  );
  return { ...single, combination };
}

/** Errors of one model: `errors[origin][h]`, outcome less forecast, NaN beyond the end. */
export type Errors = readonly Float64Array[];

/** Forecasts from many past days, each from what was known then. The last `origins` ends, one step apart or further so that they span what there is. */
export function rollOrigins(y: Float64Array, season: number, horizon: number) {
  const least = Math.max(8, Math.min(2 * season + 1, Math.floor(y.length * 0.6)));
  const ends: number[] = [];
  const room = y.length - 1 - least;
  const wanted = Math.min(24, Math.max(1, room));
  for (let at = 0; at < wanted; at++) ends.push(y.length - 1 - Math.floor((at * room) / wanted));
  const errors: Record<ModelName, Float64Array[]> = {
    naive: [],
    'seasonal-naive': [],
    average: [],
    smoothing: [],
    theta: [],
    combination: [],
  };
  for (const end of ends) {
    const said = forecastAll(y.subarray(0, end), season, horizon);
    for (const name of Object.keys(errors) as ModelName[])
      errors[name].push(said[name].map((value, h) => (end + h < y.length ? y[end + h]! - value : Number.NaN)));
  }
  return { errors: errors as Readonly<Record<ModelName, Errors>>, stride: Math.max(1, room / wanted) };
}

/** How far outcomes fall from what a model says, by steps ahead. */
export interface Spread {
  /** Distance of the share p of outcomes from the forecast, h steps ahead (from 0). */
  at(p: number, h: number): number;
}

/**
 * Learns the spread from past errors: a standard deviation per step ahead that may only grow, and the shape of all errors in its units. Few origins say little of
 * the tails: normal quantiles widened like Student's, blended into the errors' own as origins become many. `without` leaves one origin out.
 */
export function learnSpread(
  errors: Errors,
  horizon: number,
  { without = -1, growth = 0, stride = 1, length = 0 } = {},
): Spread {
  const scale = new Float64Array(horizon);
  let before = 0;
  let seen = 0;
  for (let h = 0; h < horizon; h++) {
    let [sum, count] = [0, 0];
    // Neighbouring steps help each other: three in a row.
    for (const [origin, row] of errors.entries())
      for (let near = Math.max(0, h - 1); near <= Math.min(horizon - 1, h + 1); near++)
        if (origin !== without && !Number.isNaN(row[near]!)) {
          sum += row[near]! ** 2;
          count += 1;
        }
    // Beyond what the past reaches the spread grows like that of a random walk.
    const own = count >= 3 ? Math.sqrt(sum / count) : before * Math.sqrt((h + 1) / Math.max(1, h));
    if (count >= 3) seen = h + 1;
    // A level that moves takes the spread along whatever a calm past shows.
    before = Math.max(before, own, (scale[0] ?? 0) * Math.sqrt(1 + h * growth));
    scale[h] = before;
  }
  const origins = errors.length - (without >= 0 ? 1 : 0);
  // Errors of overlapping stretches move together: of those h steps ahead only every h-th would be a new one.
  const freedomAt = (h: number) => Math.max(3, 1 + ((origins - 1) * stride) / (Math.min(h, seen) + 1));
  const shape = sorted(
    errors.flatMap((row, origin) =>
      origin === without
        ? []
        : Array.from(row).flatMap((error, h) => (Number.isNaN(error) || scale[h] === 0 ? [] : [error / scale[h]!])),
    ),
  );
  const own = Math.min(0.7, Math.max(0, (origins - 8) / 24));
  return {
    at(asked, h) {
      const p = length === 0 ? asked : withEraEnd(asked, h + 1, length);
      const freedom = Math.min(origins, freedomAt(h));
      const z = normalQuantile(p);
      const student = z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
      const empirical = shape.length > 0 ? quantile(shape, p) * (1 + 1 / (2 * freedom)) : student;
      return scale[h]! * ((1 - own) * student + own * empirical);
    },
  };
}

/**
 * A share of a calm past, moved outwards for the chance that the era ends within the steps: half an end in all that was seen (Jeffreys' prior for what has not
 * happened yet), and then the value may lie anywhere on either side. Short series are doubted enough by their few degrees of freedom.
 */
function withEraEnd(p: number, steps: number, length: number): number {
  const ends = (0.5 * steps) / (Math.max(length, LEAST_ERA) + 1);
  const tail = Math.min(p, 1 - p);
  const calm = Math.max(tail / 4, (tail - ends / 2) / (1 - ends));
  return p < 0.5 ? calm : 1 - calm;
}

/** Mean pinball loss of a model over origins, steps and five quantiles, each origin judged by the spread of the others. */
export function lossOf(errors: Errors, horizon: number): number {
  let [sum, count] = [0, 0];
  for (const [origin, row] of errors.entries()) {
    const spread = learnSpread(errors, horizon, { without: origin });
    for (const [h, error] of row.entries()) {
      if (Number.isNaN(error)) continue;
      for (const p of LEVELS) sum += pinballLoss(error, p === 0.5 ? 0 : spread.at(p, h), p);
      count += LEVELS.length;
    }
  }
  return count === 0 ? Number.POSITIVE_INFINITY : sum / count;
}
