/** `node engines/saturation/bench/saturation.bench.ts [seeds] [touches]`: peaks found, what is said with few touches, coverage of the effects. */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { estimateSaturation } from '../estimate.ts';
import { FAMILIES, type Family, simulate } from './simulate.ts';

const seeds = Number(process.argv[2] ?? 50);
const sizes = process.argv[3] === undefined ? [5000, 200] : [Number(process.argv[3])];
const chosen = process.argv[4]?.split(',') as (Family | 'none')[] | undefined;
const BUILT_WITH: readonly string[] = ['exponential', 'straight', 'cliff'];

interface Row {
  family: string;
  heldOut: boolean;
  touches: number;
  worlds: number;
  withinOne: number;
  known: number;
  knownWithinOne: number;
  notSeen: number;
  saysUnknown: number;
  /** What is lost of the best total by keeping to the estimate, in per cent, mean. */
  lostPercent: number;
  effectCoverage: number;
  milliseconds: number;
}

const rows: Row[] = [];
for (const size of sizes) {
  for (const family of chosen ?? ([...Object.keys(FAMILIES), 'none'] as (Family | 'none')[])) {
    const row: Row = {
      family,
      heldOut: !BUILT_WITH.includes(family),
      touches: size,
      worlds: seeds,
      withinOne: 0,
      known: 0,
      knownWithinOne: 0,
      notSeen: 0,
      saysUnknown: 0,
      lostPercent: 0,
      effectCoverage: 0,
      milliseconds: 0,
    };
    let covered = 0;
    let effects = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const world = simulate({ family, seed: seed * 7919 + size, touches: size });
      const started = performance.now();
      const { overall, most } = estimateSaturation(world.touches, { seed, spacing: false });
      row.milliseconds += (performance.now() - started) / seeds;
      const { peak, points } = overall;
      const totals = points.map(({ total }) => total.middle);
      // Where it does not know, the best guess is still compared: the middle of the totals.
      const guess = peak.state === 'known' ? peak.count : totals.indexOf(Math.max(...totals)) + 1;
      const near = world.peak !== null && Math.abs(guess - world.peak) <= 1;
      if (near) row.withinOne += 1;
      if (peak.state === 'known') {
        row.known += 1;
        if (near) row.knownWithinOne += 1;
      } else if (peak.state === 'not-seen') row.notSeen += 1;
      else row.saysUnknown += 1;
      if (world.peak !== null) {
        const truth = world.response.map((one, at) => one * (at + 1));
        row.lostPercent += (100 * (1 - truth[guess - 1]! / truth[world.peak - 1]!)) / seeds;
      }
      for (let n = 2; n < most; n++) {
        const truth = n * world.response[n - 1]! - (n - 1) * world.response[n - 2]!;
        const { low, high } = points[n - 1]!.effect;
        effects += 1;
        if (truth >= low && truth <= high) covered += 1;
      }
    }
    row.effectCoverage = covered / Math.max(1, effects);
    rows.push(row);
    console.log(
      JSON.stringify(row, (_, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)),
    );
  }
}
if (process.argv[3] === undefined) {
  const result = {
    day: new Date().toISOString().slice(0, 10),
    machine: cpus()[0]?.model,
    cores: cpus().length,
    load: loadavg()[0],
    rows,
  };
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
}
