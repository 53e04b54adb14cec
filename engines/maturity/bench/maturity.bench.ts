import { measureMaturity } from '../index.ts';
import { countKeys } from '../ladder.ts';
import type { Counts } from '../measure.ts';

const count = 2000;
const start = performance.now();
let lifts = 0;
for (let i = 0; i < count; i++) {
  const counts = Object.fromEntries(countKeys.map((key, index) => [key, (i * 37 * (index + 1)) % 3000])) as Counts;
  lifts += measureMaturity(counts).step?.lifts.length ?? 0;
}
console.log(JSON.stringify({ perSecond: Math.round(count / ((performance.now() - start) / 1000)), lifts }));
