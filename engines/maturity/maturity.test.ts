import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureMaturity } from './index.ts';
import { countKeys, ladder } from './ladder.ts';
import type { Counts } from './measure.ts';

const counts = (some: Partial<Counts>): Counts => ({
  ...(Object.fromEntries(countKeys.map((key) => [key, 0])) as Counts),
  ...some,
});

describe('data maturity', () => {
  it('has the twelve tools of the customer journey in its four phases', () => {
    expect(ladder).toHaveLength(12);
    expect(measureMaturity(counts({})).phases.map(({ phase }) => phase)).toEqual([
      'awareness',
      'consideration',
      'negotiation',
      'after_sale',
    ]);
  });

  it('starts at 1 with hardly any data and names a step', () => {
    const maturity = measureMaturity(counts({ companies: 100 }));
    expect(maturity.overall).toBe(1);
    expect(maturity.step).not.toBe(null);
  });

  it('takes the step that lifts most tools at once', () => {
    const { step } = measureMaturity(
      counts({
        companies: 1000,
        companies_with_industry: 100,
        people: 100,
        people_with_role: 50,
        orders_with_lines: 300,
      }),
    );
    expect(step).toMatchObject({ count: 'companies_with_industry', have: 100, need: 600 });
    expect(step!.lifts).toEqual(['content', 'price', 'presentation']);
    expect(step!.helps).toEqual(['market']);
  });

  it('shows what a tool has and needs for its next stage', () => {
    const chat = measureMaturity(counts({ products_with_price: 7 })).tools.find(({ tool }) => tool === 'chat')!;
    expect(chat).toEqual({
      tool: 'chat',
      phase: 'consideration',
      stage: 1,
      next: [{ count: 'products_with_price', have: 7, need: 20 }],
    });
  });

  it('asks for nothing more when every tool stands at 3', () => {
    const rich = measureMaturity(counts(Object.fromEntries(countKeys.map((key) => [key, 100_000]))));
    expect(rich).toMatchObject({ overall: 3, step: null });
  });
});

describe('whatever the counts', () => {
  // Shares relate to companies and people: more of those alone may rightly lower a stage, so these two are held.
  const growing = countKeys.filter((key) => key !== 'companies' && key !== 'people');
  it('never falls when a count grows', () => {
    const any = fc.tuple(
      fc.record(Object.fromEntries(countKeys.map((key) => [key, fc.nat(3000)]))),
      fc.constantFrom(...growing),
      fc.nat(3000),
    );
    fc.assert(
      fc.property(any, ([some, key, more]) => {
        const before = counts(some);
        const after = { ...before, [key]: before[key] + more };
        const stages = (which: Counts) => measureMaturity(which).tools.map(({ stage }) => stage);
        stages(after).forEach((stage, index) => {
          expect(stage).toBeGreaterThanOrEqual(stages(before)[index]!);
        });
      }),
    );
  });
});
