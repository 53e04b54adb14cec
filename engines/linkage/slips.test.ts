import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterMask } from './jaro-winkler.ts';
import { slips, slipsBound } from './slips.ts';

const units = (text: string): Uint16Array => Uint16Array.from(text, (letter) => letter.charCodeAt(0));
const steps = (a: string, b: string, most = 3): number => slips(units(a), 0, a.length, units(b), 0, b.length, most);

test.each([
  ['meier', 'meier', 0],
  ['meier', 'maier', 1],
  ['meier', 'miever', 2],
  ['1234567', '1243567', 1],
  ['abc', 'abcd', 1],
  ['', 'abcdef', 4],
  ['x'.repeat(100), 'y'.repeat(100), 4],
])('slips between %s and %s', (a, b, expected) => {
  expect(steps(a, b)).toBe(expected);
  expect(steps(b, a)).toBe(expected);
});

/** Optimal string alignment as it is defined: the whole table. */
function alignment(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]![j]!;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      table[i]![j] = Math.min(
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  return at(a.length, b.length);
}

const short = fc.string({ unit: fc.constantFrom('1', '2', '3'), maxLength: 9 });

test('slips are those of the whole table, up to the most asked for', () => {
  fc.assert(
    fc.property(short, short, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(steps(a, b, most)).toBe(Math.min(most + 1, alignment(a, b)));
    }),
  );
});

test('the bound from letters alone is never above the slips', () => {
  const mask = (text: string) => letterMask(units(text), 0, text.length);
  fc.assert(
    fc.property(short, short, (a, b) => {
      expect(slipsBound(mask(a), mask(b))).toBeLessThanOrEqual(alignment(a, b));
    }),
  );
});
