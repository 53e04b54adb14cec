import type { Random } from '#engines/example-company/random.ts';
import type { BinnedFeature } from './boost.ts';

/**
 * Logistic regression for few rows, on the same bins as the boosted trees: a number enters through the normal score of its bin's rank (a straight
 * line, unmoved by outliers), a level or a missing value through an indicator. Coefficients have a normal prior whose width is not chosen but
 * averaged over by its evidence (Laplace; MacKay 1992), the width 0 included, which is the base rate. So the fewer the data, the closer to it.
 */
export interface Logistic {
  /** Value per feature and bin. */
  readonly shapes: readonly Float64Array[];
  readonly intercept: number;
  /** The same drawn from the posterior: what the data leave open. */
  readonly draws: readonly { readonly shapes: readonly Float64Array[]; readonly intercept: number }[];
}

interface Input {
  readonly feature: number;
  /** Value of the input per bin of its feature. */
  readonly value: Float64Array;
  /** Sign that the coefficient has to have, 0 for any. */
  readonly sign: -1 | 0 | 1;
}

/** Prior standard deviations of a coefficient and their prior weights. 1 would mean that most features are strong, which is rare. */
const WIDTHS = [
  { width: 0, weight: 0.2 },
  { width: 0.1, weight: 0.2 },
  { width: 0.2, weight: 0.22 },
  { width: 0.4, weight: 0.22 },
  { width: 0.7, weight: 0.12 },
  { width: 1.2, weight: 0.04 },
] as const;
const MOST_INPUTS = 40;

export function fitLogistic(
  features: readonly BinnedFeature[],
  target: Uint8Array,
  weights: Float32Array,
  draws: number,
  random: Random,
): Logistic {
  const rows = [...weights.keys()].filter((row) => weights[row]! > 0);
  const inputs = screen(makeInputs(features, rows), features, target, rows);
  return fitInputs(inputs, features, target, rows, draws, random);
}

function fitInputs(
  inputs: readonly Input[],
  features: readonly BinnedFeature[],
  target: Uint8Array,
  rows: readonly number[],
  draws: number,
  random: Random,
): Logistic {
  const size = inputs.length + 1;
  const matrix = new Float64Array(rows.length * size);
  const truth = new Float64Array(rows.length);
  for (const [at, row] of rows.entries()) {
    matrix[at * size] = 1;
    truth[at] = target[row]!;
    for (const [input, { feature, value }] of inputs.entries())
      matrix[at * size + input + 1] = value[features[feature]!.bins[row]!]!;
  }
  let start: Float64Array | null = null;
  const fits = WIDTHS.map(({ width, weight }) => {
    const fit = fitOne(matrix, truth, width === 0 ? 1 : size, size, width, start);
    start = fit.beta;
    return { ...fit, prior: Math.log(weight) };
  });
  const top = Math.max(...fits.map(({ evidence, prior }) => evidence + prior));
  const raw = fits.map(({ evidence, prior }) => Math.exp(evidence + prior - top));
  const total = raw.reduce((sum, one) => sum + one, 0);
  const share = raw.map((one) => one / total);
  // The draws are for what the data leave open: there the features are taken to matter, however little.
  const openShare = share.map((one, at) => (at === 0 ? 0 : one / Math.max(1e-12, 1 - share[0]!)));
  const mean = new Float64Array(size);
  for (const [at, { beta }] of fits.entries()) for (let i = 0; i < beta.length; i++) mean[i]! += share[at]! * beta[i]!;
  // What goes against its constraint is left out, the others are fitted again without it.
  const lawful = inputs.filter(({ sign }, at) => sign * mean[at + 1]! >= 0);
  if (lawful.length < inputs.length) return fitInputs(lawful, features, target, rows, draws, random);
  const toShapes = (beta: ArrayLike<number>) => {
    const shapes = features.map(({ size: bins }) => new Float64Array(bins));
    for (const [at, { feature, value, sign }] of inputs.entries()) {
      const drawn = beta[at + 1] ?? 0;
      const by = sign * drawn < 0 ? 0 : drawn;
      for (let bin = 0; bin < value.length; bin++) shapes[feature]![bin]! += by * value[bin]!;
    }
    return { shapes, intercept: beta[0] ?? 0 };
  };
  const drawn = Array.from({ length: draws }, (_, index) => {
    // Systematic draws over the widths: each is drawn as often as its evidence says.
    let rest = (index + 0.5) / draws;
    let chosen = 0;
    while (chosen < openShare.length - 1 && rest > openShare[chosen]!) {
      rest -= openShare[chosen]!;
      chosen += 1;
    }
    return toShapes(drawFrom(fits[chosen]!, random));
  });
  return { ...toShapes(mean), draws: drawn };
}

