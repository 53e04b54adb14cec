import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learnClosingTime } from './index.ts';

test('reads the textbook example of Kaplan and Meier: open ones count for as long as they were seen', () => {
  const time = learnClosingTime([
    { days: 1, closed: true },
    { days: 2, closed: false },
    { days: 3, closed: true },
    { days: 4, closed: true },
  ]);
  expect([0, 1, 2, 3, 4].map((day) => time.stillOpen(day))).toEqual([1, 0.75, 0.75, 0.375, 0]);
});

test('says nothing where hardly any deal was ever open for as long', () => {
  const time = learnClosingTime([...Array(50).fill({ days: 20, closed: true }), { days: 300, closed: true }]);
  expect(time.slip(250, 10)).toBeNull();
  expect(time.slip(5, 30)?.cases).toBe(51);
});

const lives = fc.array(fc.record({ days: fc.integer({ min: 0, max: 400 }), closed: fc.boolean() }), { maxLength: 80 });

test('the share still open only falls, and the risk lies within its interval', () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }), (all, age, within) => {
      const time = learnClosingTime(all);
      expect(time.stillOpen(age + within)).toBeLessThanOrEqual(time.stillOpen(age));
      const slip = time.slip(age, within);
      if (slip === null) return;
      expect(slip.low).toBeLessThanOrEqual(slip.risk + 1e-9);
      expect(slip.high).toBeGreaterThanOrEqual(slip.risk - 1e-9);
    }),
  );
});
