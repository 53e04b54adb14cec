import { logBeta, logGamma, minimise } from '#engines/numerics/index.ts';
import { lostOdds, type OrderCounts, type RhythmModel } from './model.ts';

/**
 * What holds before the first customer is seen: a year has about six orders, gaps vary by half their mean, one in twelve orders is the last. Weak on
 * purpose: twenty customers outweigh it. `strength` is what it counts, in customers per class.
 */
export const STANDARD_MODEL: RhythmModel = {
  shapes: [1, 2, 4, 8, 16, 32],
  weights: [0.22, 0.24, 0.22, 0.16, 0.1, 0.06],
  r: 1,
  alpha: 60,
  a: 0.25,
  b: 2.75,
  drop: 'after-any',
};
const PRIOR_CUSTOMERS = 6;
/** Standard deviations of the priors: log r, log alpha, log odds of a / (a + b), log (a + b). */
const PRIOR_WIDTHS = [1.5, 2, 1.5, 1] as const;

export interface FitOptions {
  readonly shapes?: readonly number[];
  readonly drop?: RhythmModel['drop'];
  /** Customers used at most, evenly drawn from the list: five thousand settle four figures to the second digit. */
  readonly most?: number;
  /** false: plain maximum likelihood, as the papers have it. */
  readonly prior?: boolean;
}

/** Fits the population by maximum likelihood, steadied by weak priors. No customers: the standard model. */
export function fitModel(customers: readonly OrderCounts[], options: FitOptions = {}): RhythmModel {
  const { shapes = STANDARD_MODEL.shapes, drop = 'after-any', most = 5000, prior = true } = options;
  const stride = Math.max(1, customers.length / most);
  const sample = Array.from(
    { length: Math.min(most, customers.length) },
    (_, at) => customers[Math.floor(at * stride)]!,
  );
  const shares = shapes.map((k) => STANDARD_MODEL.weights[STANDARD_MODEL.shapes.indexOf(k)] ?? 1 / shapes.length);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const start = shares.map((share) => share / total);
  if (sample.length === 0) return { ...STANDARD_MODEL, shapes, weights: start, drop };
  const evaluate = preparedLikelihood(sample, shapes, drop);
  const centre = parametersOf(STANDARD_MODEL);
  let weights: readonly number[] = start;
  const loss = (x: readonly number[]): number => {
    if (x.some((value) => Math.abs(value) > 20)) return Number.POSITIVE_INFINITY;
    const found = evaluate({ ...modelOf(x), weights, shapes, drop }, start, prior ? PRIOR_CUSTOMERS : 0);
    weights = found.weights;
    if (!prior) return -found.logLikelihood;
    return -found.logLikelihood + x.reduce((sum, v, at) => sum + ((v - centre[at]!) / PRIOR_WIDTHS[at]!) ** 2 / 2, 0);
  };
  // The first descent moves the weights, too; the second starts from where they have settled.
  const first = minimise(loss, centre, { spread: 0.6, tolerance: 1e-6, most: 140 });
  const second = minimise(loss, first.at, { spread: 0.15, tolerance: 1e-8, most: 140 });
  loss(second.at);
  return { ...modelOf(second.at), shapes, weights, drop };
}

function parametersOf({ r, alpha, a, b }: RhythmModel): number[] {
  return [Math.log(r), Math.log(alpha), Math.log(a / b), Math.log(a + b)];
}

function modelOf(x: readonly number[]): Pick<RhythmModel, 'r' | 'alpha' | 'a' | 'b'> {
  const share = 1 / (1 + Math.exp(-x[2]!));
  const size = Math.exp(x[3]!);
  return { r: Math.exp(x[0]!), alpha: Math.exp(x[1]!), a: share * size, b: (1 - share) * size };
}

interface Evaluation {
  readonly logLikelihood: number;
  readonly weights: readonly number[];
}

/**
 * The likelihood over a fixed sample, with what depends on the number of orders alone worked out once per number. The shares of the classes are
 * improved by a few steps of expectation and maximisation (Dempster, Laird and Rubin 1977) at every call, so that the simplex has four dimensions only.
 */
function preparedLikelihood(
  sample: readonly OrderCounts[],
  shapes: readonly number[],
  drop: RhythmModel['drop'],
): (model: RhythmModel, prior: readonly number[], priorCustomers: number) => Evaluation {
  const n = sample.length;
  const classes = shapes.length;
  const numbers = [...new Set(sample.map(({ repeats }) => repeats))];
  const place = new Map(numbers.map((repeats, at) => [repeats, at]));
  const at = Int32Array.from(sample, ({ repeats }) => place.get(repeats)!);
  const densities = new Float64Array(n * classes);
  const ceilings = new Float64Array(n);
  return (model, prior, priorCustomers) => {
    const { r, a, b } = model;
    const stayed = numbers.map(
      (repeats) => logBeta(a, b + repeats + (drop === 'after-any' ? 1 : 0)) - logBeta(a, b) - logGamma(r),
    );
    const lost = numbers.map((repeats) => lostOdds(model, repeats));
    ceilings.fill(Number.NEGATIVE_INFINITY);
    for (const [index, k] of shapes.entries()) {
      const alpha = model.alpha / k;
      const perNumber = numbers.map(
        (repeats, which) => stayed[which]! + logGamma(r + k * repeats) - repeats * logGamma(k) + r * Math.log(alpha),
      );
      for (let i = 0; i < n; i++) {
        const { repeats, last, known, logGaps } = sample[i]!;
        const stages = r + k * repeats;
        const logBase = Math.log(alpha + last);
        const elapsed = known - last;
        let survival = 1;
        if (elapsed > 0) {
          const share = elapsed / (alpha + known);
          let term = 1;
          for (let j = 1; j < k; j++) {
            term *= ((stages + j - 1) / j) * share;
            survival += term;
          }
          survival *= Math.exp(stages * (logBase - Math.log(alpha + known)));
        }
        const density =
          (k - 1) * logGaps + perNumber[at[i]!]! - stages * logBase + Math.log(lost[at[i]!]! + survival + 1e-300);
        densities[index * n + i] = density;
        if (density > ceilings[i]!) ceilings[i] = density;
      }
    }
    let sum = 0;
    for (let i = 0; i < n; i++) {
      sum += ceilings[i]!;
      for (let c = 0; c < classes; c++) densities[c * n + i] = Math.exp(densities[c * n + i]! - ceilings[i]!);
    }
    let weights = model.weights;
    let logs = 0;
    for (let step = 0; step < (classes === 1 ? 1 : 8); step++) {
      const counts = new Float64Array(classes);
      logs = 0;
      for (let i = 0; i < n; i++) {
        let all = 0;
        for (let c = 0; c < classes; c++) all += weights[c]! * densities[c * n + i]!;
        logs += Math.log(all);
        for (let c = 0; c < classes; c++) counts[c]! += (weights[c]! * densities[c * n + i]!) / all;
      }
      weights = Array.from(counts, (count, c) => (count + priorCustomers * prior[c]!) / (n + priorCustomers));
    }
    return { logLikelihood: sum + logs, weights };
  };
}
