import type { Random } from '#engines/example-company/random.ts';
import type { BinnedFeature } from './boost.ts';
import { calibrateRows } from './calibrate.ts';
import type { Candidate, LearnOptions, Lesson } from './learn.ts';
import { fitLogistic, type Logistic } from './logistic.ts';

/** Draws from the posterior that a model keeps for its intervals. */
const DRAWS = 48;

export function* learnLogistic(
  { features, target }: Lesson,
  use: Uint8Array,
  folds: readonly Uint8Array[],
  options: LearnOptions,
  random: Random,
): Generator<string, { unseen: Float64Array; whole: () => Candidate }> {
  const scores = new Float64Array(target.length).fill(Number.NaN);
  for (let row = 0; row < target.length; row++) if (use[row] === 1) scores[row] = 0;
  for (const fold of folds) {
    for (let number = 0; number < options.folds; number++) {
      const weights = Float32Array.from(fold, (one) => (one === 255 || one === number ? 0 : 1));
      const fit = fitLogistic(features, target, weights, 0, random);
      for (let row = 0; row < target.length; row++) {
        if (fold[row] !== number) continue;
        scores[row]! += scoreOf(fit, features, row) / folds.length;
      }
      yield 'logistic';
    }
  }
  const whole = (): Candidate => {
    const fit = fitLogistic(features, target, Float32Array.from(use), DRAWS, random);
    const terms = features.map(({ size }, feature) => {
      const bags = new Float64Array(size * DRAWS);
      for (const [draw, { shapes }] of fit.draws.entries())
        for (let bin = 0; bin < size; bin++) bags[bin * DRAWS + draw] = shapes[feature]![bin]!;
      return { features: [feature], groups: [], shape: fit.shapes[feature]!, bags };
    });
    return {
      kind: 'logistic',
      intercept: fit.intercept,
      interceptBags: Float64Array.from(fit.draws, ({ intercept }) => intercept),
      terms: terms.filter(({ shape }) => shape.some((value) => Math.abs(value) > 1e-12)),
      spread: 1,
      calibration: calibrateRows(scores, target, use),
      unseen: scores,
      cycles: 0,
    };
  };
  return { unseen: scores, whole };
}

function scoreOf({ intercept, shapes }: Logistic, features: readonly BinnedFeature[], row: number): number {
  let score = intercept;
  for (const [at, { bins }] of features.entries()) score += shapes[at]![bins[row]!]!;
  return score;
}
