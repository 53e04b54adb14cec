import { createRandom, type Random } from '#engines/example-company/random.ts';
import { type BinnedFeature, type BoostSettings, boost, type Learner, type Term } from './boost.ts';
import { type Calibration, calibrate, calibratedLogit, logit, NO_CALIBRATION } from './calibrate.ts';
import { dealFolds } from './folds.ts';
import { fitLogistic, type Logistic } from './logistic.ts';
import { type Coarse, coarsen, findPairs } from './pairs.ts';

/** Rows to learn from. `groups`: rows with the same number belong together and are never torn apart by a fold. */
export interface Lesson {
  readonly features: readonly BinnedFeature[];
  readonly target: Uint8Array;
  readonly groups: Int32Array;
}

export interface LearnedTerm {
  /** One feature, or the two of a pair. */
  readonly features: readonly number[];
  /** Group of each bin of the features, for pairs. */
  readonly groups: readonly Uint8Array[];
  /** Value per bin; of a pair: group of the first x groups of the second + group of the second. */
  readonly shape: Float64Array;
  /** The same of each bag: [bin x bags + bag]. */
  readonly bags: Float64Array;
}

export type ModelKind = 'additive' | 'logistic' | 'base-rate';

/** A model whose log odds are intercept + sum of its terms, before calibration. */
export interface Fitted {
  readonly kind: ModelKind;
  readonly intercept: number;
  readonly interceptBags: Float64Array;
  readonly terms: readonly LearnedTerm[];
  /** Standard deviation over bags times this is the standard error of the score. */
  readonly spread: number;
  readonly calibration: Calibration;
  /** Scores of the rows by models that have not seen them, not calibrated; NaN for rows that were not used. */
  readonly unseen: Float64Array;
  /** The base rate of the rows that were learnt from when a row was held out. */
  readonly unseenBase: Float64Array;
  /** What the candidates reached on held-out rows: mean log loss and the standard error of the difference from the best. */
  readonly candidates: readonly { readonly kind: ModelKind; readonly logLoss: number; readonly error: number }[];
  readonly cycles: number;
  readonly baseRate: number;
}

export interface LearnOptions {
  readonly seed: number;
  /** Repetitions of the cross-validation: each brings as many bags as there are folds. */
  readonly repeats: number;
  readonly folds: number;
  readonly pairs: number;
  readonly logistic: boolean;
}

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
const LEAST_ROWS = 90;
const DRAWS = 48;
const PAIR_ROWS = 20_000;

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

type Candidate = Omit<Fitted, 'unseenBase' | 'candidates' | 'baseRate'>;

function rateOf(target: Uint8Array, use: Uint8Array, fold?: Uint8Array, without?: number): number {
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

function* learnAdditive(
  { features, target }: Lesson,
  use: Uint8Array,
  folds: readonly Uint8Array[],
  options: LearnOptions,
): Generator<string, Candidate | null> {
  const rows = target.length;
  if (!features.some(({ size }) => size > 1)) return null;
  let many = 0;
  for (const one of use) many += one;
  // Below that, trees fit what chance put together; measured worse than the logistic model in every simulation.
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
    calibration: fitCalibration(unseen, target, use),
    unseen,
    cycles: single.cycles,
  };
}

function* named<T>(work: Generator<number, T>, name: string): Generator<string, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield `${name} ${step.value}`;
  }
}

