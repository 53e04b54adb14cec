import type { Worker } from 'node:worker_threads';
import { type Answer, type FieldGroup, handFor, type Steps, type Work } from '#engines/linkage/index.ts';
import { type CellsRead, type CellsTask, isFileColumn, type PlainColumn, plainColumn, readCells } from './cells.ts';
import { type Lines, type LinesWork, lineWriter } from './pair-lines.ts';

export interface CellsWork {
  readonly kind: 'cells';
  readonly items: readonly CellsTask[];
}
/** Groups of fields whose columns left their functions behind. */
export interface PlainFieldsWork {
  readonly kind: 'plain-fields';
  readonly items: readonly (Omit<FieldGroup, 'columns'> & {
    readonly columns: readonly (readonly (readonly PlainColumn[])[])[];
  })[];
}
export type WireWork = Exclude<Work, { readonly kind: 'fields' }> | CellsWork | PlainFieldsWork | LinesWork;

/** Work as it is handed to another thread, and the counter from which all who take part draw the next item. */
export interface Shared {
  readonly work: WireWork;
  readonly next: Int32Array;
}
/** What a thread did: numbers of items and their answers. */
export type Done = readonly (readonly [number, Answer | CellsRead | Lines])[];

/** Between two items; throw to stop. */
export type OnProgress = (done: number, of: number) => void;

export interface Threads {
  /** This one included. */
  readonly count: number;
  /** Into how many pieces the scoring of pairs should be cut. */
  readonly pieces: number;
  /** Does the steps of a linkage, the work of each on all threads. `onProgress` is told of pairs only: they take longest. */
  drive<T>(steps: Steps<T>, onProgress?: OnProgress): Promise<T>;
  readCells(items: readonly CellsTask[]): Promise<readonly CellsRead[]>;
  writeLines(work: LinesWork): Promise<readonly Lines[]>;
  /** Seconds spent on each kind of work so far. */
  readonly spent: ReadonlyMap<string, number>;
  close(): void;
}

/** Enough pieces that no thread waits long for the last one. */
const PIECES_PER_THREAD = 12;

/** This thread and workers that are starting already. */
export function joinThreads(workers: readonly Worker[]): Threads {
  const count = workers.length + 1;
  const spent = new Map<string, number>();

  /** The answer does not depend on who takes which item: answers are put in the order of the items. */
  const share = async <T extends Answer | CellsRead | Lines>(
    work: Work | CellsWork | LinesWork,
    hand: (item: number) => T,
    onProgress: OnProgress = () => {},
  ): Promise<readonly T[]> => {
    const started = performance.now();
    const next = new Int32Array(new SharedArrayBuffer(4));
    const sent = work.items.length > 1 ? shareable(work) : undefined;
    const helped = sent ? workers.map((worker) => ask(worker, { work: sent, next })) : [];
    const answers: (readonly [number, T])[] = [];
    for (;;) {
      const item = Atomics.add(next, 0, 1);
      if (item >= work.items.length) break;
      onProgress(item, work.items.length);
      answers.push([item, hand(item)]);
      // Between two items signals and progress get their turn.
      await new Promise((done) => setImmediate(done));
    }
    for (const done of await Promise.all(helped)) answers.push(...(done as readonly (readonly [number, T])[]));
    spent.set(work.kind, (spent.get(work.kind) ?? 0) + (performance.now() - started) / 1000);
    return answers.sort(([a], [b]) => a - b).map(([, answer]) => answer);
  };

  return {
    count,
    pieces: count === 1 ? 1 : count * PIECES_PER_THREAD,
    async drive(steps, onProgress = () => {}) {
      let step = steps.next();
      while (!step.done) {
        const work = step.value;
        step = steps.next(await share(work, handFor(work), work.kind === 'pairs' ? onProgress : undefined));
      }
      return step.value;
    },
    readCells: (items) => share({ kind: 'cells', items }, (item) => readCells(items[item]!)),
    writeLines: (work) => share(work, lineWriter(work)),
    spent,
    close: () => {
      for (const worker of workers) void worker.terminate();
    },
  };
}

function ask(worker: Worker, shared: Shared): Promise<Done> {
  return new Promise((done, failed) => {
    const ended = (code: number) => failed(new Error(`a thread ended with ${code}`));
    worker.ref();
    worker.once('error', failed);
    worker.once('exit', ended);
    worker.once('message', (answers: Done) => {
      worker.off('error', failed);
      worker.off('exit', ended);
      worker.unref();
      done(answers);
    });
    worker.postMessage(shared);
  });
}

/** Columns of a file can be read by another thread; columns made otherwise read their texts by a function, which stays here. */
function shareable(work: Work | CellsWork | LinesWork): WireWork | undefined {
  if (work.kind !== 'fields') return work;
  const whole = work.items.every(({ columns }) => columns.flat(2).every(isFileColumn));
  if (!whole) return undefined;
  const items = work.items.map(({ columns, ...group }) => ({
    ...group,
    columns: columns.map((tables) => tables.map((list) => list.filter(isFileColumn).map(plainColumn))),
  }));
  return { kind: 'plain-fields', items };
}
