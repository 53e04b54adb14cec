import { parentPort, workerData } from 'node:worker_threads';
import { type LinkPlan, type Pairs, planSteps, scoreSteps } from '#engines/linkage/index.ts';
import { fileColumn, joinThreads, readCells, startWorkers, threadsFor } from '../linking/index.ts';
import type { ListToLink, Told } from './pairs-of-all.ts';

const FEW = 4;
const { headings, text } = workerData as ListToLink;
const tell = (told: Told, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(told, transfer);

const threads = joinThreads(startWorkers(threadsFor(text.length)));
const task = { text, from: 0, delimiter: ','.charCodeAt(0), headings, wanted: [...headings.keys()] };
const { rows, columns } = readCells(task);
const plan = await threads.drive(planSteps([{ rows, columns: columns.map(fileColumn) }]));
if (plan.plan.fields.length === 0) tell({ kind: 'pairs', rows: new Int32Array(0) });
else {
  const found = await threads.drive(scoreSteps(plan, Math.max(8, threads.pieces)), (done, of) =>
    tell({ kind: 'progress', done, of }),
  );
  const pairs = pairsOfRows(plan, found);
  tell({ kind: 'pairs', rows: pairs }, [pairs.buffer]);
}
threads.close();

/** Rows that say the same are one record; each is a pair with the first of them, and the first few with those of every record that is like it. */
function pairsOfRows({ prepared }: LinkPlan, parts: readonly Pairs[]): Int32Array<ArrayBuffer> {
  const { recordOf, records } = prepared;
  const rowsOf: number[][] = Array.from({ length: records }, () => []);
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0; row < recordOf.length; row++) {
    const rows = rowsOf[recordOf[row]!]!;
    if (rows.length > 0) pairs.push([rows[0]!, row]);
    if (rows.length < FEW) rows.push(row);
  }
  for (const { left, right } of parts)
    for (let at = 0; at < left.length; at++)
      for (const a of rowsOf[left[at]!]!) for (const b of rowsOf[right[at]!]!) pairs.push(a < b ? [a, b] : [b, a]);
  pairs.sort(([a, b], [c, d]) => a - c || b - d);
  const once = pairs.filter(([a, b], at) => at === 0 || pairs[at - 1]![0] !== a || pairs[at - 1]![1] !== b);
  return Int32Array.from(once.flat());
}
