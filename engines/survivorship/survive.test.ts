import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Claim, outranks, type Standing, survive, survivor } from './index.ts';

const claim = (over: Partial<Claim>): Claim => ({
  value: 'x',
  observation: 1,
  byPerson: false,
  trust: 50,
  at: 0,
  ...over,
});

const claims = fc
  .array(
    fc.record({
      field: fc.constantFrom('phone', 'city', 'employees'),
      value: fc.oneof(
        fc.constant(null),
        fc.constant(' '),
        fc.constant('KROMBERG'),
        fc.string(),
        fc.integer(),
        fc.boolean(),
      ),
      byPerson: fc.boolean(),
      trust: fc.integer({ min: 0, max: 3 }),
      at: fc.integer({ min: 0, max: 4 }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ field, ...rest }, index) => ({ field, claim: { ...rest, observation: index + 1 } satisfies Claim })),
  );

const take = (standing: Standing, rows: readonly { readonly field: string; readonly claim: Claim }[]) =>
  rows.reduce<Standing>((before, row) => survive(before, { [row.field]: row.claim }), standing);

describe('survivorship', () => {
  test('a person beats a newer and more trusted machine', () => {
    const person = claim({ value: 'Ulm', byPerson: true, trust: 0, at: 1, observation: 1 });
    const machine = claim({ value: 'Neu-Ulm', trust: 100, at: 9, observation: 2 });
    expect(survivor([person, machine])).toBe(person);
  });
  test('trust comes before recency, recency before the number', () => {
    const trusted = claim({ trust: 80, at: 1, observation: 1 });
    const newer = claim({ trust: 50, at: 9, observation: 2 });
    const later = claim({ trust: 50, at: 9, observation: 3 });
    expect(survivor([newer, trusted])).toBe(trusted);
    expect(survivor([newer, later])).toBe(later);
  });
  test('of two spellings seen at one time the one in capitals gives way, whichever came first; a newer one still counts', () => {
    const spelt = claim({ value: 'Kromberg Antriebe GmbH', observation: 1 });
    const shouted = claim({ value: 'KROMBERG ANTRIEBE GMBH', observation: 2 });
    expect(survivor([spelt, shouted])).toBe(spelt);
    expect(survivor([shouted, spelt])).toBe(spelt);
    const newer = { ...shouted, at: 1 };
    expect(survivor([spelt, newer])).toBe(newer);
    const short = claim({ value: 'SEW', observation: 3 });
    expect(survivor([spelt, short])).toBe(short);
  });
  test('an empty cell never overwrites, a person who empties a field does', () => {
    const value = claim({ value: '+4973112345', at: 1 });
    expect(survivor([value, claim({ value: '', at: 9, observation: 2 })])).toBe(value);
    const emptied = claim({ value: null, byPerson: true, at: 2, observation: 3 });
    expect(survivor([value, emptied])).toBe(emptied);
  });
  test('zero and false are values', () => {
    expect(survivor([claim({ value: 5, at: 1 }), claim({ value: 0, at: 2, observation: 2 })])?.value).toBe(0);
    expect(survivor([claim({ value: true, at: 1 }), claim({ value: false, at: 2, observation: 2 })])?.value).toBe(
      false,
    );
  });
  test('the order of arrival does not matter', () => {
    fc.assert(
      fc.property(
        claims.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(take({}, shuffled)).toEqual(take({}, rows));
        },
      ),
    );
  });
  test('hearing it again changes nothing', () => {
    fc.assert(
      fc.property(claims, (rows) => {
        const once = take({}, rows);
        expect(take(once, rows)).toBe(once);
      }),
    );
  });
  test('what a person said last is never lost to a machine', () => {
    fc.assert(
      fc.property(claims, (rows) => {
        const standing = take({}, rows);
        for (const field of ['phone', 'city', 'employees']) {
          const said = rows.filter((row) => row.field === field && row.claim.byPerson).map((row) => row.claim);
          if (said.length === 0) continue;
          const last = said.reduce((a, b) => (outranks(a, b) ? a : b));
          expect(standing[field]).toBe(last);
        }
      }),
    );
  });
  test('one at a time gives what looking at all of them gives', () => {
    fc.assert(
      fc.property(claims, (rows) => {
        const standing = take({}, rows);
        for (const field of ['phone', 'city', 'employees'])
          expect(standing[field] ?? null).toEqual(
            survivor(rows.filter((row) => row.field === field).map((row) => row.claim)),
          );
      }),
    );
  });
});
