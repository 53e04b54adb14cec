import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES } from './model.ts';
import { normalise } from './normalise.ts';
import { NOT_PLAIN, plainReader } from './plain-cells.ts';
import { createTextPool } from './text-pool.ts';

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'aeouqmülE 0159-'.split('')), maxLength: 14 }),
  fc.constantFrom(
    '19530423',
    '1953-04-23',
    '0000-00-00',
    'n/a',
    'NULL',
    'null',
    'unbekannt',
    'DE123456789',
    'PL1234567890',
    'AB123',
    'Xxx',
    '0731 123-45',
    '0049 731 1234',
  ),
  fc.string({ maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        ...'Main place ROAD street hauptstr hauptstr5 Ringstrasse austria 12 12a b de Rue 7 1st of saint x'.split(' '),
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((words) => words.join(' ')),
);

test('a plain cell gets the form that normalise gives it', () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.constantFrom(...ROLES), cell, (role, one) => {
      const pool = createTextPool();
      const bytes = new TextEncoder().encode(`x${one}y`);
      const number = plainReader(role, pool)?.(bytes, 1, bytes.length - 1) ?? NOT_PLAIN;
      if (number === NOT_PLAIN) return;
      plain += 1;
      expect(number === -1 ? '' : pool.textOf(number)).toBe(normalise(role, one));
    }),
  );
  expect(plain).toBeGreaterThan(10);
});

test('a pool gives equal texts one number, whichever way they come in', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 5 }), { maxLength: 3000 }), (texts) => {
      const pool = createTextPool();
      const numbers = texts.map((text) => pool.number(text));
      expect(numbers.map((number) => pool.textOf(number))).toEqual(texts);
      expect(pool.size()).toBe(new Set(texts).size);
    }),
  );
});
