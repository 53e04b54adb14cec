import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRhythm } from './index.ts';

describe('the order rhythm', () => {
  it('says that there are not enough orders below four order days', () => {
    expect(readRhythm([0, 30, 60, 60], 80)).toEqual({ state: 'not-enough-orders', orderDays: 3, needed: 4 });
    expect(readRhythm([], 80)).toMatchObject({ state: 'not-enough-orders', orderDays: 0 });
  });

  it('expects the next order of a steady customer about one usual gap after the last', () => {
    const rhythm = readRhythm([0, 30, 61, 90, 121], 130);
    expect(rhythm).toMatchObject({ state: 'waiting', median: 30.5, lastDay: 121 });
    if (rhythm.state === 'not-enough-orders') throw new Error('has enough orders');
    expect(rhythm.expectedDay).toBeGreaterThan(145);
    expect(rhythm.expectedDay).toBeLessThan(155);
    expect(rhythm.overdueDay).toBeGreaterThan(155);
  });

  it('is unsettled, not thrown, by one forgotten summer', () => {
    const rhythm = readRhythm([0, 30, 60, 90, 240, 270, 300], 305);
    if (rhythm.state === 'not-enough-orders') throw new Error('has enough orders');
    expect(rhythm.median).toBe(30);
    expect(rhythm.expectedDay).toBeLessThan(350);
    expect(rhythm.regularity).toBeLessThan(readRegularity([0, 30, 60, 90, 120, 150, 180]));
  });

  it('calls a steady customer overdue sooner than a fitful one', () => {
    const steady = readRhythm([0, 30, 60, 90, 120, 150], 200);
    const fitful = readRhythm([0, 10, 60, 75, 120, 150], 200);
    expect(steady.state).toBe('overdue');
    expect(fitful.state).not.toBe('overdue');
  });

  it('calls it lapsed when far more than the usual gap has gone by', () => {
    expect(readRhythm([0, 30, 60, 90, 120], 400).state).toBe('lapsed');
  });
});

function readRegularity(days: readonly number[]): number {
  const rhythm = readRhythm(days, days.at(-1)!);
  return rhythm.state === 'not-enough-orders' ? 0 : rhythm.regularity;
}

describe('whatever the history', () => {
  const days = fc.array(fc.nat(2000), { minLength: 4, maxLength: 40 });

  it('does not depend on the order of the list, nor on several orders a day', () => {
    fc.assert(
      fc.property(days, (orders) => {
        expect(readRhythm([...orders].reverse(), 2000)).toEqual(readRhythm([...orders, ...orders], 2000));
      }),
    );
  });

  it('does not depend on where days are counted from', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 20_000 }), (orders, shift) => {
        const here = readRhythm(orders, 2000);
        const there = readRhythm(
          orders.map((day) => day + shift),
          2000 + shift,
        );
        expect(there.state).toBe(here.state);
        if (here.state === 'not-enough-orders' || there.state === 'not-enough-orders') return;
        expect(there.expectedDay - shift).toBe(here.expectedDay);
      }),
    );
  });

  it('only goes forward as days go by without an order', () => {
    const order = ['waiting', 'due', 'overdue', 'lapsed'];
    fc.assert(
      fc.property(days, fc.nat(500), fc.nat(500), (orders, wait, more) => {
        const [sooner, later] = [readRhythm(orders, 2000 + wait), readRhythm(orders, 2000 + wait + more)];
        expect(order.indexOf(later.state)).toBeGreaterThanOrEqual(order.indexOf(sooner.state));
      }),
    );
  });
});
