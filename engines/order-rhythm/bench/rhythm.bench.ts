// node engines/order-rhythm/bench/rhythm.bench.ts --data FOLDER      FOLDER holds purchases/online-retail-to-2011-09-10.csv.gz (UCI Online Retail, Chen 2012, CC BY 4.0)
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom, median, pinballLoss } from '#engines/numerics/index.ts';
import { readList } from '#engines/order-lines/bench/read-list.ts';
import { customersOf } from '#engines/order-lines/index.ts';
import { aucOf } from '#engines/scoring/measure.ts';
import {
  checkInTime,
  countsOf,
  fitModel,
  fitPopulation,
  judge,
  judgeCustomer,
  readRhythm,
  STANDARD_MODEL,
} from '../index.ts';
import { simulateCustomers } from './simulate.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const round = (value: number, digits = 4): number => Number(value.toFixed(digits));
const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Buys within 90 days of `asOf`: customers known by then, judged by what they had ordered. */
function judgeSplit(everybody: ReturnType<typeof customersOf>['customers'], asOf: number) {
  const known = everybody.filter(({ days }) => days[0]! <= asOf);
  const came = known.map(({ days }) => (days.some((day) => day > asOf && day <= asOf + 90) ? 1 : 0));
  const past = known.map(({ days }) => days.filter((day) => day <= asOf));
  const counts = past.map((days) => countsOf(days, asOf));
  const rankedBy = (options: Parameters<typeof fitModel>[1]) => {
    const model = fitModel(counts, options);
    const chances = counts.map((one) => judge(model, one).orderWithin(90));
    return { auc: round(aucOf(chances, came)), said: round(chances.reduce((a, b) => a + b, 0) / chances.length) };
  };
  return {
    asOf: dayText(asOf),
    customers: known.length,
    cameShare: round(came.reduce<number>((a, b) => a + b, 0) / came.length),
    engine: rankedBy({}),
    bgNbd: rankedBy({ shapes: [1], drop: 'after-repeat', prior: false }),
    mbgCnbd2: rankedBy({ shapes: [2], prior: false }),
    frequencyAlone: round(
      aucOf(
        past.map((days) => days.length),
        came,
      ),
    ),
    recencyAlone: round(
      aucOf(
        past.map((days) => days[days.length - 1]!),
        came,
      ),
    ),
    intervals: checkInTime(known, asOf + 90)?.intervals,
  };
}

/** Gaps that began between two days, said from the orders before: pinball loss against the customer's own median and MAD (the engine of before). */
function judgeGaps(
  everybody: ReturnType<typeof customersOf>['customers'],
  fitted: number,
  from: number,
  to: number,
  end: number,
) {
  const model = fitPopulation(everybody, fitted).rhythm;
  const z = { 0.1: -1.2816, 0.5: 0, 0.9: 1.2816, 0.95: 1.6449 } as const;
  const own = (gaps: readonly number[], p: keyof typeof z): number => {
    const middle = median(gaps);
    const mad = median(gaps.map((gap) => Math.abs(gap - middle)));
    return Math.max(0, middle + z[p] * Math.max(1.4826 * (gaps.length / (gaps.length - 0.8)) * mad, middle / 10, 3));
  };
  const results = [];
  for (const p of [0.1, 0.5, 0.9, 0.95] as const) {
    let [cases, engine, before, held, heldBefore] = [0, 0, 0, 0, 0];
    for (const { days } of everybody)
      for (let at = 3; at < days.length; at++) {
        if (days[at]! < from || days[at]! > to) continue;
        const past = days.slice(0, at + 1);
        const next = days[at + 1];
        // A gap still open at the end of the file lasted at least as long: what is said beyond its end cannot be judged and costs neither.
        const lasted = (next ?? end) - days[at]!;
        const cut = (value: number) => (next === undefined ? Math.min(value, lasted) : value);
        const posterior = judge(model, { ...countsOf(past, days[at]!), known: days[at]! - days[0]! });
        const [said, saidBefore] = [
          posterior.gap(p),
          own(
            past.slice(1).map((day, n) => day - past[n]!),
            p,
          ),
        ];
        cases += 1;
        engine += pinballLoss(lasted, cut(said), p);
        before += pinballLoss(lasted, cut(saidBefore), p);
        if (next !== undefined && lasted <= said) held += 1;
        if (next !== undefined && lasted <= saidBefore) heldBefore += 1;
      }
    results.push({
      p,
      cases,
      loss: round(engine / cases, 3),
      lossOfMedianAndMad: round(before / cases, 3),
      held: round(held / cases, 3),
      heldByMedianAndMad: round(heldBefore / cases, 3),
    });
  }
  return results;
}

