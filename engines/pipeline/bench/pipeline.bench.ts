// node engines/pipeline/bench/pipeline.bench.ts
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '#engines/numerics/index.ts';
import { forecastPeriod, type PastForecast, replayPast, scoreForecasts, simpleForecasts } from '../index.ts';
import { openOn, simulateFirm } from './simulate.ts';

const round = (value: number, digits = 3): number => Number(value.toFixed(digits));

/** Firms of one size: every month of the last two years a quarter ahead is forecast from what was known. */
function judge(dealsPerYear: number, firms: number) {
  const past: PastForecast[] = [];
  const verdicts: Record<string, number> = {};
  for (let seed = 1; seed <= firms; seed++) {
    const deals = simulateFirm(dealsPerYear, 4, 100 * dealsPerYear + seed);
    const days = Array.from({ length: 22 }, (_, month) => 730 + month * 30).map((asOf) => ({
      asOf,
      period: { from: asOf + 1, to: asOf + 91 },
    }));
    const replayed = replayPast(
      deals,
      days.filter(({ period }) => period.to <= 4 * 365),
      seed,
    );
    // Losses of firms are compared in units of what they book in a quarter.
    const scale = replayed.replays.reduce((sum, { actual }) => sum + actual, 0) / replayed.replays.length;
    const own: PastForecast[] = [...replayed.past];
    for (const { asOf, period, actual } of replayed.replays) {
      const simple = simpleForecasts(openOn(deals, asOf), deals, 0, period);
      for (const method of ['stage-weights', 'reps-word'] as const)
        own.push({ method, period: `${period.from}`, quantiles: [{ p: 0.5, value: simple[method] ?? 0 }], actual });
    }
    const { verdict } = scoreForecasts(own);
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    for (const one of own)
      past.push({
        ...one,
        period: `${seed}/${one.period}`,
        quantiles: one.quantiles.map(({ p, value }) => ({ p, value: value / scale })),
        actual: one.actual / scale,
      });
  }
  const { methods, gain } = scoreForecasts(past);
  return {
    dealsPerYear,
    firms,
    methods: methods.map(({ method, periods, loss, bias, error, coverage50, coverage80 }) => ({
      method,
      periods,
      loss: round(loss),
      bias: round(bias),
      error: round(error),
      ...(coverage50 && coverage80
        ? { held50: round(coverage50.held / coverage50.of), held80: round(coverage80.held / coverage80.of) }
        : {}),
    })),
    gainOverBestSimple: gain && round(gain.mean),
    verdictsPerFirm: verdicts,
  };
}

/** Deals whose true chances are given: whether the bands hold what they say when everybody is off together. */
function calibrated(count: number, shock: number, said: number) {
  const random = createRandom(count);
  let [held50, held80] = [0, 0];
  const runs = 400;
  for (let run = 0; run < runs; run++) {
    const deals = Array.from({ length: count }, (_, at) => ({
      id: `${at}`,
      probability: 0.1 + 0.7 * random.next(),
      decidedInPeriod: 0.3 + 0.7 * random.next(),
      valueCents: Math.round(100 * Math.exp(9.5 + 0.9 * random.normal())),
    }));
    const off = shock * random.normal();
    const actual = deals.reduce((sum, { probability, decidedInPeriod, valueCents }) => {
      const chance = probability * decidedInPeriod;
      return random.next() < 1 / (1 + Math.exp(-(Math.log(chance / (1 - chance)) + off))) ? sum + valueCents : sum;
    }, 0);
    const { band50, band80 } = forecastPeriod({
      deals,
      unborn: null,
      bookedCents: 0,
      seed: run,
      commonError: said,
      draws: 1000,
    });
    if (actual >= band50.low && actual <= band50.high) held50 += 1;
    if (actual >= band80.low && actual <= band80.high) held80 += 1;
  }
  return { deals: count, shock, commonErrorSaid: said, held50: round(held50 / runs), held80: round(held80 / runs) };
}

const started = performance.now();
const many = Array.from({ length: 1000 }, (_, at) => ({
  id: `${at}`,
  probability: 0.3,
  decidedInPeriod: 0.6,
  valueCents: 1_000_000 + at,
}));
forecastPeriod({ deals: many, unborn: null, bookedCents: 0, seed: 1 });
const simulated = performance.now();
const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`,
  firms: [judge(60, 20), judge(150, 20), judge(400, 20)],
  givenChances: [
    calibrated(10, 0, 0.3),
    calibrated(40, 0, 0),
    calibrated(40, 0.5, 0),
    calibrated(40, 0.5, 0.5),
    calibrated(200, 0.3, 0.3),
  ],
  speed: { openDeals: 1000, draws: 4000, seconds: round((simulated - started) / 1000, 2) },
};
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify(results, null, 2));
