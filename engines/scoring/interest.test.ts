import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type InterestInput, scoreInterest } from './index.ts';

const nothing: InterestInput = { interactions: [], people: 0, decider: 'unknown', openQuotes: 0 };
const call = { kind: 'call', direction: 'in', count: 1, recent: 1, decayed: 1, lastDays: 0 } as const;

test('without any contact there is no interest, and finding the decider or meeting would raise it', () => {
  const { score, reasons, raises } = scoreInterest(nothing);
  expect(score).toBe(0);
  expect(reasons.map(({ code }) => code)).toEqual(['no-interaction', 'decider-unknown']);
  expect(raises.map(({ code }) => code)).toEqual(['meet', 'call-from-them', 'mail-from-them', 'know-decider']);
});

test('a call from them today counts what saturation leaves of nine points, half a half-life later', () => {
  const today = scoreInterest({ ...nothing, interactions: [call] });
  expect(today.score).toBeCloseTo(25 * (1 - Math.exp(-9 / 25)), 10);
  const later = scoreInterest({ ...nothing, interactions: [{ ...call, decayed: 0.5, lastDays: 30 }] });
  expect(later.score).toBeCloseTo(25 * (1 - Math.exp(-4.5 / 25)), 10);
});

const interactions = fc.record({
  kind: fc.constantFrom('meeting', 'visit', 'fair', 'call', 'email', 'message', 'letter', 'web'),
  direction: fc.constantFrom('in', 'out', 'none'),
  count: fc.integer({ min: 1, max: 500 }),
  recent: fc.integer({ min: 0, max: 500 }),
  decayed: fc.double({ min: 0, max: 500, noNaN: true }),
  lastDays: fc.integer({ min: 0, max: 3000 }),
});
const inputs = fc.record({
  interactions: fc.array(interactions, { maxLength: 12 }),
  people: fc.double({ min: 0, max: 60, noNaN: true }),
  decider: fc.constantFrom('unknown', 'known', 'met'),
  openQuotes: fc.integer({ min: 0, max: 9 }),
});

test('the reasons add up to the score, which stays within 0 and 100 and never falls by another contact', () => {
  fc.assert(
    fc.property(inputs, interactions, (input, more) => {
      const { score, reasons } = scoreInterest(input);
      const sum = reasons.reduce((total, { points }) => total + points, 0);
      expect(score).toBeCloseTo(Math.min(100, sum), 8);
      expect(score).toBeGreaterThanOrEqual(0);
      const after = scoreInterest({ ...input, interactions: [...input.interactions, more] }).score;
      expect(after).toBeGreaterThanOrEqual(score - 1e-9);
    }),
  );
});