/** Firms of different size whose customers are known exactly: whether intervals hold what they say. */
function judgeSimulated(customers: number, seeds: number) {
  let [cases, said, came, chance, ordered, people] = [0, 0, 0, 0, 0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const random = createRandom(900 + seed);
    const truth = {
      ...STANDARD_MODEL,
      r: 0.6 + 2 * random.next(),
      alpha: 20 + 100 * random.next(),
      a: 0.1 + 0.5 * random.next(),
      b: 2 + 4 * random.next(),
      weights: STANDARD_MODEL.weights.map(() => 0.05 + random.next()),
    };
    const total = truth.weights.reduce((a, b) => a + b, 0);
    const everybody = simulateCustomers(
      { ...truth, weights: truth.weights.map((weight) => weight / total) },
      { customers, days: 1100, seed: 7000 + seed },
    );
    const population = fitPopulation(everybody, 730);
    for (const customer of everybody) {
      const outlook = judgeCustomer(population, customer, 730, 90);
      if (!outlook) continue;
      people += 1;
      chance += outlook.orderChance;
      const next = customer.days.find((day) => day > 730);
      if (next !== undefined && next <= 820) ordered += 1;
      if (outlook.next === null || outlook.next.high > 1100) continue;
      cases += 1;
      said += 0.8 * outlook.active;
      if (next !== undefined && next >= outlook.next.low && next <= outlook.next.high) came += 1;
    }
  }
  return {
    customers,
    seeds,
    orderWithin90: { said: round(chance / people), came: round(ordered / people) },
    intervals: { cases, said: round(said / cases), came: round(came / cases) },
  };
}

function speed() {
  const everybody = simulateCustomers(STANDARD_MODEL, { customers: 100_000, days: 1100, seed: 1 });
  const started = performance.now();
  const population = fitPopulation(everybody, 1000);
  const fitted = performance.now();
  for (const customer of everybody) judgeCustomer(population, customer, 1000);
  const judged = performance.now();
  const days = Array.from({ length: 20 }, (_, n) => n * 30 + (n % 5));
  for (let at = 0; at < 20_000; at++) readRhythm(days, 700 + (at % 50));
  const read = performance.now();
  return {
    customers: everybody.length,
    fitSeconds: round((fitted - started) / 1000, 2),
    judgeSeconds: round((judged - fitted) / 1000, 2),
    readRhythmPerSecond: Math.round(20_000 / ((read - judged) / 1000)),
  };
}

const results: Record<string, unknown> = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`,
  simulated: [30, 100, 1000].map((customers) => judgeSimulated(customers, customers < 1000 ? 40 : 10)),
  speed: speed(),
};
if (values.data) {
  const book = readList(join(values.data, 'purchases/online-retail-to-2011-09-10.csv.gz'));
  const everybody = customersOf(book, book.lastDay).customers;
  // The last day of the file's first two thirds: by time, and by rows.
  const byTime = book.firstDay + Math.floor((2 / 3) * (book.lastDay - book.firstDay));
  const byRows = book.day[Math.floor((2 / 3) * book.lines)]!;
  results['onlineRetail'] = {
    splits: [judgeSplit(everybody, byTime), judgeSplit(everybody, byRows)],
    gaps: judgeGaps(everybody, byTime, byTime - 68, byTime + 12, book.lastDay),
  };
}
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify(results, null, 2));
