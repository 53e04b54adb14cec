import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#engines/example-company/random.ts';
import { bestWays, learnWays, type WayCount } from './best-way.ts';
import { daypartOf, weekdayOf } from './times.ts';

const WAYS = ['phone_human', 'email', 'post'];

/** People who answer the phone at .4, a mail at .2, and a few who are the other way round. */
function company(people: number, odd: number, tries = 8): WayCount[] {
  const random = createRandom(3);
  return Array.from({ length: people }, (_, at) => at).flatMap((at) => {
    const reversed = at < odd;
    return (['phone_human', 'email'] as const).map((way) => {
      const chance = (way === 'email') === reversed ? 0.5 : 0.15;
      const answers = Array.from({ length: tries }, () => random.chance(chance)).filter(Boolean).length;
      return { segment: 'customer', person: `p${at}`, way, tries, answers };
    });
  });
}

/** Everybody answers alike, and every way as well as the other. */
const alike = (people: number, chances: readonly [number, number], segment = 'customer'): WayCount[] => {
  const random = createRandom(8);
  return Array.from({ length: people }, (_, at) => at).flatMap((at) =>
    (['phone_human', 'email'] as const).map((way, place) => ({
      segment,
      person: `p${at}`,
      way,
      tries: 5,
      answers: Array.from({ length: 5 }, () => random.chance(chances[place]!)).filter(Boolean).length,
    })),
  );
};
const TWO = ['phone_human', 'email'];

test('where one person is too thin the segment answers, where the segment is too thin everybody', () => {
  const model = learnWays([...alike(200, [0.34, 0.24]), ...alike(2, [0.3, 0.3], 'partner')], WAYS);
  const own = [{ way: 'email', tries: 2, answers: 1 }];
  expect(bestWays(model, 'customer', own, TWO)).toMatchObject({ best: 'phone_human', basis: 'segment', seen: 2000 });
  expect(bestWays(model, 'partner', [], TWO)).toMatchObject({ best: 'phone_human', basis: 'all' });
});

test('that no way is clearly ahead is an answer once enough was seen, and not before', () => {
  const even = bestWays(learnWays(alike(300, [0.3, 0.3]), WAYS), 'customer', [], TWO);
  expect(even).toMatchObject({ best: null, basis: 'even', seen: 3000 });
  expect(bestWays(learnWays(alike(4, [0.3, 0.3]), WAYS), 'customer', [], TWO)).toMatchObject({ basis: 'unknown' });
});

test('whoever has hardly been contacted gets the way of their segment', () => {
  const model = learnWays(company(200, 0), WAYS);
  const found = bestWays(model, 'customer', [], ['phone_human', 'email']);
  expect(found).toMatchObject({ best: 'phone_human', tries: 0 });
  expect(found.basis).toBe('segment');
});

test('own answers outweigh the segment where there are enough of them', () => {
  const model = learnWays(company(200, 40), WAYS);
  const own = [
    { way: 'phone_human', tries: 25, answers: 1 },
    { way: 'email', tries: 25, answers: 15 },
  ];
  expect(bestWays(model, 'customer', own, ['phone_human', 'email'])).toMatchObject({
    best: 'email',
    basis: 'own',
    tries: 50,
  });
});

test('with no data it says that it does not know', () => {
  const empty = bestWays(learnWays([], WAYS), 'customer', []);
  expect(empty).toMatchObject({ basis: 'unknown', best: null });
  const thin = learnWays([{ segment: 'x', person: 'a', way: 'email', tries: 3, answers: 1 }], WAYS);
  expect(bestWays(thin, 'x', []).best).toBeNull();
});

test('a way is not called best only because it was the one that was taken', () => {
  const model = learnWays(company(200, 0), WAYS);
  const found = bestWays(model, 'customer', [{ way: 'email', tries: 4, answers: 3 }], ['phone_human', 'email']);
  const chance = (way: string) => found.ways.find((one) => one.way === way)!.chance;
  expect(chance('phone_human')).toBeGreaterThan(0.5);
  expect(found.basis === 'own' && found.best === 'email').toBe(false);
});

test('chances are shares, intervals hold them, and the probabilities of being best add up', () => {
  const count = fc.record({
    segment: fc.constantFrom('a', 'b'),
    person: fc.constantFrom('p', 'q', null),
    way: fc.constantFrom(...WAYS, 'fax'),
    tries: fc.integer({ min: 0, max: 2000 }),
    answers: fc.integer({ min: 0, max: 2500 }),
  });
  fc.assert(
    fc.property(fc.array(count, { maxLength: 12 }), (counts) => {
      const { ways } = bestWays(
        learnWays(counts, WAYS),
        'a',
        counts.filter(({ person }) => person === 'p'),
      );
      expect(ways).toHaveLength(3);
      for (const { chance, low, high } of ways) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(chance);
        expect(chance).toBeLessThanOrEqual(high);
      }
      expect(ways.reduce((sum, { best }) => sum + best, 0)).toBeCloseTo(1, 6);
    }),
    { numRuns: 60 },
  );
});

test('hours and days have their names', () => {
  expect([8, 9, 12, 15, 18].map(daypartOf)).toEqual(['early', 'morning', 'noon', 'afternoon', 'evening']);
  expect([1, 5, 6, 7, 0].map(weekdayOf)).toEqual(['mon', 'fri', null, null, null]);
});
