import { parentPort } from 'node:worker_threads';
import { handFor } from '#engines/linkage/index.ts';
import { fileColumn, readCells } from './cells.ts';
import { lineWriter } from './pair-lines.ts';
import type { Done, Shared, WireWork } from './threads.ts';

// One of the threads of a linkage: takes items of the work it is sent until none is left, answers with what it did.
parentPort?.on('message', ({ work, next }: Shared) => {
  const hand = handHere(work);
  const done: [number, Done[number][1]][] = [];
  for (;;) {
    const item = Atomics.add(next, 0, 1);
    if (item >= work.items.length) break;
    done.push([item, hand(item)]);
  }
  parentPort?.postMessage(done);
});

function handHere(work: WireWork): (item: number) => Done[number][1] {
  if (work.kind === 'cells') return (item) => readCells(work.items[item]!);
  if (work.kind === 'lines') return lineWriter(work);
  if (work.kind !== 'plain-fields') return handFor(work);
  const items = work.items.map(({ columns, ...group }) => ({
    ...group,
    columns: columns.map((tables) => tables.map((list) => list.map(fileColumn))),
  }));
  return handFor({ kind: 'fields', items });
}
