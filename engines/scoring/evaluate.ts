import { createRandom } from '#engines/example-company/random.ts';
import { calibrate, calibratedLogit, sigmoid } from './calibrate.ts';
import { differenceOf } from './choose-simplest.ts';
import { type Fitted, scoreRows } from './fitted.ts';
import { dealFolds } from './folds.ts';
import { type LearnOptions, type Lesson, learn, optionsFor } from './learn.ts';
import { logLossOf, measureQuality, type Quality } from './measure.ts';

/** Calibrated probabilities of rows by models that have not seen them, and the base rate those models knew. */
export interface Judged {
  readonly rows: readonly number[];
  readonly chances: Float64Array;
  readonly base: Float64Array;
}

/** Up to here everything is learnt anew in an outer cross-validation, the choice among models and the calibration included. */
export const NESTED_ROWS = 800;

/**
 * What the whole procedure reaches on unseen rows.
 * Few rows: nested cross-validation. Many: the scores of the final model's own folds, with a calibration that leaves out the row's fold as well;
 * what is chosen on all rows there (the number of cycles, one of two models) is too little to matter among thousands.
 */
export function* judge(
  lesson: Lesson,
  fitted: Fitted,
  options: LearnOptions,
  rarer: number,
): Generator<string, Judged> {
  const rows = lesson.target.length;
  const use = new Uint8Array(rows).fill(1);
  const random = createRandom(options.seed + 1);
  const chances = new Float64Array(rows);
  const base = new Float64Array(rows);
  const all = Array.from({ length: rows }, (_, row) => row);
  if (rows > NESTED_ROWS || rarer < 4) {
    const folds = dealFolds(lesson.target, lesson.groups, use, Math.max(2, Math.min(5, rarer)), random);
    const count = folds.reduce((most, fold) => Math.max(most, fold), 0) + 1;
    for (let fold = 0; fold < count; fold++) {
      const others = all.filter((row) => folds[row] !== fold);
      const calibration = calibrate(
        others.map((row) => fitted.unseen[row]!),
        others.map((row) => lesson.target[row]!),
      );
      for (const row of all) {
        if (folds[row] !== fold) continue;
        chances[row] = sigmoid(
          fitted.kind === 'base-rate' ? fitted.unseen[row]! : calibratedLogit(calibration, fitted.unseen[row]!),
        );
        base[row] = sigmoid(fitted.unseenBase[row]!);
      }
    }
    return { rows: all, chances, base };
  }
  const repeats = rows < 300 ? 3 : 2;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const count = Math.max(2, Math.min(5, rarer));
    const folds = dealFolds(lesson.target, lesson.groups, use, count, random);
    for (let fold = 0; fold < count; fold++) {
      const inner = Uint8Array.from(folds, (one) => (one === fold ? 0 : 1));
      const part = yield* learn(lesson, inner, { ...options, repeats: 1, seed: options.seed + 17 * repeat + fold });
      const scores = scoreRows(
        part,
        lesson.features.map((feature) => feature),
        rows,
      );
      for (const row of all) {
        if (folds[row] !== fold) continue;
        chances[row]! += sigmoid(scores[row]!) / repeats;
        base[row]! += part.baseRate / repeats;
      }
      yield 'nested';
    }
  }
  return { rows: all, chances, base };
}

/** Later rows judged by what was learnt from earlier ones: several steps forward for few rows, one for many. */
export function* judgeLater(lesson: Lesson, days: Float64Array, seed: number): Generator<string, Judged | null> {
  const known = [...days.keys()]
    .filter((row) => !Number.isNaN(days[row]!))
    .sort((a, b) => days[a]! - days[b]! || a - b);
  if (known.length < 30) return null;
  const cuts = known.length < 10_000 ? [0.5, 0.65, 0.8, 1] : [0.7, 1];
  const rows: number[] = [];
  const chances: number[] = [];
  const base: number[] = [];
  for (const [at, cut] of cuts.slice(0, -1).entries()) {
    const from = startOfDay(known, days, Math.floor(cut * known.length));
    const to = startOfDay(known, days, Math.floor(cuts[at + 1]! * known.length));
    const use = new Uint8Array(days.length);
    for (const row of known.slice(0, from)) use[row] = 1;
    const later = known.slice(from, to);
    let positives = 0;
    for (const row of known.slice(0, from)) positives += lesson.target[row]!;
    const rarer = Math.min(positives, from - positives);
    if (rarer < 4 || later.length < 5) continue;
    // A group that was seen earlier would be recognised, not predicted.
    const seen = new Set(known.slice(0, from).map((row) => lesson.groups[row]!));
    const options = optionsFor(from, rarer, seed + 100 + at);
    const part = yield* learn(lesson, use, { ...options, repeats: 1 });
    const scores = scoreRows(part, lesson.features, days.length);
    for (const row of later) {
      if (seen.has(lesson.groups[row]!)) continue;
      rows.push(row);
      chances.push(sigmoid(scores[row]!));
      base.push(part.baseRate);
    }
    yield 'later rows';
  }
  return rows.length < 10 ? null : { rows, chances: Float64Array.from(chances), base: Float64Array.from(base) };
}

/** Rows of the same day stay on one side of the cut. */
function startOfDay(known: readonly number[], days: Float64Array, at: number): number {
  let from = at;
  while (from > 0 && from < known.length && days[known[from]!] === days[known[from - 1]!]) from += 1;
  return from;
}

export function qualityOf({ rows, chances, base }: Judged, target: Uint8Array): Quality {
  return measureQuality(
    chances,
    Uint8Array.from(rows, (row) => target[row]!),
    base,
  );
}

/**
 * Gain in log loss over the base rate, clustered by group; `low` is the lower end of a one-sided interval: 90 % where the choice of the model was
 * nested, which together let pure noise through in about 1 of 100, and 97.5 % for many rows, where the cycles were chosen on the rows that judge.
 */
export function gainOf({ rows, chances, base }: Judged, target: Uint8Array, groups: Int32Array) {
  const model = rows.map((row, at) => logLossOf(chances[at]!, target[row]!));
  const plain = rows.map((row, at) => logLossOf(base[at]!, target[row]!));
  const { mean, error, clusters } = differenceOf(plain, model, rows, groups);
  return {
    mean,
    error,
    low: mean - tQuantile(rows.length > NESTED_ROWS ? 1.96 : 1.2816, clusters - 1) * error,
    clusters,
  };
}

/** Upper point of Student's t (Cornish-Fisher from the normal; exact to .01 from 3 degrees of freedom on). */
function tQuantile(z: number, freedom: number): number {
  const v = Math.max(1, freedom);
  return z + (z ** 3 + z) / (4 * v) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v * v);
}
