import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVEL_OF } from './levels.ts';
import { differing, isSwap, lengthOfPacked, mayBeTwoSlips, packDigits } from './packed-digits.ts';
import { slips } from './slips.ts';
import { oneValue } from './values.ts';

const units = (text: string): Uint16Array => Uint16Array.from(text, (letter) => letter.charCodeAt(0));
const pack = (text: string): number => packDigits(units(text), 0, text.length);
const value = (text: string) => oneValue('code', text, () => 1);

/** Few digits, so that pairs are alike more often than not. */
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0129'.split('')), minLength: length, maxLength: length });
const twins = fc.integer({ min: 1, max: 8 }).chain((length) => fc.tuple(digits(length), digits(length)));

test('packs one to eight digits and nothing else', () => {
  expect(pack('')).toBe(0);
  expect(pack('123456789')).toBe(0);
  expect(pack('12a')).toBe(0);
  fc.assert(
    fc.property(twins, ([a, b]) => {
      expect(lengthOfPacked(pack(a))).toBe(a.length);
      const places = differing(pack(a), pack(b)).toString(2).replaceAll('0', '').length;
      expect(places).toBe([...a].filter((digit, at) => digit !== b[at]).length);
      expect(pack(a) === pack(b)).toBe(a === b);
    }),
  );
});

test('rules out no pair that two slips lie between', () => {
  fc.assert(
    fc.property(twins, ([a, b]) => {
      const steps = slips(units(a), 0, a.length, units(b), 0, b.length, 2);
      const [x, y] = [pack(a), pack(b)];
      if (steps <= 2) expect(mayBeTwoSlips(x, y, differing(x, y))).toBe(true);
      const turned = steps === 1 && differing(x, y).toString(2).replaceAll('0', '').length === 2;
      expect(isSwap(x, y, differing(x, y))).toBe(turned);
    }),
  );
});

test('a number has the level that its letters have', () => {
  fc.assert(
    fc.property(twins, ([a, b]) => {
      // The same numbers behind a letter both have are not packed.
      const most = a.length >= 5 ? 2 : 1;
      const steps = slips(units(a), 0, a.length, units(b), 0, b.length, most);
      const level = LEVEL_OF.code(value(a), 0, value(b), 0);
      if (steps > most) expect(level).toBe(4);
      else if (steps === 0) expect(level).toBe(0);
      else expect(level).toBe(steps === 2 ? 3 : isSwap(pack(a), pack(b), differing(pack(a), pack(b))) ? 1 : 2);
    }),
  );
});

test.each([
  ['19530423', '19530423', 0],
  ['19530411', '19531104', 1],
  ['19530423', '19530424', 2],
  ['19530423', '19350423', 2],
  ['19530423', '19530712', 4],
  ['19530423', '19680423', 3],
  ['19530423', '19530417', 3],
  ['19530423', '1953', 4],
  ['um 1953', 'um 1954', 2],
])('dates %s and %s', (a, b, level) => {
  const date = (text: string) => oneValue('date', text, () => 1);
  expect(LEVEL_OF.date(date(a), 0, date(b), 0)).toBe(level);
});
