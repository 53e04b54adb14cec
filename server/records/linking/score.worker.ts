import { parentPort, workerData } from 'node:worker_threads';
import { type Pairs, unitScorer } from '#engines/linkage/index.ts';
import type { UnitTask } from './run-units.ts';

const { prepared, blocking, table, least, units, next } = workerData as UnitTask;
const score = unitScorer(prepared, blocking, table, least);
const found: Pairs[] = [];
for (;;) {
  const number = Atomics.add(next, 0, 1);
  const unit = units[number];
  if (unit === undefined) break;
  found.push(score(unit));
}
parentPort?.postMessage(
  found,
  found.flatMap(({ left, right, weight }) => [left.buffer, right.buffer, weight.buffer] as ArrayBuffer[]),
);
