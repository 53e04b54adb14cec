import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PriorityInput, prioritise, type Situation } from './index.ts';

const input = (change: Partial<PriorityInput>): PriorityInput => ({
  situation: 'task',
  valueCents: null,
  fit: null,
  daysDue: 0,
  chance: null,
  reach: 'none',
  ...change,
});

describe('the priority of an entry', () => {
  it('is 100 x value x urgency x chance, each with its reason', () => {
    const { score, factors } = prioritise(
      input({ situation: 'quote', valueCents: 500_000_00, daysDue: 0, reach: 'allowed' }),
    );
    expect(factors.map(({ factor }) => Math.round(factor * 100) / 100)).toEqual([1, 0.6, 0.35]);
    expect(score).toBe(21);
    expect(factors.map(({ code }) => code)).toEqual(['value-amount', 'urgency-fading', 'chance-start']);
  });

  it('lets the fit score stand in where no amount is known, and says so', () => {
    expect(prioritise(input({ fit: 50 })).factors[0]).toMatchObject({ factor: 0.55, code: 'value-fit' });
    expect(prioritise(input({})).factors[0].code).toBe('value-unknown');
  });

  it('halves what is missing to full urgency with every pace gone by', () => {
    expect(prioritise(input({ daysDue: 0 })).factors[1].factor).toBeCloseTo(0.6);
    expect(prioritise(input({ daysDue: 5 })).factors[1].factor).toBeCloseTo(0.8);
    expect(prioritise(input({ daysDue: -5 })).factors[1].factor).toBeCloseTo(0.3);
  });

  it('lets interest in a lead fade: after a month it is worth less than on the second day', () => {
    const scoreOn = (daysDue: number) => prioritise(input({ situation: 'lead', daysDue })).score;
    expect(scoreOn(30)).toBeLessThan(scoreOn(2));
  });

  it('moves from the starting chance to the own share as cases come in', () => {
    const chance = (cases: number) =>
      prioritise(input({ situation: 'quote', chance: { share: 0.8, cases } })).factors[2].factor;
    expect(chance(0)).toBeCloseTo(0.35);
    expect(chance(10)).toBeCloseTo((0.35 * 10 + 8) / 20);
    expect(chance(10_000)).toBeCloseTo(0.8, 2);
  });
});

const situations: readonly Situation[] = [
  'callback',
  'task',
  'deal',
  'quote',
  'order_rhythm',
  'falling',
  'cross_sell',
  'lead',
  'untouched',
];
const anyInput: fc.Arbitrary<PriorityInput> = fc.record({
  situation: fc.constantFrom(...situations),
  valueCents: fc.option(fc.integer({ min: 0, max: 1e12 })),
  fit: fc.option(fc.integer({ min: 0, max: 100 })),
  daysDue: fc.integer({ min: -400, max: 4000 }),
  chance: fc.option(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), cases: fc.nat(1000) })),
  reach: fc.constantFrom('allowed', 'needs_human', 'post_only', 'none'),
});

describe('whatever comes in', () => {
  it('keeps every factor between 0 and 1 and the score their product', () => {
    fc.assert(
      fc.property(anyInput, (any) => {
        const { score, factors } = prioritise(any);
        for (const { factor } of factors) {
          expect(factor).toBeGreaterThanOrEqual(0);
          expect(factor).toBeLessThanOrEqual(1);
        }
        expect(score).toBeCloseTo(
          factors.reduce((product, { factor }) => product * factor, 100),
          0,
        );
      }),
    );
  });

  it('never ranks more money, a better chance or a surer way lower', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: 1e9 }), (any, more) => {
        const money = (valueCents: number) => prioritise({ ...any, valueCents }).score;
        expect(money((any.valueCents ?? 0) + 1 + more)).toBeGreaterThanOrEqual(money((any.valueCents ?? 0) + 1));
        const reach = (way: PriorityInput['reach']) => prioritise({ ...any, reach: way }).score;
        expect(reach('allowed')).toBeGreaterThanOrEqual(reach('needs_human'));
        expect(reach('needs_human')).toBeGreaterThanOrEqual(reach('post_only'));
      }),
    );
  });
});
