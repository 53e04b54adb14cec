import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FitFacts, type FitRule, faultsOfRules, scoreFit } from './index.ts';

const rules: readonly FitRule[] = [
  { id: 'trade', field: 'industry', operator: 'contains', value: ['maschinenbau'], points: 30, label: 'Maschinenbau' },
  {
    id: 'size',
    field: 'employees',
    operator: 'between',
    value: [50, 500],
    points: 20,
    label: '50 bis 500 Beschäftigte',
  },
  { id: 'big', field: 'employees', operator: 'at_least', value: 5000, points: -10, label: 'Konzern' },
  {
    id: 'near',
    field: 'postal_code',
    operator: 'starts_with',
    value: ['70', '71', '89'],
    points: 10,
    label: 'Raum Stuttgart/Ulm',
  },
  {
    id: 'not-trade-fair',
    field: 'lead_source',
    operator: 'is_not',
    value: ['Adresskauf'],
    points: 5,
    label: 'nicht gekauft',
  },
];

describe('the fit score', () => {
  it('adds the points of met rules and relates them to what can be reached', () => {
    const fit = scoreFit(
      { industry: 'Sondermaschinenbau', employees: 120, postal_code: '10115', lead_source: 'Messe' },
      rules,
    );
    expect(fit.score).toBe(Math.round((100 * (30 + 20 + 5)) / 65));
    expect(fit.known).toBe(1);
    expect(fit.reasons[0]).toMatchObject({ rule: 'trade', state: 'met', points: 30 });
    expect([fit.lowest, fit.highest]).toEqual([fit.score, fit.score]);
  });

  it('names an empty field with what it could bring instead of counting it as a no', () => {
    const fit = scoreFit({ industry: null, employees: 120, postal_code: '89073', lead_source: ' ' }, rules);
    const unknown = fit.reasons.filter((reason) => reason.state === 'unknown');
    expect(unknown.map(({ field, points }) => [field, points])).toEqual([
      ['industry', 30],
      ['lead_source', 5],
    ]);
    expect(fit.score).toBe(46);
    expect(fit.highest).toBe(100);
    expect(fit.known).toBeCloseTo(30 / 65);
  });

  it('takes alternatives on one field for what they are: only one of them can be reached', () => {
    const alternatives: readonly FitRule[] = [
      { id: 'a', field: 'industry', operator: 'is', value: ['Chemie'], points: 20, label: 'Chemie' },
      { id: 'b', field: 'industry', operator: 'is', value: ['Maschinenbau'], points: 40, label: 'Maschinenbau' },
    ];
    expect(scoreFit({ industry: 'maschinenbau' }, alternatives).score).toBe(100);
    expect(scoreFit({ industry: 'CHEMIE' }, alternatives).score).toBe(50);
  });

  it('reads umlauts and capitals as one', () => {
    const rule: readonly FitRule[] = [
      { id: 'm', field: 'city', operator: 'is', value: ['MÜNCHEN'], points: 1, label: 'München' },
    ];
    expect(scoreFit({ city: 'Muenchen' }, rule).score).toBe(100);
  });

  it('refuses rules that cannot work, one reason for each', () => {
    const faults = faultsOfRules(
      [
        { id: 'x', field: 'shoe_size', operator: 'at_least', value: 3, points: 5, label: '' },
        { id: 'y', field: 'industry', operator: 'at_least', value: 3, points: 500, label: '' },
        { id: 'y', field: 'employees', operator: 'between', value: [9, 1], points: -5, label: '' },
      ],
      { industry: 'text', employees: 'number' },
    );
    expect(faults.map(({ code }) => code).sort()).toEqual([
      'field-unknown',
      'operator-needs-number',
      'points-out-of-range',
      'rule-id-twice',
      'value-does-not-fit',
    ]);
  });
});

const ruleArbitrary: fc.Arbitrary<FitRule> = fc.oneof(
  fc.record({
    id: fc.uuid(),
    field: fc.constantFrom('industry', 'city'),
    operator: fc.constantFrom('is', 'is_not', 'contains', 'starts_with'),
    value: fc.array(fc.constantFrom('a', 'b', 'ab', 'c'), { minLength: 1, maxLength: 3 }),
    points: fc.integer({ min: -30, max: 30 }),
    label: fc.constant('text'),
  }),
  fc.record({
    id: fc.uuid(),
    field: fc.constantFrom('employees', 'revenue'),
    operator: fc.constantFrom('at_least', 'at_most'),
    value: fc.integer({ min: 0, max: 5 }),
    points: fc.integer({ min: -30, max: 30 }),
    label: fc.constant('number'),
  }),
);
const factsArbitrary: fc.Arbitrary<FitFacts> = fc.record({
  industry: fc.option(fc.constantFrom('a', 'b', 'ab', 'c', 'd')),
  city: fc.option(fc.constantFrom('a', 'abc', 'x')),
  employees: fc.option(fc.integer({ min: -1, max: 7 })),
  revenue: fc.option(fc.integer({ min: -1, max: 7 })),
});

describe('whatever the rules and facts', () => {
  it('stays within 0 and 100 and its own range, and its weights add up to it', () => {
    fc.assert(
      fc.property(fc.array(ruleArbitrary, { maxLength: 8 }), factsArbitrary, (set, facts) => {
        const fit = scoreFit(facts, set);
        expect(fit.score).toBeGreaterThanOrEqual(fit.lowest);
        expect(fit.score).toBeLessThanOrEqual(fit.highest);
        expect(fit.lowest).toBeGreaterThanOrEqual(0);
        expect(fit.highest).toBeLessThanOrEqual(100);
        const sum = fit.reasons.filter(({ state }) => state === 'met').reduce((total, { weight }) => total + weight, 0);
        // Half a point may round either way: the weights are summed in another order.
        expect(Math.abs(fit.score - Math.min(100, Math.max(0, sum)))).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });

  it('never leaves the announced range when an unknown field becomes known', () => {
    fc.assert(
      fc.property(fc.array(ruleArbitrary, { maxLength: 8 }), factsArbitrary, factsArbitrary, (set, facts, later) => {
        const before = scoreFit(facts, set);
        const filled = Object.fromEntries(Object.keys(facts).map((field) => [field, facts[field] ?? later[field]]));
        const after = scoreFit(filled, set);
        expect(after.score).toBeGreaterThanOrEqual(before.lowest);
        expect(after.score).toBeLessThanOrEqual(before.highest);
      }),
    );
  });
});
