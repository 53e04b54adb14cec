import { createRandom } from '#engines/example-company/random.ts';
import { mixOf, predictor, sigmoid } from './curve.ts';
import type { Design } from './design.ts';
import type { Fit } from './fit.ts';
import { backward } from './symmetric.ts';
import type { Prepared } from './touches.ts';

/** Common parameters drawn from their posterior; rows are draws. */
export function drawParameters({ parameters, precision, size }: Fit, draws: number, seed: number): Float64Array[] {
  const random = createRandom(seed);
  return Array.from({ length: draws }, () => {
    const noise = Float64Array.from({ length: size }, () => random.normal());
    const shift = backward(precision, size, noise);
    for (let i = 0; i < size; i++) shift[i]! += parameters[i]!;
    return shift;
  });
}

/**
 * The normal approximation is wrong where hardly anybody answered: few answers rule high chances out better than its curvature at the mode says.
 * Draws are drawn again by the exact likelihood of each count's answers over its quadratic approximation (a step of what INLA does by skewness).
 */
export function correctDraws(
  draws: readonly Float64Array[],
  keep: number,
  fit: Fit,
  design: Design,
  prepared: Prepared,
  seed: number,
): Float64Array[] {
  if (fit.family === 'amount') return draws.slice(0, keep);
  const contacts = new Float64Array(prepared.most);
  const answers = new Float64Array(prepared.most);
  for (const { count, response } of prepared.touches) {
    contacts[count - 1]! += 1;
    answers[count - 1]! += response;
  }
  const mix = mixOf(prepared);
  const level = (draw: Float64Array, at: number): number =>
    mix.reduce((sum, part) => sum + part.share * predictor(draw, design, prepared, part, at + 1), 0);
  const mode = Float64Array.from({ length: prepared.most }, (_, at) => level(fit.parameters, at));
  const logs = draws.map((draw) => {
    let sum = 0;
    for (let at = 0; at < prepared.most; at++) {
      const d = level(draw, at) - mode[at]!;
      const p = sigmoid(mode[at]!);
      const exact = answers[at]! * d - contacts[at]! * Math.log1p(p * Math.expm1(d));
      sum += exact - (answers[at]! - contacts[at]! * p) * d + 0.5 * contacts[at]! * p * (1 - p) * d * d;
    }
    return sum;
  });
  const top = Math.max(...logs);
  const random = createRandom(seed);
  const weights = logs.map((one) => Math.exp(one - top));
  const total = weights.reduce((sum, one) => sum + one, 0);
  // Systematic resampling: one throw decides, so that equal weights give every draw once.
  const step = total / keep;
  let reach = random.next() * step;
  let passed = 0;
  const chosen: Float64Array[] = [];
  for (const [at, weight] of weights.entries()) {
    passed += weight;
    while (reach < passed && chosen.length < keep) {
      chosen.push(draws[at]!);
      reach += step;
    }
  }
  return chosen;
}
