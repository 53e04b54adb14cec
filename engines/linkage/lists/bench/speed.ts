// How long lists take: node engines/linkage/lists/bench/speed.ts [--write]. Generated German companies with their town; no data needed.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { generate } from '../../bench/german/generate.ts';
import { linkNameLists } from '../link-name-lists.ts';

const SIZES = [12_500, 25_000, 50_000, 100_000];
const { companies } = generate({ seed: 3, half: 'B', companyRows: SIZES.at(-1)!, personRows: 1 });
const names = companies.rows.map(({ values }) => `${values.name} ${values.name2} ${values.city}`);
const runs = SIZES.map((rows) => {
  // Four fifths are the reference, one fifth looks for its partner there.
  const left = names.slice(0, Math.round(rows * 0.8));
  const right = names.slice(left.length, rows);
  const started = performance.now();
  const used = process.cpuUsage();
  const pairs = linkNameLists(left, right, { seed: 1 }).length;
  const { user, system } = process.cpuUsage(used);
  return {
    rows,
    pairs,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    processorSeconds: Math.round((user + system) / 100_000) / 10,
    megabytes: Math.round(process.memoryUsage.rss() / 1e6),
  };
});
const report = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} x ${cpus()[0]?.model ?? ''}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  runs,
};
if (process.argv.includes('--write'))
  writeFileSync(join(import.meta.dirname, 'speed.result.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report, null, 1));
