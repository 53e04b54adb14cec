// node engines/forecast/bench/forecast.bench.ts [--data FOLDER] [--public FOLDER]
// --data: online-retail-to-2011-09-10.csv.gz (UCI Online Retail, CC BY 4.0). --public: the folder `data` of the npm package vega-datasets 3 (public series).
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pinballLoss } from '#engines/numerics/index.ts';
import { readList } from '#engines/order-lines/bench/read-list.ts';
import { forecastSeries, type Point } from '../index.ts';
import { LEVELS } from '../roll.ts';
import { FAMILIES, monthDay, simulateSeries } from './simulate.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, public: { type: 'string' } } });
const round = (value: number, digits = 3): number => Number(value.toFixed(digits));

interface Tally {
  steps: number;
  held50: number;
  held80: number;
  loss: number;
  naive: number;
  seasonal: number;
  notSimple: number;
  series: number;
  refused: number;
}

const empty = (): Tally => ({
  steps: 0,
  held50: 0,
  held80: 0,
  loss: 0,
  naive: 0,
  seasonal: 0,
  notSimple: 0,
  series: 0,
  refused: 0,
});

/** Holds the last `horizon` values of a series back. Losses are in units of the mean change from one value to the next, so that series can be added. */
function judge(tally: Tally, points: readonly Point[], horizon: number, season: number): void {
  const past = points.slice(0, -horizon);
  const result = forecastSeries(past, horizon);
  tally.series += 1;
  if (result.trouble !== null) {
    tally.refused += 1;
    return;
  }
  const scale =
    past.slice(1).reduce((sum, { value }, at) => sum + Math.abs(value - past[at]!.value), 0) / (past.length - 1);
  if (!(scale > 0)) return;
  if (result.model !== result.bestSimple) tally.notSimple += 1;
  for (const [h, step] of result.steps.entries()) {
    const { value } = points[past.length + h]!;
    tally.steps += 1;
    if (value >= step.low50 && value <= step.high50) tally.held50 += 1;
    if (value >= step.low80 && value <= step.high80) tally.held80 += 1;
    const said = [step.low80, step.low50, step.middle, step.high50, step.high80];
    for (const [at, p] of LEVELS.entries()) {
      tally.loss += pinballLoss(value, said[at]!, p) / scale / LEVELS.length;
      tally.naive += pinballLoss(value, past[past.length - 1]!.value, p) / scale / LEVELS.length;
      tally.seasonal +=
        pinballLoss(value, (past[past.length - season + (h % season)] ?? past[past.length - 1]!).value, p) /
        scale /
        LEVELS.length;
    }
  }
}

const shown = (tally: Tally) => ({
  series: tally.series,
  refused: tally.refused,
  notSimple: tally.notSimple,
  steps: tally.steps,
  held50: round(tally.held50 / tally.steps),
  held80: round(tally.held80 / tally.steps),
  loss: round(tally.loss / tally.steps),
  naivePoint: round(tally.naive / tally.steps),
  seasonalNaivePoint: round(tally.seasonal / tally.steps),
});

