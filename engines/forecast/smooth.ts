import { minimise } from '#engines/numerics/index.ts';

/** Forecasts 1 to `horizon` steps after the end of `y`. Methods work on any scale; the caller transforms. */
export type Method = (y: Float64Array, season: number, horizon: number) => Float64Array;

export const naive: Method = (y, _season, horizon) => new Float64Array(horizon).fill(y[y.length - 1]!);

/** What was one season ago; without a season the last value. */
export const seasonalNaive: Method = (y, season, horizon) =>
  Float64Array.from({ length: horizon }, (_, h) => y[y.length - season + (h % season)] ?? y[y.length - 1]!);

/** Mean of all, by place in the season where there is one. */
export const average: Method = (y, season, horizon) => {
  const { seasonal } = deseasonalise(y, season);
  const recent = y.subarray(Math.max(0, y.length - 3 * Math.max(season, 12)));
  const level = recent.reduce(
    (sum, value, at) => sum + value - (seasonal[(y.length - recent.length + at) % season] ?? 0),
    0,
  );
  return Float64Array.from(
    { length: horizon },
    (_, h) => level / recent.length + (seasonal[(y.length + h) % season] ?? 0),
  );
};

/**
 * Additive season by the classical decomposition: deviations from a centred moving average over one season, averaged by place in the season, and drawn towards none
 * by their own noise (52 weeks out of two years are mostly noise). No season below two whole ones.
 */
export function deseasonalise(y: Float64Array, season: number): { seasonal: Float64Array; rest: Float64Array } {
  if (season < 2 || y.length < 2 * season) return { seasonal: new Float64Array(Math.max(1, season)), rest: y };
  const half = Math.floor(season / 2);
  const sums = new Float64Array(season);
  const squares = new Float64Array(season);
  const counts = new Int32Array(season);
  for (let at = half; at < y.length - half; at++) {
    const deviation = awayFromTrend(y, at, season);
    sums[at % season]! += deviation;
    squares[at % season]! += deviation ** 2;
    counts[at % season]! += 1;
  }
  const raw = sums.map((sum, place) => (counts[place]! > 0 ? sum / counts[place]! : 0));
  const centre = raw.reduce((a, b) => a + b, 0) / season;
  let [within, freedom, between] = [0, 0, 0];
  for (let place = 0; place < season; place++) {
    within += squares[place]! - counts[place]! * raw[place]! ** 2;
    freedom += counts[place]! - 1;
    between += (raw[place]! - centre) ** 2;
  }
  const noise = freedom > 0 ? within / freedom : 0;
  const each = counts.reduce((a, b) => a + b, 0) / season;
  // James and Stein's factor: the share of the spread between places that is not noise.
  const kept = between > 0 ? Math.max(0, 1 - ((season - 3) * noise) / each / between) : 0;
  const seasonal = raw.map((value) => kept * (value - centre));
  return { seasonal, rest: y.map((value, at) => value - seasonal[at % season]!) };
}

/** How far a value lies from the centred moving average over one season; `at` half a season from both ends at least. */
export function awayFromTrend(y: Float64Array, at: number, season: number): number {
  const half = Math.floor(season / 2);
  let trend = 0;
  for (let around = at - half; around <= at + half; around++)
    trend += y[around]! * (season % 2 === 0 && Math.abs(around - at) === half ? 0.5 : 1);
  return y[at]! - trend / season;
}

/**
 * Theta (Assimakopoulos and Nikolopoulos 2000) as Hyndman and Billah (2003) read it: simple exponential smoothing plus half of the linear trend, on the
 * series without its season.
 */
export const theta: Method = (y, season, horizon) => {
  const { seasonal, rest } = deseasonalise(y, season);
  const n = rest.length;
  const middle = (n - 1) / 2;
  const mean = rest.reduce((a, b) => a + b, 0) / n;
  let [top, bottom] = [0, 0];
  for (let at = 0; at < n; at++) {
    top += (at - middle) * (rest[at]! - mean);
    bottom += (at - middle) ** 2;
  }
  const slope = top / bottom;
  const { alpha, level } = smoothLevel(rest);
  return Float64Array.from(
    { length: horizon },
    (_, h) =>
      level + (slope / 2) * (h + 1 / alpha - (1 - alpha) ** n / alpha) + (seasonal[(n + h) % Math.max(1, season)] ?? 0),
  );
};

