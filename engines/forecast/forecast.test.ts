import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthDay, simulateSeries } from './bench/simulate.ts';
import {
  createSeriesReader,
  explainForecast,
  findSeriesColumns,
  forecastSeries,
  readPeriod,
  recogniseSpacing,
} from './index.ts';
import { seasonalNaive, smoothing, theta } from './smooth.ts';

const day = (text: string) => Date.parse(text) / 86_400_000;
const dayText = (at: number) => new Date(at * 86_400_000).toISOString().slice(0, 10);
const monthly = (values: readonly number[]) => values.map((value, at) => ({ day: monthDay(at), value }));
const forecast = (values: readonly number[], horizon = 6) => {
  const result = forecastSeries(monthly(values), horizon);
  if (result.trouble !== null) throw new Error(result.trouble);
  return result;
};

describe('dates and spacing', () => {
  it('reads days, weeks, months, quarters and years as people write them', () => {
    const read = (cell: string) => dayText(readPeriod(cell, 'day-first'));
    expect(read('31.12.2025')).toBe('2025-12-31');
    expect([read('2026-05'), read('05/2026'), read('Mai 2026'), read('May-2026')]).toEqual(Array(4).fill('2026-05-01'));
    expect([read('2026-Q2'), read('Q2 2026')]).toEqual(['2026-04-01', '2026-04-01']);
    // ISO weeks: week 1 of 2026 begins on 29 December 2025.
    expect([read('2026-W01'), read('KW 2/2026')]).toEqual(['2025-12-29', '2026-01-05']);
    expect(read('2026')).toBe('2026-01-01');
    expect(readPeriod('bald', 'day-first')).toBeNaN();
  });

  it('recognises what the days keep, holes or not, and nothing where they keep nothing', () => {
    const days = (step: number, count: number) => Array.from({ length: count }, (_, at) => 20_000 + step * at);
    expect(recogniseSpacing(days(1, 20))).toBe('day');
    expect(recogniseSpacing(days(1, 40).filter((at) => (at + 3) % 7 < 5))).toBe('workday');
    expect(recogniseSpacing(days(7, 20).filter((_, at) => at !== 5))).toBe('week');
    expect(recogniseSpacing(Array.from({ length: 20 }, (_, at) => monthDay(at)))).toBe('month');
    expect(recogniseSpacing(Array.from({ length: 20 }, (_, at) => monthDay(3 * at)))).toBe('quarter');
    expect(recogniseSpacing([1, 4, 40, 41, 90, 300, 301, 420])).toBeNull();
  });

  it('goes on from the last date in the same step, month ends kept', () => {
    const ends = Array.from({ length: 24 }, (_, at) => ({
      day: Date.UTC(2024, at + 1, 0) / 86_400_000,
      value: 100 + ((at * 7) % 11),
    }));
    const result = forecastSeries(ends, 3);
    expect(result.trouble === null && result.steps.map((step) => dayText(step.day))).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
    ]);
  });
});

describe('methods', () => {
  it('continue what is exact: a season comes back, a line goes on by half its slope', () => {
    const wave = Float64Array.from({ length: 48 }, (_, at) => 100 + 10 * Math.sin((2 * Math.PI * at) / 12));
    for (const [h, value] of seasonalNaive(wave, 12, 12).entries()) expect(value).toBeCloseTo(wave[h]!, 6);
    for (const [h, value] of smoothing(wave, 12, 12).entries()) expect(value).toBeCloseTo(wave[h]!, 0);
    const line = Float64Array.from({ length: 40 }, (_, at) => 5 + 2 * at);
    const [first, second] = theta(line, 1, 2);
    expect(second! - first!).toBeCloseTo(1, 6);
    const damped = smoothing(line, 1, 3);
    expect(damped[0]).toBeCloseTo(85, 0);
    expect(damped[2]).toBeGreaterThan(damped[1]!);
  });
});

