import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulateFirm } from './bench/simulate.ts';
import {
  bookedIn,
  bookedLastYear,
  commonError,
  type DealRecord,
  forecastPeriod,
  learnClosing,
  learnUnborn,
  replayForecast,
  scoreForecasts,
  simpleForecasts,
} from './index.ts';

const deal = (id: string, probability: number, valueCents: number, decidedInPeriod = 1) => ({
  id,
  probability,
  valueCents,
  decidedInPeriod,
});
const nothing = { unborn: null, bookedCents: 0, seed: 1 };

describe('a forecast', () => {
  it('of one deal is that deal or nothing', () => {
    const { mean, commit, best, chanceOf } = forecastPeriod({
      ...nothing,
      deals: [deal('A', 0.4, 1000)],
      commonError: 0,
    });
    expect(mean / 1000).toBeCloseTo(0.4, 1);
    expect([commit, best]).toEqual([0, 1000]);
    expect(chanceOf(1)).toBeCloseTo(0.4, 1);
  });

  it('has the mean and spread of independent deals where nothing is common', () => {
    const deals = Array.from({ length: 100 }, (_, at) => deal(`${at}`, 0.5, 100, 0.6));
    const { mean, band80, likely } = forecastPeriod({ ...nothing, deals, commonError: 0 });
    // Binomial(100, .3): mean 30, standard deviation 4.58.
    expect(mean / 100).toBeCloseTo(30, 0);
    expect(likely / 100).toBeCloseTo(30, 0);
    expect((band80.high - band80.low) / 100).toBeGreaterThan(10);
    expect((band80.high - band80.low) / 100).toBeLessThan(13.5);
  });

  it('keeps its mean and widens its bands when all chances may be off together', () => {
    const deals = Array.from({ length: 100 }, (_, at) => deal(`${at}`, 0.3, 100));
    const [alone, together] = [0, 0.6].map((error) => forecastPeriod({ ...nothing, deals, commonError: error }));
    expect(Math.abs(alone!.mean - together!.mean)).toBeLessThan(150);
    expect(together!.band80.high - together!.band80.low).toBeGreaterThan(
      1.5 * (alone!.band80.high - alone!.band80.low),
    );
  });

  it('counts what is booked for certain, and is the same for the same seed', () => {
    const input = { deals: [deal('A', 0.5, 300)], unborn: null, bookedCents: 700, seed: 9 };
    expect(forecastPeriod(input).commit).toBe(700);
    expect({ ...forecastPeriod(input), chanceOf: null }).toEqual({ ...forecastPeriod(input), chanceOf: null });
    expect(forecastPeriod({ ...input, deals: [] })).toMatchObject({ mean: 700, commit: 700, best: 700 });
  });

  it('never leaves the range from booked to all won, rises with p, and has parts that add up', () => {
    const one = fc.record({
      id: fc.uuid(),
      probability: fc.double({ min: 0, max: 1 }),
      decidedInPeriod: fc.double({ min: 0, max: 1 }),
      valueCents: fc.integer({ min: -5, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.nat(1000), fc.nat(), (deals, bookedCents, seed) => {
        const { quantiles, parts, mean, band50, band80 } = forecastPeriod({
          deals,
          unborn: null,
          bookedCents,
          seed,
          draws: 200,
        });
        const most = deals.reduce((sum, { valueCents }) => sum + Math.max(0, valueCents), bookedCents);
        for (const [at, { value }] of quantiles.entries()) {
          expect(value).toBeGreaterThanOrEqual(at === 0 ? bookedCents : quantiles[at - 1]!.value);
          expect(value).toBeLessThanOrEqual(most);
        }
        expect(parts.booked + parts.open + parts.unborn).toBe(mean);
        expect(band80.low).toBeLessThanOrEqual(band50.low);
        expect(band50.high).toBeLessThanOrEqual(band80.high);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what history teaches', () => {
  const record = (openedDay: number, closedDay: number | null, won: boolean, valueCents = 100): DealRecord => ({
    id: `${openedDay}-${closedDay}-${won}`,
    openedDay,
    closedDay,
    won,
    valueCents,
  });

  it('is the share won and decided by age, from what was known that day only', () => {
    // Forty deals: decided after 30 days, half of them won.
    const records = Array.from({ length: 40 }, (_, at) => record(at, at + 30, at % 2 === 0));
    const closing = learnClosing(records, 100);
    expect(closing.within(0, 29)).toEqual({ won: 0, decided: 0 });
    expect(closing.within(0, 30).won).toBeCloseTo(0.5, 2);
    expect(closing.within(0, 30).decided).toBeCloseTo(1, 2);
    expect(learnClosing(records, 20).deals).toBe(0);
  });

  it('never says more won than decided, nor less with more time', () => {
    const life = fc.tuple(fc.nat(300), fc.option(fc.nat(200)), fc.boolean());
    fc.assert(
      fc.property(
        fc.array(life, { maxLength: 40 }),
        fc.nat(200),
        fc.nat(200),
        fc.nat(100),
        (lives, age, days, more) => {
          const records = lives.map(([opened, lasted, won]) =>
            record(opened, lasted === null ? null : opened + lasted, won && lasted !== null),
          );
          const closing = learnClosing(records, 350);
          const [sooner, later] = [closing.within(age, days), closing.within(age, days + more)];
          expect(sooner.won).toBeLessThanOrEqual(sooner.decided + 1e-9);
          expect(later.won).toBeGreaterThanOrEqual(sooner.won - 1e-9);
          expect(later.decided).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
    );
  });

  it('finds what comes from deals that nobody lists yet, and says when history is too short for it', () => {
    // One deal a week, won after ten days.
    const records = Array.from({ length: 150 }, (_, week) => record(week * 7, week * 7 + 10, true));
    const unborn = learnUnborn(records, 1050, { from: 1051, to: 1141 });
    expect(unborn.enough).toBe(true);
    // 13 weeks, less the last ten days in which a new deal is not yet won.
    expect(unborn.shape / unborn.rate).toBeGreaterThan(10.5);
    expect(unborn.shape / unborn.rate).toBeLessThan(12.5);
    expect(learnUnborn(records.slice(0, 20), 140, { from: 141, to: 231 }).enough).toBe(false);
  });

  it('does not look into the future when it replays the past', () => {
    const deals = simulateFirm(120, 3, 5);
    const asOf = 700;
    const period = { from: 701, to: 791 };
    const known = deals
      .filter(({ openedDay }) => openedDay <= asOf)
      .map((one) => (one.closedDay !== null && one.closedDay > asOf ? { ...one, closedDay: null, won: false } : one));
    const [all, then] = [replayForecast(deals, asOf, period, 3), replayForecast(known, asOf, period, 3)];
    expect(then.forecast.quantiles).toEqual(all.forecast.quantiles);
    expect(all.actual).toBe(bookedIn(deals, period));
  });
});

describe('the simple forecasts', () => {
  it('weigh stages, remember last year, and take the rep at their word', () => {
    const open = [
      { valueCents: 1000, stageWeight: 0.5, expectedDay: 500, promised: null },
      { valueCents: 400, stageWeight: 0.9, expectedDay: 500, promised: false },
      { valueCents: 300, stageWeight: 0.9, expectedDay: 900, promised: true },
      { valueCents: 50, stageWeight: 0.2, expectedDay: null, promised: null },
    ];
    const won = { id: 'a', openedDay: 10, closedDay: 130, won: true, valueCents: 777 };
    const records = [{ id: 'b', openedDay: 5, closedDay: 110, won: false, valueCents: 9 }, won];
    const period = { from: 480, to: 570 };
    expect(simpleForecasts(open, records, 20, period)).toEqual({
      'stage-weights': 20 + 500 + 360,
      'last-year': 777,
      'reps-word': 20 + 1000 + 300,
    });
    expect(bookedLastYear([], period)).toBeNull();
    // Nothing was decided before that period began: that nothing was won then is not known.
    expect(bookedLastYear([won], period)).toBeNull();
  });
});

describe('past forecasts', () => {
  const spread = (middle: number) => [0.1, 0.25, 0.5, 0.75, 0.9].map((p) => ({ p, value: middle + 100 * (p - 0.5) }));

  it('are counted and compared on the same periods; few are too few', () => {
    const past = (periods: number, off: number) =>
      Array.from({ length: periods }, (_, n) => [
        { method: 'simulation' as const, period: `${n}`, quantiles: spread(100 + (n % 3)), actual: 100 },
        {
          method: 'stage-weights' as const,
          period: `${n}`,
          quantiles: [{ p: 0.5, value: 100 + off + (n % 2) }],
          actual: 100,
        },
      ]).flat();
    expect(scoreForecasts(past(5, 200)).verdict).toBe('unknown');
    expect(scoreForecasts(past(8, 200))).toMatchObject({ verdict: 'better', bestSimple: 'stage-weights' });
    expect(scoreForecasts(past(8, 0)).verdict).toBe('worse');
    expect(scoreForecasts(past(8, 200)).methods[0]).toMatchObject({
      method: 'simulation',
      coverage80: { held: 8, of: 8 },
    });
    expect(scoreForecasts([])).toMatchObject({ methods: [], verdict: 'unknown' });
  });

  it('teach how far all chances go wrong together', () => {
    const calm = Array.from({ length: 40 }, (_, n) => ({
      expectedWins: 20,
      variance: 10,
      wins: 20 + 3 * (n % 2 === 0 ? 1 : -1),
    }));
    const wild = calm.map((one) => ({ ...one, wins: one.wins > 20 ? 28 : 12 }));
    expect(commonError([])).toBeCloseTo(0.3, 6);
    expect(commonError(calm)).toBeLessThan(0.15);
    expect(commonError(wild)).toBeGreaterThan(0.6);
  });
});
