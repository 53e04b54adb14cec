import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jaroBound, jaroPlain, jaroWinkler, letterMask, withPrefix } from './jaro-winkler.ts';

const units = (text: string): Uint16Array => Uint16Array.from(text, (letter) => letter.charCodeAt(0));
const similarity = (a: string, b: string): number => jaroWinkler(units(a), 0, a.length, units(b), 0, b.length);
const plain = (a: string, b: string): number => {
  const jaro = jaroPlain(units(a), 0, a.length, units(b), 0, b.length);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && prefix < b.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
};

test.each([
  ['martha', 'marhta', 0.9611],
  ['dixon', 'dicksonx', 0.8133],
  ['dwayne', 'duane', 0.84],
  ['jones', 'johnson', 0.8324],
  ['abc', 'xyz', 0],
  ['a', 'a', 1],
])("Winkler's own examples: %s and %s", (a, b, expected) => {
  expect(similarity(a, b)).toBeCloseTo(expected, 4);
});

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ä', 'я', '北'), minLength: 1, maxLength: 40 });

test('bits and the plain way agree up to 32 letters and beyond, both ways round', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(similarity(a, b)).toBeCloseTo(plain(a, b), 12);
      expect(similarity(a, b)).toBeCloseTo(similarity(b, a), 12);
    }),
  );
});

test.each([31, 32, 33, 64, 65])('texts of %i letters that differ in the last one are nearly the same', (length) => {
  const text = 'abcdefghij'.repeat(7);
  const a = `${text.slice(0, length - 1)}x`;
  const b = `${text.slice(0, length - 1)}y`;
  expect(similarity(a, b)).toBeCloseTo(plain(a, b), 12);
  expect(similarity(a, b)).toBeGreaterThan(0.97);
});

test('the bound from letters alone is never below the similarity', () => {
  const mask = (text: string) => letterMask(units(text), 0, text.length);
  fc.assert(
    fc.property(words, words, (a, b) => {
      let prefix = 0;
      while (prefix < Math.min(4, a.length, b.length) && a[prefix] === b[prefix]) prefix++;
      const bound = withPrefix(jaroBound(mask(a), a.length, mask(b), b.length), prefix);
      expect(bound).toBeGreaterThanOrEqual(similarity(a, b) - 1e-12);
    }),
  );
});
