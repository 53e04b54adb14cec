import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, calibrate, judgePromise } from '../index.ts';

// node engines/reliability/bench/reliability.bench.ts: 4,000 drawn producers with known truth. How often does the interval cover it, how often is an
// honest producer called broken, and how often is one noticed that is 10 or 20 points too sure?
let state = 20_261_121;
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const draw = (count: number, tooSure: number): Checked[] =>
  Array.from({ length: count }, () => {
    const stated = 0.7 + random() * 0.29;
    return { stated, right: random() < stated - tooSure };
  });
const rounds = 4_000;
const share = (count: number) => Number((count / rounds).toFixed(4));
const broken = (count: number, tooSure: number) =>
  share(Array.from({ length: rounds }, () => judgePromise(draw(count, tooSure)).broken).filter(Boolean).length);
let covered = 0;
let known = 0;
for (let n = 0; n < rounds; n += 1) {
  const found = calibrate(draw(300, 0.1), 0.9);
  if (found === null) continue;
  known += 1;
  // The block holds neighbours of 0.9 as well; its truth is near, not at, 0.8.
  if (found.low - 0.02 <= 0.8 && found.high + 0.02 >= 0.8) covered += 1;
}
const result = {
  at: '2026-11-21',
  producers: rounds,
  honestCalledBroken: { checks20: broken(20, 0), checks50: broken(50, 0), checks200: broken(200, 0) },
  tenPointsTooSureNoticed: { checks50: broken(50, 0.1), checks200: broken(200, 0.1) },
  twentyPointsTooSureNoticed: { checks20: broken(20, 0.2), checks50: broken(50, 0.2), checks200: broken(200, 0.2) },
  calibratedCoversTruth: Number((covered / known).toFixed(4)),
};
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(result);
