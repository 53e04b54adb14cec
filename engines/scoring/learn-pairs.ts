import { type BinnedFeature, boost, type Learner, type Term } from './boost.ts';
import type { LearnedTerm } from './fitted.ts';
import type { LearnOptions } from './learn.ts';
import { boostingFor, named, together } from './learn-additive.ts';
import { type Coarse, coarsen, findPairs } from './pairs.ts';

const PAIR_ROWS = 20_000;

/** Pairs are sought by each bag among its own rows, so that what it holds out stays unseen; kept are those that do most over all bags. */
export function* learnPairs(
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
