import { createRandom } from '#engines/example-company/random.ts';
import type { BinnedFeature } from './boost.ts';
import { logit, NO_CALIBRATION } from './calibrate.ts';
import { chooseSimplest } from './choose-simplest.ts';
import type { Fitted, ModelKind } from './fitted.ts';
import { dealFolds } from './folds.ts';
import { learnAdditive } from './learn-additive.ts';
import { learnLogistic } from './learn-logistic.ts';

/** Rows to learn from. `groups`: rows with the same number belong together and are never torn apart by a fold. */
export interface Lesson {
  readonly features: readonly BinnedFeature[];
  readonly target: Uint8Array;
  readonly groups: Int32Array;
}

export interface LearnOptions {
  readonly seed: number;
  /** Repetitions of the cross-validation: each brings as many bags as there are folds. */
  readonly repeats: number;
  readonly folds: number;
  readonly pairs: number;
  readonly logistic: boolean;
}

/** How thoroughly to learn from so many rows. */
export function optionsFor(rows: number, rarer: number, seed: number): LearnOptions {
  const folds = Math.max(2, Math.min(5, rarer));
  return {
    seed,
    folds,
    repeats: rows < 600 ? 3 : rows < 6000 ? 2 : 1,
    pairs: rows < 400 ? 0 : Math.min(10, Math.floor(rows / 200)),
    logistic: rows <= 800,
  };
}

/**
 * Learns from the rows marked in `use`: base rate, regularised logistic regression and boosted trees are tried on the same folds, and the simplest
 * is taken whose loss is within one standard error of the best (Breiman et al. 1984). The trees of all folds together are the final additive
 * model, each fold's trees being one bag; so nothing is learnt twice, and every row has a score from trees that never saw it.
 */
export function* learn(lesson: Lesson, use: Uint8Array, options: LearnOptions): Generator<string, Fitted> {
  const random = createRandom(options.seed);
  const { target, groups } = lesson;
  const folds = Array.from({ length: options.repeats }, () => dealFolds(target, groups, use, options.folds, random));
  const rate = rateOf(target, use);
  const unseenBase = overRepeats(folds, (fold, number) => logit(rateOf(target, use, fold, number)), target.length);
  const additive = yield* learnAdditive(lesson, use, folds, options);
  const logistic = options.logistic ? yield* learnLogistic(lesson, use, folds, options, random) : null;
  const tried: { kind: ModelKind; scores: Float64Array }[] = [{ kind: 'base-rate', scores: unseenBase }];
  if (logistic) tried.push({ kind: 'logistic', scores: logistic.unseen });
  if (additive) tried.push({ kind: 'additive', scores: additive.unseen });
  const { chosen, candidates } = chooseSimplest(tried, target, use, groups);
  const nothing = {
    kind: 'base-rate' as const,
    intercept: logit(rate),
    interceptBags: new Float64Array(0),
    terms: [],
    spread: 1,
    calibration: NO_CALIBRATION,
    unseen: unseenBase,
    cycles: 0,
  };
  const fitted = chosen === 'additive' ? additive! : chosen === 'logistic' ? logistic!.whole() : nothing;
  return { ...fitted, unseenBase, candidates, baseRate: rate };
}

export type Candidate = Omit<Fitted, 'unseenBase' | 'candidates' | 'baseRate'>;

export function rateOf(target: Uint8Array, use: Uint8Array, fold?: Uint8Array, without?: number): number {
  let rows = 0;
  let positives = 0;
  for (let row = 0; row < target.length; row++) {
    if (use[row] === 0 || (fold !== undefined && fold[row] === without)) continue;
    rows += 1;
    positives += target[row]!;
  }
  return (positives + 0.5) / (rows + 1);
}

/** For every row the mean over repeats of a value that depends on the fold it was held out with. */
function overRepeats(
  folds: readonly Uint8Array[],
  value: (fold: Uint8Array, number: number, repeat: number) => number,
  rows: number,
): Float64Array {
  const mean = new Float64Array(rows);
  for (const [repeat, fold] of folds.entries()) {
    const known = new Map<number, number>();
    for (let row = 0; row < rows; row++) {
      const number = fold[row]!;
      if (number === 255) {
        mean[row] = Number.NaN;
        continue;
      }
      let one = known.get(number);
      if (one === undefined) {
        one = value(fold, number, repeat);
        known.set(number, one);
      }
      mean[row]! += one / folds.length;
    }
  }
  return mean;
}