describe('a forecast', () => {
  it('finds the season and beats the last value where there is one', () => {
    const result = forecast(simulateSeries('season', 60, 4));
    expect(result.season).toBe(12);
    expect(result.losses[result.model]).toBeLessThan(0.75 * result.losses.naive);
    expect(explainForecast(result).de).toMatch(/^60 Monate mit Saison; .*% weniger Verlust als/);
  });

  it('stays with the last value on most random walks', () => {
    const chosen = Array.from(
      { length: 12 },
      (_, seed) => forecast(simulateSeries('random-walk', 90, 50 + seed)).model,
    );
    expect(chosen.filter((model) => model === 'naive').length).toBeGreaterThan(6);
  });

  it('has bands that hold about what they say', () => {
    let [held50, held80, steps] = [0, 0, 0];
    for (const family of ['noise', 'trend', 'season', 'growing-season'] as const)
      for (let seed = 0; seed < 10; seed++) {
        const values = simulateSeries(family, 54, 900 + seed);
        for (const [h, step] of forecast(values.slice(0, 48)).steps.entries()) {
          const value = values[48 + h]!;
          steps += 1;
          if (value >= step.low50 && value <= step.high50) held50 += 1;
          if (value >= step.low80 && value <= step.high80) held80 += 1;
        }
      }
    expect(held50 / steps).toBeGreaterThan(0.36);
    expect(held50 / steps).toBeLessThan(0.64);
    expect(held80 / steps).toBeGreaterThan(0.68);
    expect(held80 / steps).toBeLessThan(0.92);
  });

  it('says what is missing instead of guessing', () => {
    const trouble = (values: readonly number[]) => forecastSeries(monthly(values), 3).trouble;
    expect(trouble([1, 2])).toBe('too-short');
    expect(trouble([1, 2, 3, 4, 5, 6, 7, 8])).toBe('too-short');
    expect(trouble(Array(30).fill(7))).toBe('constant');
    const holes = monthly(simulateSeries('noise', 40, 1)).filter((_, at) => at < 8 || at % 5 === 0);
    expect(forecastSeries(holes, 3).trouble).not.toBeNull();
    const irregular = [1, 4, 40, 41, 90, 300, 301, 420, 421, 500, 533, 701, 702].map((at) => ({ day: at, value: at }));
    expect(forecastSeries(irregular, 3).trouble).toBe('no-spacing');
    expect(forecastSeries([], 3).trouble).toBe('too-short');
  });

  it('fills single gaps and sums bookings by the period asked for, the unfinished last one left out', () => {
    const values = simulateSeries('season', 48, 2);
    const holed = forecastSeries(
      monthly(values).filter((_, at) => at !== 20),
      3,
    );
    expect(holed.facts).toMatchObject({ points: 48, missing: 1 });
    const bookings = Array.from({ length: 800 }, (_, at) => ({ day: day('2023-01-01') + at, value: 1 + (at % 3) }));
    const summed = forecastSeries(bookings, 2, 'month');
    // 800 days reach to 10 March 2025.
    expect(summed.facts).toMatchObject({ points: 26, spacing: 'month' });
    expect(summed.trouble === null && dayText(summed.steps[0]!.day)).toBe('2025-03-01');
  });

  it('nests its bands, keeps positive series positive, scales with the unit, and is the same every time', () => {
    const values = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 12, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 8 }), (series, horizon) => {
        const result = forecastSeries(monthly(series), horizon);
        if (result.trouble !== null) return;
        expect(result.steps).toHaveLength(horizon);
        for (const { low80, low50, middle, high50, high80 } of result.steps) {
          expect([low80, low50, middle, high50, high80].every(Number.isFinite)).toBe(true);
          expect(low80).toBeLessThanOrEqual(low50 + 1e-9);
          expect(low50).toBeLessThanOrEqual(high50 + 1e-9);
          expect(high50).toBeLessThanOrEqual(high80 + 1e-9);
          expect(low80).toBeGreaterThanOrEqual(0);
        }
        expect(forecastSeries(monthly(series).toReversed(), horizon)).toEqual(result);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a file', () => {
  it('may hold several series, in German notation', () => {
    const rows = [
      ['Nord', '2026-01', '1.200,50'],
      ['Süd', '2026-01', '800,00'],
      ['Nord', '2026-02', '1.300,00'],
      ['Süd', '2026-02', 'k. A.'],
    ];
    const columns = findSeriesColumns(['Gebiet', 'Monat', 'Umsatz'], rows);
    expect(columns).toMatchObject({ date: 1, value: 2, group: 0, decimal: ',' });
    const reader = createSeriesReader(columns);
    for (const row of rows) reader.push(row);
    expect([...reader.finish().series].map(([group, points]) => [group, points.length])).toEqual([
      ['Nord', 2],
      ['Süd', 1],
    ]);
  });

  it('without dates or numbers is refused in words', () => {
    expect(() => findSeriesColumns(['a', 'b'], [['x', 'y']])).toThrow(/date \(--date COL\) and value/);
  });
});