const results: Record<string, unknown> = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`,
};
const started = performance.now();
let made = 0;
results['simulated'] = [24, 48, 96].map((length) => {
  const all = empty();
  const families = FAMILIES.map((family) => {
    const tally = empty();
    for (let seed = 1; seed <= 40; seed++) {
      const points = simulateSeries(family, length + 6, 1000 * length + seed).map((value, at) => ({
        day: monthDay(at),
        value,
      }));
      judge(tally, points, 6, 12);
      judge(all, points, 6, 12);
      made += 2;
    }
    return { family, ...shown(tally) };
  });
  return { length, horizon: 6, all: shown(all), families };
});
results['secondsPerSeries'] = round((performance.now() - started) / 1000 / made, 4);

if (values.data) {
  const book = readList(join(values.data, 'online-retail-to-2011-09-10.csv.gz'));
  const tally = empty();
  const weekly = (wanted: (line: number) => boolean): Point[] => {
    const weeks = new Map<number, number>();
    for (let line = 0; line < book.lines; line++)
      if (wanted(line) && !Number.isNaN(book.amount[line]!)) {
        const week = Math.floor((book.day[line]! + 3) / 7);
        weeks.set(week, (weeks.get(week) ?? 0) + book.amount[line]!);
      }
    // The first and the last week are not whole; the shop was closed over the new year.
    const sorted = [...weeks].sort((a, b) => a[0] - b[0]).slice(1, -1);
    return sorted.map(([week, value]) => ({ day: week * 7 - 3, value }));
  };
  const total = weekly(() => true);
  for (let end = 24; end + 4 <= total.length; end += 2) judge(tally, total.slice(0, end + 4), 4, 1);
  results['onlineRetailWeeks'] = { ...shown(tally), weeks: total.length };
}
/** Public series as { name, group, points }; the spread was worked on with the first three, the others were only looked at in the end (the first three of these twice). */
function publicSeries(folder: string) {
  const json = (file: string): Record<string, unknown>[] => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const csv = (file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
  const dayOf = (text: string) => Math.round(Date.parse(text.includes('-') ? text : `${text} UTC`) / 86_400_000);
  const grouped = (rows: readonly { group: string; day: number; value: number }[]): Point[][] =>
    [...new Set(rows.map(({ group }) => group))].map((group) =>
      rows.filter((row) => row.group === group && Number.isFinite(row.value)).sort((a, b) => a.day - b.day),
    );
  const wide = (file: string) => {
    const [headings, ...rows] = csv(file);
    return headings!.slice(1).map((_, at) => rows.map((row) => ({ day: dayOf(row[0]!), value: Number(row[at + 1]) })));
  };
  const monthly = (file: string, column: number, by = 0, wanted = (_: readonly string[]): boolean => true): Point[] => {
    const months = new Map<string, number>();
    for (const row of csv(file).slice(1).filter(wanted))
      months.set(row[by]!.slice(0, 7), (months.get(row[by]!.slice(0, 7)) ?? 0) + Number(row[column]));
    return [...months].map(([month, value]) => ({ day: dayOf(`${month}-01`), value }));
  };
  const industries = json('unemployment-across-industries.json').map((row) => ({
    group: String(row['series']),
    day: Date.UTC(Number(row['year']), Number(row['month']) - 1, 1) / 86_400_000,
    value: Number(row['count']),
  }));
  const stocks = csv('stocks.csv').slice(1);
  const years = [0, 12, 24, 36, 48];
  return [
    { name: 'unemploymentByIndustry', heldOut: false, series: grouped(industries), horizon: 12, cuts: [...years, 60] },
    {
      name: 'co2',
      heldOut: false,
      series: wide('co2-concentration.csv').slice(0, 1),
      horizon: 12,
      cuts: Array.from({ length: 21 }, (_, at) => at * 24),
    },
    {
      name: 'stocks',
      heldOut: false,
      series: grouped(stocks.map(([group, day, price]) => ({ group: group!, day: dayOf(day!), value: Number(price) }))),
      horizon: 12,
      cuts: [0, 12, 24],
    },
    { name: 'usEmployment', heldOut: true, series: wide('us-employment.csv'), horizon: 12, cuts: years },
    { name: 'sp500', heldOut: true, series: wide('sp500.csv'), horizon: 12, cuts: years },
    {
      name: 'seattleWeather',
      heldOut: true,
      series: [1, 2, 3, 4].map((column) => monthly('seattle-weather.csv', column)),
      horizon: 6,
      cuts: [0, 6],
    },
    // Looked at once, after the chance that an era ends had been added to the spread.
    {
      name: 'sp500Volume',
      heldOut: true,
      series: [monthly('sp500-2000.csv', 6)],
      horizon: 12,
      cuts: Array.from({ length: 14 }, (_, at) => at * 12),
    },
    {
      name: 'globalTemperatureByYear',
      heldOut: true,
      series: [
        csv('global-temp.csv')
          .slice(1)
          .map(([year, value]) => ({ day: dayOf(`${year}-01-01`), value: Number(value) })),
      ],
      horizon: 10,
      cuts: Array.from({ length: 9 }, (_, at) => at * 10),
    },
    {
      name: 'newYorkWeather',
      heldOut: true,
      series: [2, 3, 4, 5].map((column) => monthly('weather.csv', column, 1, ([location]) => location === 'New York')),
      horizon: 6,
      cuts: [0, 6],
    },
  ];
}

if (values.public)
  results['public'] = publicSeries(values.public).map(({ name, heldOut, series, horizon, cuts }) => {
    const tally = empty();
    for (const points of series.filter((one) => one.every(({ value }) => Number.isFinite(value))))
      for (const cut of cuts)
        if (points.length - cut >= 40) judge(tally, points.slice(0, points.length - cut), horizon, 12);
    return { name, heldOut, horizon, ...shown(tally) };
  });
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify(results, null, 2));