export function smoothLevel(y: Float64Array): { alpha: number; level: number } {
  let best = { loss: Number.POSITIVE_INFINITY, alpha: 1, level: y[0]! };
  for (let alpha = 0.05; alpha <= 0.96; alpha += 0.05) {
    let level = y[0]!;
    let loss = 0;
    for (let at = 1; at < y.length; at++) {
      const error = y[at]! - level;
      loss += error ** 2;
      level += alpha * error;
    }
    if (loss < best.loss) best = { loss, alpha, level };
  }
  return best;
}

interface EtsFit {
  readonly loss: number;
  readonly parameters: number;
  forecast(horizon: number): Float64Array;
}

/**
 * Exponential smoothing with level, damped trend and season (Gardner and McKenzie 1985; the A,Ad,A of Hyndman et al. 2008), the parts chosen by the corrected
 * criterion of Akaike. Least squares one step ahead; start values from the decomposition.
 */
export const smoothing: Method = (y, season, horizon) => {
  const { seasonal, rest } = deseasonalise(y, season);
  const shapes = [
    { trend: false, seasonal: false },
    { trend: true, seasonal: false },
    ...(season > 1 && y.length >= 2 * season
      ? [
          { trend: false, seasonal: true },
          { trend: true, seasonal: true },
        ]
      : []),
  ];
  let best: { fit: EtsFit; criterion: number } | null = null;
  for (const shape of shapes) {
    const fit = fitEts(
      y,
      shape.seasonal ? season : 1,
      shape.seasonal ? seasonal : new Float64Array(1),
      shape.seasonal ? rest : y,
      shape.trend,
    );
    const n = y.length;
    const k = fit.parameters;
    // Start values of the season are already drawn towards none: they count as a third of a parameter each.
    const criterion = n * Math.log(Math.max(fit.loss / n, 1e-12)) + 2 * k + (2 * k * (k + 1)) / Math.max(1, n - k - 1);
    if (best === null || criterion < best.criterion) best = { fit, criterion };
  }
  return best!.fit.forecast(horizon);
};

function fitEts(y: Float64Array, season: number, start: Float64Array, rest: Float64Array, withTrend: boolean): EtsFit {
  const first = Math.min(rest.length, Math.max(4, season));
  let level0 = 0;
  for (let at = 0; at < first; at++) level0 += rest[at]! / first;
  const trend0 = withTrend && rest.length > 2 * first ? (meanOf(rest, first, 2 * first) - level0) / first : 0;
  const states = new Float64Array(season);
  const run = (alpha: number, beta: number, phi: number, gamma: number) => {
    states.set(start);
    let [level, trend, loss] = [level0 - (trend0 * (first + 1)) / 2, trend0, 0];
    for (let at = 0; at < y.length; at++) {
      const place = at % season;
      const error = y[at]! - level - phi * trend - states[place]!;
      loss += error ** 2;
      level += phi * trend + alpha * error;
      trend = phi * trend + beta * error;
      states[place]! += gamma * error;
    }
    return { loss, level, trend };
  };
  const limited = (x: number) => 1 / (1 + Math.exp(-x));
  const parametersOf = (x: readonly number[]) => {
    const alpha = 0.001 + 0.998 * limited(x[0]!);
    const at = withTrend ? 3 : 1;
    return {
      alpha,
      beta: withTrend ? alpha * 0.6 * limited(x[1]!) : 0,
      phi: withTrend ? 0.8 + 0.18 * limited(x[2]!) : 0,
      gamma: season > 1 ? (1 - alpha) * 0.5 * limited(x[at]!) : 0,
    };
  };
  const startAt = [-1, ...(withTrend ? [-2, 0] : []), ...(season > 1 ? [-3] : [])];
  const lossAt = (x: readonly number[]) => {
    const { alpha, beta, phi, gamma } = parametersOf(x);
    return run(alpha, beta, phi, gamma).loss;
  };
  const found = minimise(lossAt, startAt, { spread: 1, tolerance: 1e-4, most: 80 });
  const { alpha, beta, phi, gamma } = parametersOf(found.at);
  const { loss, level, trend } = run(alpha, beta, phi, gamma);
  const last = states.slice();
  return {
    loss,
    parameters: startAt.length + 1 + (withTrend ? 1 : 0) + (season > 1 ? season / 3 : 0),
    forecast: (horizon) => {
      let damped = 0;
      return Float64Array.from({ length: horizon }, (_, h) => {
        damped += phi ** (h + 1);
        return level + damped * trend + (season > 1 ? last[(y.length + h) % season]! : 0);
      });
    },
  };
}

function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += values[at]!;
  return sum / (to - from);
}