function makeInputs(features: readonly BinnedFeature[], rows: readonly number[]): Input[] {
  const inputs: Input[] = [];
  for (const [feature, { bins, size, ordered, monotone }] of features.entries()) {
    const counts = new Float64Array(size);
    for (const row of rows) counts[bins[row]!]! += 1;
    const filled = rows.length - counts[0]!;
    const least = Math.min(5, rows.length / 10);
    const indicator = (bin: number): Input => {
      const share = counts[bin]! / rows.length;
      // Times 2: a level that half of the rows have then weighs as much as a number in standard deviations.
      const value = Float64Array.from({ length: size }, (_, at) => 2 * ((at === bin ? 1 : 0) - share));
      return { feature, value, sign: 0 };
    };
    if (counts[0]! >= least && filled >= least) inputs.push(indicator(0));
    if (!ordered) {
      const levels: number[] = [];
      for (let bin = 1; bin < size; bin++) if (counts[bin]! >= least && counts[bin]! < rows.length) levels.push(bin);
      // Two levels say the same thing twice.
      if (levels.length === 2 && counts[0] === 0 && filled === counts[levels[0]!]! + counts[levels[1]!]!) levels.pop();
      for (const bin of levels) inputs.push(indicator(bin));
      continue;
    }
    if (filled < 2 * least) continue;
    const value = new Float64Array(size);
    let below = 0;
    let squares = 0;
    for (let bin = 1; bin < size; bin++) {
      value[bin] = normalQuantile((below + Math.max(0.5, counts[bin]! / 2)) / (filled + 1));
      below += counts[bin]!;
      squares += counts[bin]! * value[bin]! ** 2;
    }
    const scale = Math.sqrt(squares / Math.max(1, filled));
    if (scale > 1e-9) inputs.push({ feature, value: value.map((one) => one / scale), sign: monotone });
  }
  return inputs;
}

/** More inputs than can be fitted: those that tell most by themselves. Decided on the training rows only. */
function screen(
  inputs: Input[],
  features: readonly BinnedFeature[],
  target: Uint8Array,
  rows: readonly number[],
): Input[] {
  const most = Math.min(MOST_INPUTS, Math.max(5, Math.floor(rows.length / 4)));
  if (inputs.length <= most) return inputs;
  const base = rows.reduce((sum, row) => sum + target[row]!, 0) / rows.length;
  const told = inputs.map((input) => {
    const { bins } = features[input.feature]!;
    let sum = 0;
    let squares = 0;
    for (const row of rows) {
      const value = input.value[bins[row]!]!;
      sum += value * (target[row]! - base);
      squares += value * value;
    }
    return { input, score: squares === 0 ? 0 : (sum * sum) / squares };
  });
  return told
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ input }) => input);
}

interface OneFit {
  readonly beta: Float64Array;
  /** Lower Cholesky factor of the posterior precision. */
  readonly factor: Float64Array;
  readonly evidence: number;
}

