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
