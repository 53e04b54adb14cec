import { type BinnedFeature, type BoostSettings, boost, type Learner, type Term } from './boost.ts';
import { calibrateRows, logit } from './calibrate.ts';
import { binOfTerm, type LearnedTerm, widthOf } from './fitted.ts';
import { type Candidate, type LearnOptions, type Lesson, rateOf } from './learn.ts';
import { learnPairs } from './learn-pairs.ts';

// Below that, trees fit what chance put together; measured worse than the logistic model in every simulation.
const LEAST_ROWS = 90;

/**
 * Many rows bear larger steps: measured from 5,000 to 50,000 rows, the same quality in half the cycles. Few rows and correlated columns do not.
 */
export function boostingFor(rows: number): BoostSettings {
  return {
    rate: Math.min(0.15, Math.max(0.06, 0.06 * Math.sqrt(rows / 8000))),
    stumps: 4,
    ridge: 1,
    categoryRidge: 4,
    leastWeight: 1,
    cycles: 300,
    patience: rows > 20_000 ? 4 : 6,
    // A step that gains less than this on unseen rows is not worth its time.
    leastGain: rows > 20_000 ? 2e-5 : 1e-6,
  };
}

export function* learnAdditive(
  { features, target }: Lesson,
  use: Uint8Array,
  folds: readonly Uint8Array[],
  options: LearnOptions,
): Generator<string, Candidate | null> {
  const rows = target.length;
  if (!features.some(({ size }) => size > 1)) return null;
  let many = 0;
  for (const one of use) many += one;
  if (many < LEAST_ROWS) return null;
  const learners: Learner[] = [];
  const intercepts: number[] = [];
  for (const fold of folds) {
    for (let number = 0; number < options.folds; number++) {
      const start = logit(rateOf(target, use, fold, number));
      intercepts.push(start);
      learners.push({
        weights: Float32Array.from(fold, (one) => (one === 255 || one === number ? 0 : 1)),
        heldOut: Uint8Array.from(fold, (one) => (one === number ? 1 : 0)),
        scores: new Float32Array(rows).fill(start),
        terms: features.map(
          ({ bins, size, ordered, monotone }): Term => ({
            bins,
            size,
            ordered,
            monotone,
            width: 0,
            axes: [true, true],
            shape: new Float64Array(size),
          }),
        ),
      });
    }
  }
  const single = yield* named(boost(learners, target, boostingFor(rows)), 'trees');
  const pairTerms = yield* learnPairs(features, target, learners, options);
  const bags = learners.length;
  const unseen = new Float64Array(rows).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    if (use[row] === 0) continue;
    let sum = 0;
    for (const [repeat, fold] of folds.entries()) sum += learners[repeat * options.folds + fold[row]!]!.scores[row]!;
    unseen[row] = sum / folds.length;
  }
  const terms = features.map(
    ({ size }, feature): LearnedTerm =>
      together(
        [feature],
        [],
        size,
        learners.map(({ terms: own }) => own[feature]!.shape),
      ),
  );
  const all = centre([...terms, ...pairTerms], features, use, intercepts);
  return {
    kind: 'additive',
    intercept: all.intercept,
    interceptBags: all.interceptBags,
    terms: all.terms.filter(({ shape }) => shape.some((value) => value !== 0)),
    // Bags leave out one part in `folds` each: the delete-a-group jackknife turns their spread into a standard error.
    spread: Math.sqrt((options.folds - 1) * (bags / Math.max(1, bags - 1))),
    calibration: calibrateRows(unseen, target, use),
    unseen,
    cycles: single.cycles,
  };
}

export function* named<T>(work: Generator<number, T>, name: string): Generator<string, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield `${name} ${step.value}`;
  }
}

export function together(
  features: readonly number[],
  groups: readonly Uint8Array[],
  size: number,
  shapes: readonly Float64Array[],
): LearnedTerm {
  const shape = new Float64Array(size);
  const bags = new Float64Array(size * shapes.length);
  for (const [bag, one] of shapes.entries()) {
    for (let bin = 0; bin < size; bin++) {
      shape[bin]! += one[bin]! / shapes.length;
      bags[bin * shapes.length + bag] = one[bin]!;
    }
  }
  return { features, groups, shape, bags };
}

/** Takes the mean over the rows out of every term and into the intercept: a contribution then says how far from the average. */
function centre(
  terms: readonly LearnedTerm[],
  features: readonly BinnedFeature[],
  use: Uint8Array,
  starts: readonly number[],
) {
  const interceptBags = Float64Array.from(starts);
  const bags = starts.length;
  const centred = terms.map((term) => {
    const size = term.shape.length;
    const counts = new Float64Array(size);
    const width = widthOf(term);
    let rows = 0;
    for (let row = 0; row < use.length; row++) {
      if (use[row] === 0) continue;
      counts[binOfTerm(term, width, (feature) => features[feature]!.bins[row]!)]! += 1;
      rows += 1;
    }
    const shape = new Float64Array(size);
    const own = term.bags.slice();
    for (let bag = 0; bag < bags; bag++) {
      let mean = 0;
      for (let bin = 0; bin < size; bin++) mean += (counts[bin]! / rows) * own[bin * bags + bag]!;
      interceptBags[bag]! += mean;
      for (let bin = 0; bin < size; bin++) {
        // A bin that no row was in says nothing: it stays at the average.
        own[bin * bags + bag] = counts[bin] === 0 && bin === 0 ? 0 : own[bin * bags + bag]! - mean;
        shape[bin]! += own[bin * bags + bag]! / bags;
      }
    }
    return { ...term, shape, bags: own };
  });
  return { terms: centred, interceptBags, intercept: interceptBags.reduce((sum, one) => sum + one, 0) / bags };
}