/** Pairs are sought by each bag among its own rows, so that what it holds out stays unseen; kept are those that do most over all bags. */
function* learnPairs(
  features: readonly BinnedFeature[],
  target: Uint8Array,
  learners: readonly Learner[],
  options: LearnOptions,
): Generator<string, readonly LearnedTerm[]> {
  if (options.pairs === 0) return [];
  const free = features.map((feature) => feature.monotone === 0);
  const coarse = features.map(coarsen);
  const shared = new Map<string, { bins: Uint8Array; first: number; second: number }>();
  const chosen: string[][] = [];
  for (const { weights, scores, terms } of learners) {
    chosen.push([]);
    const candidates = candidatesOf(terms, free);
    for (const { first, second } of pairsOf(coarse, candidates, target, weights, scores, options.pairs)) {
      const key = `${first}-${second}`;
      chosen.at(-1)!.push(key);
      if (!shared.has(key)) shared.set(key, { first, second, bins: crossed(coarse[first]!, coarse[second]!) });
    }
    yield 'pairs';
  }
  const paired = learners.map(
    ({ weights, heldOut, scores }, at): Learner => ({
      weights,
      heldOut,
      scores,
      terms: chosen[at]!.map((key): Term => {
        const { first, second, bins } = shared.get(key)!;
        const size = coarse[first]!.size * coarse[second]!.size;
        const axes = [coarse[first]!.ordered, coarse[second]!.ordered] as const;
        return {
          bins,
          size,
          width: coarse[second]!.size,
          ordered: true,
          monotone: 0,
          axes,
          shape: new Float64Array(size),
        };
      }),
    }),
  );
  yield* named(boost(paired, target, boostingFor(target.length)), 'pair trees');
  const terms = [...shared].map(([key, { first, second }]) => {
    const size = coarse[first]!.size * coarse[second]!.size;
    const shapes = paired.map(({ terms: own }, at) => own[chosen[at]!.indexOf(key)]?.shape ?? new Float64Array(size));
    const term = together([first, second], [coarse[first]!.group, coarse[second]!.group], size, shapes);
    return { term, weight: term.shape.reduce((sum, value) => sum + Math.abs(value), 0) / size };
  });
  return terms
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, options.pairs)
    .map(({ term }) => term);
}

/** Among very many columns, those that count by themselves: all pairs of 500 columns would be 125,000. */
const PAIRED_FEATURES = 40;

function candidatesOf(terms: readonly Term[], free: readonly boolean[]): readonly boolean[] {
  if (terms.length <= PAIRED_FEATURES) return free;
  const reach = terms.map(({ shape }) => Math.max(...shape) - Math.min(...shape));
  const least = [...reach].sort((a, b) => b - a)[PAIRED_FEATURES - 1]!;
  return free.map((one, at) => one && reach[at]! >= least && reach[at]! > 0);
}

function pairsOf(
  coarse: readonly Coarse[],
  free: readonly boolean[],
  target: Uint8Array,
  weights: Float32Array,
  scores: Float32Array,
  most: number,
) {
  const own: number[] = [];
  for (let row = 0; row < target.length; row++) if (weights[row]! > 0) own.push(row);
  const every = Math.max(1, own.length / PAIR_ROWS);
  const rows = Int32Array.from({ length: Math.floor(own.length / every) }, (_, at) => own[Math.floor(at * every)]!);
  const gradient = new Float32Array(target.length);
  const curvature = new Float32Array(target.length);
  for (const row of rows) {
    const chance = 1 / (1 + Math.exp(-scores[row]!));
    gradient[row] = chance - target[row]!;
    curvature[row] = chance * (1 - chance);
  }
  const single: Coarse = { group: new Uint8Array(0), size: 1, bins: new Uint8Array(0), ordered: true };
  return findPairs(
    coarse.map((one, at) => (free[at] ? one : single)),
    gradient,
    curvature,
    rows,
    most,
  );
}

function crossed(first: Coarse, second: Coarse): Uint8Array {
  const bins = new Uint8Array(first.bins.length);
  for (let row = 0; row < bins.length; row++) bins[row] = first.bins[row]! * second.size + second.bins[row]!;
  return bins;
}