/** Penalised Newton; evidence by Laplace. `used` columns of `stride` take part, the first being the intercept. */
function fitOne(
  matrix: Float64Array,
  truth: Float64Array,
  used: number,
  stride: number,
  width: number,
  start: Float64Array | null,
): OneFit {
  const rows = truth.length;
  const precision = (at: number) => (at === 0 ? 0.04 : 1 / (width * width));
  const beta = new Float64Array(used);
  const positives = truth.reduce((sum, one) => sum + one, 0);
  beta[0] = Math.log((positives + 0.5) / (rows - positives + 0.5));
  // The fit with the narrower prior is most of the way.
  if (start !== null) beta.set(start);
  let factor: Float64Array = new Float64Array(used * used);
  let likelihood = 0;
  for (let round = 0; round < 12; round++) {
    const hessian = new Float64Array(used * used);
    const gradient = new Float64Array(used);
    likelihood = 0;
    for (let row = 0; row < rows; row++) {
      const from = row * stride;
      let score = 0;
      for (let i = 0; i < used; i++) score += beta[i]! * matrix[from + i]!;
      const chance = 1 / (1 + Math.exp(-score));
      likelihood += truth[row] === 1 ? -Math.log1p(Math.exp(-score)) : -Math.log1p(Math.exp(score));
      const off = truth[row]! - chance;
      const curve = Math.max(1e-9, chance * (1 - chance));
      for (let i = 0; i < used; i++) {
        const x = matrix[from + i]!;
        gradient[i]! += off * x;
        const xc = x * curve;
        for (let j = 0; j <= i; j++) hessian[i * used + j]! += xc * matrix[from + j]!;
      }
    }
    for (let i = 0; i < used; i++) {
      gradient[i]! -= precision(i) * beta[i]!;
      hessian[i * used + i]! += precision(i);
    }
    factor = cholesky(hessian, used);
    const step = solveBoth(factor, gradient, used);
    let largest = 0;
    for (const one of step) largest = Math.max(largest, Math.abs(one));
    const shrink = largest > 2 ? 2 / largest : 1;
    for (let i = 0; i < used; i++) beta[i]! += shrink * step[i]!;
    if (largest < 1e-3) break;
  }
  let evidence = likelihood;
  for (let i = 0; i < used; i++) {
    evidence -= 0.5 * precision(i) * beta[i]! ** 2 - 0.5 * Math.log(precision(i)) + Math.log(factor[i * used + i]!);
  }
  return { beta, factor, evidence };
}

function cholesky(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * size + k]! * factor[j * size + k]!;
      factor[i * size + j] = i === j ? Math.sqrt(Math.max(1e-10, sum)) : sum / factor[j * size + j]!;
    }
  }
  return factor;
}

function solveBoth(factor: Float64Array, right: Float64Array, size: number): Float64Array {
  const half = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = right[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * size + k]! * half[k]!;
    half[i] = sum / factor[i * size + i]!;
  }
  return solveUpper(factor, half, size);
}

function solveUpper(factor: Float64Array, right: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size);
  for (let i = size - 1; i >= 0; i--) {
    let sum = right[i]!;
    for (let k = i + 1; k < size; k++) sum -= factor[k * size + i]! * out[k]!;
    out[i] = sum / factor[i * size + i]!;
  }
  return out;
}

function drawFrom({ beta, factor }: OneFit, random: Random): Float64Array {
  const noise = Float64Array.from(beta, () => random.normal());
  const by = solveUpper(factor, noise, beta.length);
  return beta.map((value, at) => value + by[at]!);
}

/** Inverse of the normal distribution (Acklam 2003), relative error below 1.2e-9. */
export function normalQuantile(p: number): number {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
  const poly = (at: number, over: readonly number[]) => over.reduce((sum, one) => sum * at + one, 0);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(Math.max(1e-300, p)));
    return poly(q, c) / (poly(q, d) * q + 1);
  }
  if (p > 1 - 0.02425) return -normalQuantile(1 - p);
  const q = p - 0.5;
  const r = q * q;
  return (poly(r, a) * q) / (poly(r, b) * r + 1);
}
