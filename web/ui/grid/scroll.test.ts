import fc from 'fast-check';
import { expect, test } from 'vitest';
import { follow, MAX_HEIGHT, reveal, scaleOf, toPhysical, toVirtual } from './scroll.ts';

const scales = fc
  .record({ rows: fc.integer({ min: 1, max: 5_000_000 }), view: fc.integer({ min: 100, max: 3000 }) })
  .map(({ rows, view }) => scaleOf(rows, 34, view));

test('a short list scrolls as it is', () => {
  const scale = scaleOf(2400, 34, 800);
  expect(scale.physical).toBe(2400 * 34);
  expect(toVirtual(1234, scale)).toBe(1234);
});

test('a million rows stay below the height that browsers cap, and both ends are reached exactly', () => {
  const scale = scaleOf(1_000_000, 34, 800);
  expect(scale.physical).toBe(MAX_HEIGHT);
  expect(toVirtual(0, scale)).toBe(0);
  expect(toVirtual(MAX_HEIGHT - 800, scale)).toBe(34_000_000 - 800);
  expect(toVirtual(2_999_999, scale)).toBe(2_999_999);
});

test('place of the bar and place in the rows are inverse to each other', () => {
  fc.assert(
    fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
      const place = share * Math.max(0, scale.virtual - scale.view);
      expect(Math.abs(toVirtual(toPhysical(place, scale), scale) - place)).toBeLessThan(0.01);
    }),
  );
});

test('never loses a row: moving the bar on never moves the rows back', () => {
  fc.assert(
    fc.property(
      scales,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (scale, a, b) => {
        const most = Math.max(0, scale.physical - scale.view);
        const [low, high] = [Math.min(a, b) * most, Math.max(a, b) * most];
        expect(toVirtual(high, scale)).toBeGreaterThanOrEqual(toVirtual(low, scale) - 1e-6);
      },
    ),
  );
});

test('a turn of the wheel moves the rows 1:1 in the stretched middle, too', () => {
  const scale = scaleOf(1_000_000, 34, 800);
  const before = { scroll: 6_000_000, place: toVirtual(6_000_000, scale) };
  expect(follow(6_000_120, before, scale)).toBeCloseTo(before.place + 120);
  expect(follow(7_000_000, before, scale)).toBeCloseTo(toVirtual(7_000_000, scale));
});

test('reveals a row with the smallest move', () => {
  const scale = scaleOf(100, 34, 340);
  expect(reveal(5, 34, 0, scale)).toBe(null);
  expect(reveal(10, 34, 0, scale)).toBe(34);
  expect(reveal(2, 34, 340, scale)).toBe(68);
});
