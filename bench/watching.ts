import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { trial } from '#server/intake/sources/fetch-politely.ts';
import { type WeeksReport, watchWeeks } from '#test/support/directory/watch-weeks.ts';
import { machine, openBenchWorld } from './outbox-world.ts';

// node bench/watching.ts [--size 500] [--weeks 52] [--seeds 1,2,3]: directories that change for a year, watched with the real thing; every alert is held
// against what truly happened.
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '500' },
    weeks: { type: 'string', default: '52' },
    seeds: { type: 'string', default: '1,2,3,4' },
    tell: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
trial.loopback = true;
const [size, weeks] = [Number(values.size), Number(values.weeks)];
const from = performance.now();
const reports: ({ readonly seed: number } & WeeksReport)[] = [];
for (const seed of values.seeds.split(',').map(Number)) {
  const world = await openBenchWorld(1);
  const options = { size, weeks, seed, perPage: 50, redesignEvery: 5, faultEvery: 4 };
  const report = await watchWeeks(world.app, world.actor, options, (line) => console.error(`seed ${seed}: ${line}`));
  await world.close();
  reports.push({ seed, ...report });
  if (values.tell) for (const line of [...report.falseAlerts, ...report.missed]) console.error(line);
}
const sum = (of: (report: (typeof reports)[number]) => number): number =>
  reports.reduce((total, one) => total + of(one), 0);
const result = {
  ...machine(),
  size,
  weeks,
  directories: reports.length,
  readings: size === 0 ? 0 : weeks * reports.length,
  events: sum((one) => one.events),
  recall: Number((sum((one) => one.told) / sum((one) => one.events)).toFixed(4)),
  falseAlerts: sum((one) => one.falseAlerts.length),
  redesigns: sum((one) => one.redesigns.all),
  repaired: sum((one) => one.redesigns.repaired),
  paused: sum((one) => one.redesigns.paused),
  readOn: sum((one) => one.redesigns.readOn),
  seconds: Math.round((performance.now() - from) / 1000),
  reports: reports.map(({ missed, falseAlerts, ...rest }) => ({
    ...rest,
    missed: missed.length,
    falseAlerts: falseAlerts.length,
  })),
};
console.log(JSON.stringify(result, null, 1));
if (values.write)
  writeFileSync(join(import.meta.dirname, 'results', 'watching.json'), `${JSON.stringify(result, null, 2)}\n`);