function together(
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

/** Bin of a term for a row, given the bins of its features. */
export function binOfTerm({ features, groups }: LearnedTerm, width: number, bins: (feature: number) => number): number {
  if (features.length === 1) return bins(features[0]!);
  return groups[0]![bins(features[0]!)]! * width + groups[1]![bins(features[1]!)]!;
}

/** Groups of the second feature of a pair; 0 for a single feature. */
export function widthOf({ groups }: { readonly groups: readonly ArrayLike<number>[] }): number {
  const second = groups[1];
  if (second === undefined) return 0;
  let most = 0;
  for (let bin = 0; bin < second.length; bin++) most = Math.max(most, second[bin]!);
  return most + 1;
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

function* learnLogistic(
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
      calibration: fitCalibration(scores, target, use),
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

function fitCalibration(scores: Float64Array, target: Uint8Array, use: Uint8Array): Calibration {
  const rows = [...use.keys()].filter((row) => use[row] === 1);
  return calibrate(
    rows.map((row) => scores[row]!),
    rows.map((row) => target[row]!),
  );
}

const lossOf = (score: number, truth: number): number => {
  const margin = truth === 1 ? -score : score;
  return margin > 30 ? margin : Math.log1p(Math.exp(margin));
};

/** One-standard-error rule on paired differences, summed over groups since rows of a group are not independent. */
function chooseSimplest(
  tried: readonly { readonly kind: ModelKind; readonly scores: Float64Array }[],
  target: Uint8Array,
  use: Uint8Array,
  groups: Int32Array,
) {
  const rows = [...use.keys()].filter((row) => use[row] === 1);
  const losses = tried.map(({ scores }) => Float64Array.from(rows, (row) => lossOf(scores[row]!, target[row]!)));
  const means = losses.map((loss) => loss.reduce((sum, one) => sum + one, 0) / rows.length);
  const best = means.indexOf(Math.min(...means));
  const candidates = tried.map(({ kind }, at) => ({
    kind,
    logLoss: means[at]!,
    error: differenceOf(losses[at]!, losses[best]!, rows, groups).error,
  }));
  const chosen = candidates.find(({ logLoss, error }) => logLoss - means[best]! <= error)!.kind;
  return { chosen, candidates };
}

/** Mean difference of two losses and its standard error, clustered by group. */
export function differenceOf(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  rows: readonly number[],
  groups: Int32Array,
): { readonly mean: number; readonly error: number; readonly clusters: number } {
  const sums = new Map<number, { sum: number; rows: number }>();
  let total = 0;
  for (const [at, row] of rows.entries()) {
    const by = a[at]! - b[at]!;
    total += by;
    const known = sums.get(groups[row]!);
    if (known === undefined) sums.set(groups[row]!, { sum: by, rows: 1 });
    else {
      known.sum += by;
      known.rows += 1;
    }
  }
  const mean = total / rows.length;
  let squares = 0;
  for (const { sum, rows: many } of sums.values()) squares += (sum - many * mean) ** 2;
  const clusters = sums.size;
  const error =
    clusters < 2 ? Number.POSITIVE_INFINITY : Math.sqrt((squares * clusters) / (clusters - 1)) / rows.length;
  return { mean, error, clusters };
}

/** Calibrated log odds of every row. */
export function scoreRows(fitted: Fitted, features: readonly BinnedFeature[], rows: number): Float64Array {
  const scores = new Float64Array(rows).fill(fitted.intercept);
  for (const term of fitted.terms) {
    const { shape } = term;
    if (term.features.length === 1) {
      const { bins } = features[term.features[0]!]!;
      for (let row = 0; row < rows; row++) scores[row]! += shape[bins[row]!]!;
      continue;
    }
    const [a, b] = [features[term.features[0]!]!.bins, features[term.features[1]!]!.bins];
    const [ga, gb] = [term.groups[0]!, term.groups[1]!];
    const width = widthOf(term);
    for (let row = 0; row < rows; row++) scores[row]! += shape[ga[a[row]!]! * width + gb[b[row]!]!]!;
  }
  for (let row = 0; row < rows; row++) scores[row] = calibratedLogit(fitted.calibration, scores[row]!);
  return scores;
}
