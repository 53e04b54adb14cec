import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRandom,
  drawGamma,
  drawPoisson,
  logBeta,
  logGamma,
  minimise,
  normalQuantile,
  normalShare,
  quantile,
} from './index.ts';

describe('special functions', () => {
  it('knows factorials, the half, and values from SciPy', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(0.3)).toBeCloseTo(1.0957979948180756, 12);
    expect(logGamma(50.5)).toBeCloseTo(146.51925549072064, 10);
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 12);
  });

  it('rises by the logarithm of its argument from x to x + 1, across the seam of both formulas', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 8);
      }),
    );
  });

  it('turns normal shares into quantiles and back', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
        expect(normalShare(normalQuantile(p))).toBeCloseTo(p, 6);
      }),
    );
  });
});

describe('minimising', () => {
  it("finds the bottom of Rosenbrock's valley, and avoids what is refused", () => {
    const { at } = minimise(([a, b]) => (1 - a!) ** 2 + 100 * (b! - a! * a!) ** 2, [-1.2, 1], { most: 1000 });
    expect(at[0]).toBeCloseTo(1, 3);
    expect(at[1]).toBeCloseTo(1, 3);
    expect(minimise(([x]) => (x! < 2 ? Number.NaN : x!), [5], { most: 300 }).at[0]).toBeCloseTo(2, 1);
  });
});

describe('draws and quantiles', () => {
  it('has the means and variances of gamma and Poisson', () => {
    const random = createRandom(4);
    for (const shape of [0.4, 3]) {
      const draws = Array.from({ length: 20_000 }, () => drawGamma(random, shape));
      expect(draws.reduce((a, b) => a + b) / draws.length).toBeCloseTo(shape, 1);
    }
    const counts = Array.from({ length: 5000 }, () => drawPoisson(random, 70));
    expect(counts.reduce((a, b) => a + b) / counts.length / 70).toBeCloseTo(1, 1);
  });

  it('draws straight lines between values', () => {
    expect(quantile([1, 2, 3, 10], 0.5)).toBe(2.5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
