import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulate } from './bench/simulate.ts';
import { estimateSaturation } from './estimate.ts';
import { nextContact, unitCurve } from './next-contact.ts';
import { prepareTouches, type Touch } from './touches.ts';

const touch = (at: number, account: string, more: Partial<Touch> = {}): Touch => ({
  at,
  account,
  person: null,
  segment: 'all',
  channel: 'email',
  response: 0,
  ...more,
});

describe('what went before a touch', () => {
  test('an account counts all its people and channels, a person only their own', () => {
    const touches = [
      touch(0, 'A', { person: 'x' }),
      touch(5, 'A', { person: 'y', channel: 'phone_human' }),
      touch(12, 'A', { person: 'x' }),
      touch(12, 'B', { person: 'x' }),
      touch(33, 'A'),
    ];
    const counts = (unit: 'account' | 'person') =>
      prepareTouches(touches, unit, 30).touches.map(({ count, gap }) => [count, gap]);
    // Counts above the commonest few are pooled, so five touches keep three cells.
    expect(counts('account')).toEqual([
      [1, null],
      [2, 5],
      [3, 7],
      [1, null],
      [3, 21],
    ]);
    expect(counts('person')).toEqual([
      [1, null],
      [1, null],
      [2, 12],
      [1, null],
    ]);
  });
});

describe('the curve', () => {
  const world = simulate({ family: 'cliff', seed: 12, touches: 2500 });
  const found = estimateSaturation(world.touches, { seed: 1 });

  test('finds the peak within one contact, and what a contact too many costs', () => {
    expect(found.overall.peak.state).toBe('known');
    if (found.overall.peak.state !== 'known') return;
    expect(Math.abs(found.overall.peak.count - world.peak!)).toBeLessThanOrEqual(1);
    const ask = { segment: 'Kunde', channel: 'email', account: null, person: null };
    const early = nextContact(found.model!, { ...ask, contacts: 0 });
    const late = nextContact(found.model!, { ...ask, contacts: world.peak! + 1 });
    expect(early.effect.low).toBeGreaterThan(0.1);
    expect(early.spoils.middle).toBe(0);
    expect(late.gain.high).toBeLessThan(0);
    expect(late.negative).toBeGreaterThan(0.9);
  });

  test('says the same for the same touches and seed', () => {
    expect(estimateSaturation(world.touches, { seed: 1 }).overall).toEqual(found.overall);
  });

  test('a segment and an account have curves of their own', () => {
    expect(found.segments.map(({ name }) => name).toSorted()).toEqual(['Interessent', 'Kunde', 'ehemalig']);
    const [name, effect] = [...found.accountEffects].toSorted((a, b) => b[1].level - a[1].level)[0]!;
    const { segment } = world.touches.find(({ account }) => account === name)!;
    const own = unitCurve(found.model!, { segment, channel: null, account: effect, person: null }, 20);
    const others = unitCurve(found.model!, { segment, channel: null, account: null, person: null }, 20);
    expect(own.points[0]!.response.middle).toBeGreaterThan(others.points[0]!.response.middle);
  });

  test('the model survives being written down', () => {
    const ask = { segment: 'nowhere', channel: null, contacts: 40, account: null, person: null };
    const read = JSON.parse(JSON.stringify(found.model));
    expect(nextContact(read, ask)).toEqual(nextContact(found.model!, ask));
    expect(nextContact(read, ask).beyond).toBe(true);
  });
});

describe('not knowing', () => {
  test('200 touches are not enough', () => {
    const { overall } = estimateSaturation(simulate({ family: 'exponential', seed: 5, touches: 200 }).touches, {
      spacing: false,
    });
    expect(overall.peak.state).toBe('unknown');
    if (overall.peak.state === 'unknown') expect(overall.peak.needed).toBeGreaterThan(200);
  });

  test('a file without a repeated contact, without variation, or of a few rows is refused in kind', () => {
    const reason = (touches: readonly Touch[]) => {
      const { peak } = estimateSaturation(touches).overall;
      return peak.state === 'unknown' ? peak.reason : peak.state;
    };
    expect(reason([])).toBe('few-touches');
    expect(reason(Array.from({ length: 60 }, (_, at) => touch(at, `K${at}`, { response: at % 2 })))).toBe('no-repeats');
    expect(reason(Array.from({ length: 60 }, (_, at) => touch(at, 'A')))).toBe('no-variation');
  });

  test('where more is always better, no peak is claimed', () => {
    const { overall } = estimateSaturation(simulate({ family: 'none', seed: 3, touches: 2000 }).touches, {
      spacing: false,
    });
    expect(overall.peak.state).not.toBe('known');
  });
});

test('amounts with losses are read as amounts, in their own unit', () => {
  const touches = Array.from({ length: 900 }, (_, at) => {
    const n = at % 6;
    return touch(Math.floor(at / 6) * 100 + n, `K${at % 7}`, { response: 1000 * (2.5 - n) + 200 * ((at % 5) - 2) });
  }).map((one, at) => ({ ...one, account: `K${Math.floor(at / 60)}` }));
  const { family, overall } = estimateSaturation(touches, { spacing: false });
  expect(family).toBe('amount');
  expect(overall.points[0]!.response.middle).toBeGreaterThan(1500);
  expect(overall.points.at(-1)!.response.middle).toBeLessThan(0);
});

test('whatever the touches, numbers are finite and bands are in order', () => {
  const any = fc.record({
    at: fc.double({ min: 0, max: 400, noNaN: true }),
    account: fc.constantFrom('A', 'B', 'C'),
    person: fc.constantFrom('x', 'y', null),
    segment: fc.constantFrom('s', 't'),
    channel: fc.constantFrom('email', 'post'),
    response: fc.constantFrom(0, 1),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 40, maxLength: 120 }), (touches) => {
      for (const { effect, response, total } of estimateSaturation(touches).overall.points) {
        for (const { low, middle, high } of [effect, response, total]) {
          expect(Number.isFinite(low + middle + high)).toBe(true);
          expect(low <= middle && middle <= high).toBe(true);
        }
      }
    }),
    { numRuns: 8 },
  );
});
