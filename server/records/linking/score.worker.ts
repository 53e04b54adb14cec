import { parentPort, workerData } from 'node:worker_threads';
import { type Pairs, scoreUnit } from '#engines/linkage/index.ts';
import type { UnitTask } from './run-units.ts';

const { prepared, blocking, table, least, units, next } = workerData as UnitTask;
const found: Pairs[] = [];
for (;;) {
  const number = Atomics.add(next, 0, 1);
  const unit = units[number];
  if (unit === undefined) break;
  found.push(scoreUnit(prepared, blocking, table, unit, least));
}
parentPort?.postMessage(
  found,
  found.flatMap(({ left, right, weight }) => [left.buffer, right.buffer, weight.buffer] as ArrayBuffer[]),
);
