import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Checked, calibrate, followThreshold, judgePromise, reliability, wilson } from './index.ts';

/** So many cases at one confidence, the first `right` of them right. */
const cases = (stated: number, count: number, right: number): Checked[] =>
  Array.from({ length: count }, (_, n) => ({ stated, right: n < right }));

test('the interval is Wilson’s: known values, and never outside 0 to 1', () => {
  // Newcombe 1998, table I: 81 of 263 and 15 of 148; 0 of 20.
  expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
  expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
  expect(wilson(15, 148).low).toBeCloseTo(0.0624, 4);
  expect(wilson(15, 148).high).toBeCloseTo(0.1605, 4);
  expect(wilson(0, 20)).toMatchObject({ share: 0, low: 0 });
  expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
  expect(wilson(0, 0)).toEqual({ share: 0, low: 0, high: 1 });
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (a, b) => {
      const { share, low, high } = wilson(Math.min(a, b), Math.max(a, b));
      return low >= 0 && low <= share && share <= high && high <= 1;
    }),
  );
});

test('the diagram counts every case once, in the bin of what was stated', () => {
  const bins = reliability([...cases(0.85, 40, 30), ...cases(1, 10, 10), ...cases(0.5, 4, 2)]);
  expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
    [0.5, 0.6, 4],
    [0.8, 0.9, 40],
    [0.95, 1, 10],
  ]);
  expect(bins[1]).toMatchObject({ share: 0.75 });
  fc.assert(
    fc.property(
      fc.array(fc.record({ stated: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() })),
      (items) => {
        return reliability(items).reduce((sum, { count }) => sum + count, 0) === items.length;
      },
    ),
  );
});

test('a confidence is worth what was measured, or not known while too little was checked', () => {
  const items = [...cases(0.8, 100, 60), ...cases(0.95, 100, 97)];
  expect(calibrate(items, 0.8)).toMatchObject({ share: 0.6, count: 100 });
  expect(calibrate(items, 0.95)).toMatchObject({ share: 0.97 });
  expect(calibrate(items, 0.99)).toBeNull();
  expect(calibrate(items, 0.5)).toBeNull();
  expect(calibrate(cases(0.8, 29, 29), 0.8)).toBeNull();
  expect(calibrate([], 0.8)).toBeNull();
});

test('being surer never counts for less', () => {
  const item = fc.record({ stated: fc.integer({ min: 50, max: 100 }).map((n) => n / 100), right: fc.boolean() });
  fc.assert(
    fc.property(fc.array(item, { minLength: 60, maxLength: 400 }), (items) => {
      const values = Array.from({ length: 51 }, (_, n) => calibrate(items, 0.5 + n / 100)?.share).filter(
        (share) => share !== undefined,
      );
      return values.every((share, n) => n === 0 || share >= (values[n - 1] ?? 0) - 1e-12);
    }),
  );
});

test('a promise is broken when even the upper end of the interval lies below it, and not before enough was checked', () => {
  expect(judgePromise(cases(0.95, 40, 28))).toMatchObject({ broken: true, count: 40 });
  expect(judgePromise(cases(0.95, 40, 37)).broken).toBe(false);
  expect(judgePromise(cases(0.95, 19, 0)).broken).toBe(false);
  expect(judgePromise([]).broken).toBe(false);
});

test('the threshold follows the measurement within its bounds, five points at a time', () => {
  const bounds = { target: 0.9, least: 0.7, most: 0.99 };
  const good = [...cases(0.75, 100, 98), ...cases(0.9, 100, 99)];
  expect(followThreshold(good, 0.8, bounds)).toBe(0.75);
  const bad = [...cases(0.8, 100, 70), ...cases(0.95, 200, 196)];
  expect(followThreshold(bad, 0.8, bounds)).toBe(0.81);
  expect(followThreshold(cases(0.9, 200, 100), 0.8, bounds)).toBe(0.85);
  expect(followThreshold(cases(0.9, 39, 0), 0.8, bounds)).toBe(0.8);
  expect(followThreshold([], 0.5, bounds)).toBe(0.7);
  const item = fc.record({ stated: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 200 }), fc.double({ min: 0.5, max: 1, noNaN: true }), (items, now) => {
      const next = followThreshold(items, now, bounds);
      return next >= bounds.least && next <= bounds.most;
    }),
  );
});
