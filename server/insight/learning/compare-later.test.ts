import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from './cases.ts';
import { splitSince, splitsInTime } from './compare-later.ts';

const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
const cases = fc.array(
  fc.record({ at: fc.integer({ min: 19_000, max: 20_000 }), lasts: fc.integer({ min: 1, max: 300 }) }).map(
    ({ at, lasts }): Case => ({
      cells: [],
      positive: true,
      day: dayOf(at),
      settledOn: dayOf(at + lasts),
      group: 'a',
      rule: null,
      audited: {},
    }),
  ),
  { minLength: 1, maxLength: 200 },
);

test('what judges a model was never known when it learnt: no outcome of a later day teaches', () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 19_000, max: 20_000 }).map(dayOf), (rows, until) => {
      const splits = splitsInTime(rows);
      const since = splitSince(rows, until);
      for (const split of since ? [...splits, since] : splits) {
        expect(split.earlier.every(({ settledOn }) => settledOn < split.from)).toBe(true);
        expect(split.later.every(({ day }) => day >= split.from)).toBe(true);
      }
      if (since) expect(since.from >= until).toBe(true);
      const judged = splits.flatMap(({ later }) => later);
      expect(new Set(judged).size).toBe(judged.length);
    }),
  );
});
