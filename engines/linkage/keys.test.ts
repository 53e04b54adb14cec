import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyHash, keyText } from './keys.ts';
import type { KeyKind } from './model.ts';
import { soundOf } from './sound.ts';
import { hashOf } from './units.ts';

const KINDS: readonly KeyKind[] = [
  'same',
  'sound',
  'start',
  'end',
  'year',
  'day-month',
  'month-year',
  'user',
  'number',
  'initial',
];

test.each([
  ['meier', '67'],
  ['mayr', '67'],
  ['philipp', '351'],
  ['hahn', '06'],
  ['王明', '王明'],
])('%s sounds like %s', (word, key) => {
  expect(soundOf(word)).toBe(key);
});

const hashIn = (kind: KeyKind, text: string): number => {
  const units = Uint16Array.from(`x${text}y`, (letter) => letter.charCodeAt(0));
  return keyHash(kind, units, 1, units.length - 1);
};

test('a key is the same whether taken from a text or from its place among others', () => {
  const letters = fc.constantFrom(...'aeohpmk0129 |@.王'.split(''));
  const text = fc.oneof(
    fc.string({ unit: letters, maxLength: 12 }),
    fc.constantFrom('19530423', '19530400', 'haupt str|12a', 'a.vogt@bau.de', '@'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), text, (kind, one) => {
      const key = keyText(kind, one);
      expect(hashIn(kind, one)).toBe(key === '' ? 0 : hashOf(key));
    }),
  );
});
