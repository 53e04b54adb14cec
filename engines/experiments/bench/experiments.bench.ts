/** `node engines/experiments/bench/experiments.bench.ts [runs]`: false alarms under continuous peeking, coverage, accounts until an effect is seen. */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { createRandom } from '#engines/example-company/random.ts';
import { amountSequence } from '../amounts.ts';
import { differenceOfShares, evidenceAgainst } from '../proportions.ts';

const runs = Number(process.argv[2] ?? 1000);
const UNITS = 2000;
const AMOUNTS = 1000;
const LIMIT = Math.log(20);
const rows: object[] = [];
const tell = (row: object): void => {
  rows.push(row);
  console.log(JSON.stringify(row));
};

/** What a fixed-size test does when somebody looks after every account: the mistake this engine is there to prevent. */
function naiveAlarm(a: { yes: number; no: number }, b: { yes: number; no: number }): boolean {
  const [n, m] = [a.yes + a.no, b.yes + b.no];
  if (n < 20 || m < 20) return false;
  const p = (a.yes + b.yes) / (n + m);
  const z = (a.yes / n - b.yes / m) / Math.sqrt(p * (1 - p) * (1 / n + 1 / m));
  return Math.abs(z) > 1.96;
}

for (const base of [0.02, 0.1, 0.4]) {
  for (const share of [0.1, 0.3, 0.5]) {
    for (const effect of [0, 0.1]) {
      const random = createRandom(Math.round(base * 1000 + share * 100 + effect * 7));
      let [alarms, naive, covered, seenAfter] = [0, 0, 0, 0];
      for (let run = 0; run < runs; run++) {
        const [treated, heldOut] = [
          { yes: 0, no: 0 },
          { yes: 0, no: 0 },
        ];
        let [alarmed, naively, after] = [false, false, UNITS];
        for (let n = 0; n < UNITS; n++) {
          const held = random.chance(share);
          const side = held ? heldOut : treated;
          if (random.chance(held ? base : base + effect)) side.yes += 1;
          else side.no += 1;
          if (!alarmed && evidenceAgainst(treated, heldOut, 0) >= LIMIT) [alarmed, after] = [true, n + 1];
          naively ||= naiveAlarm(treated, heldOut);
        }
        if (alarmed) alarms += 1;
        if (naively) naive += 1;
        seenAfter += after;
        const { low, high } = differenceOfShares(treated, heldOut);
        if (low <= effect && effect <= high) covered += 1;
      }
      tell({
        metric: 'share',
        base,
        heldOut: share,
        effect,
        runs,
        looks: UNITS,
        ...(effect === 0
          ? { falseAlarms: alarms / runs, naiveFalseAlarms: naive / runs }
          : { found: alarms / runs, meanAccountsUntilFound: Math.round(seenAfter / runs) }),
        coverageAtTheEnd: Number((covered / runs).toFixed(4)),
      });
    }
  }
}
for (const [name, draw] of [
  [
    'orders, log-normal, many zeros',
    (random: ReturnType<typeof createRandom>) => (random.chance(0.15) ? 1000 * Math.exp(1.2 * random.normal()) : 0),
  ],
  ['orders, log-normal', (random: ReturnType<typeof createRandom>) => 1000 * Math.exp(0.8 * random.normal())],
  ['counts', (random: ReturnType<typeof createRandom>) => random.weighted([60, 25, 10, 5])],
] as const) {
  for (const share of [0.1, 0.3, 0.5]) {
    const random = createRandom(Math.round(share * 1000));
    let [alarms, covered, silent] = [0, 0, 0];
    for (let run = 0; run < runs; run++) {
      const sequence = amountSequence(share);
      let alarmed = false;
      for (let n = 0; n < AMOUNTS; n++) {
        sequence.add({ arm: random.chance(share) ? 'held-out' : 'treated', value: draw(random) });
        if (alarmed) continue;
        const reading = sequence.read();
        alarmed = reading !== null && (reading.low > 0 || reading.high < 0);
      }
      const last = sequence.read();
      if (alarmed) alarms += 1;
      // Too few amounts on one side: it says nothing yet, which covers everything.
      if (last === null) silent += 1;
      else if (last.low <= 0 && last.high >= 0) covered += 1;
    }
    tell({
      metric: 'amount',
      values: name,
      heldOut: share,
      effect: 0,
      runs,
      looks: AMOUNTS,
      falseAlarms: alarms / runs,
      saysNothingAtTheEnd: silent / runs,
      coverageAtTheEnd: silent === runs ? null : Number((covered / (runs - silent)).toFixed(3)),
    });
  }
}
if (process.argv[2] === undefined) {
  const result = {
    day: new Date().toISOString().slice(0, 10),
    machine: cpus()[0]?.model,
    cores: cpus().length,
    load: loadavg()[0],
    rows,
  };
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
}
