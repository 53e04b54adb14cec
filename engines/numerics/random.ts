import { createRandom, type Random } from '#engines/example-company/random.ts';

export { createRandom, type Random };

/** A draw from a gamma distribution with the given shape and rate 1 (Marsaglia and Tsang 2000). */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = random.normal();
    const v = (1 + c * z) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random.next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A draw from a beta distribution. */
export function drawBeta(random: Random, a: number, b: number): number {
  const x = drawGamma(random, a);
  return x / (x + drawGamma(random, b));
}

/** A draw from a Poisson distribution (Knuth's products in steps of 30: sums of Poissons are Poisson). */
export function drawPoisson(random: Random, mean: number): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= 30) {
    const floor = Math.exp(-Math.min(rest, 30));
    for (let product = 1 - random.next(); product > floor; product *= 1 - random.next()) count += 1;
  }
  return count;
}
