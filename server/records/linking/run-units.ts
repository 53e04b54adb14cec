import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type LinkPlan, type Pairs, type Unit, unitScorer, unitsOf } from '#engines/linkage/index.ts';

/** What a thread needs to score units; memory shared, everything else small. */
export interface UnitTask {
  readonly prepared: LinkPlan['prepared'];
  readonly blocking: LinkPlan['blocking'];
  readonly table: LinkPlan['estimate']['table'];
  readonly least: number;
  readonly units: readonly Unit[];
  /** Number of the next unit nobody has taken yet. */
  readonly next: Int32Array;
}

/** Below this a thread costs more than it gives: starting one takes a tenth of a second. */
const WORTH_A_THREAD = 30_000;
/** Enough pieces that no thread waits long for the last one. */
const PIECES_PER_THREAD = 12;

/**
 * Scores all units of a plan on all cores. Units are taken from one counter; the answer does not depend on who took which, since pairs are put in
 * order when they are joined.
 */
export async function runUnits(
  plan: LinkPlan,
  onProgress: (done: number, of: number) => void = () => {},
  threads = plan.prepared.records < WORTH_A_THREAD ? 1 : Math.min(8, availableParallelism()),
): Promise<Pairs[]> {
  const units = unitsOf(
    plan.blocking,
    threads === 1 ? 1 : Math.ceil((threads * PIECES_PER_THREAD) / plan.blocking.searches.length),
  );
  const task: UnitTask = {
    prepared: plan.prepared,
    blocking: plan.blocking,
    table: plan.estimate.table,
    least: plan.least,
    units,
    next: new Int32Array(new SharedArrayBuffer(4)),
  };
  const helpers = Array.from({ length: threads - 1 }, () => startHelper(task));
  const score = unitScorer(task.prepared, task.blocking, task.table, task.least);
  const mine: Pairs[] = [];
  for (;;) {
    const number = Atomics.add(task.next, 0, 1);
    if (number >= units.length) break;
    onProgress(number, units.length);
    mine.push(score(units[number]!));
    // Between two units signals and progress get their turn.
    await new Promise((done) => setImmediate(done));
  }
  return [...mine, ...(await Promise.all(helpers)).flat()];
}

function startHelper(task: UnitTask): Promise<Pairs[]> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('./score.worker.ts', import.meta.url), { workerData: task });
    worker.once('message', (pairs: Pairs[]) => {
      done(pairs);
      void worker.terminate();
    });
    worker.once('error', failed);
    worker.once('exit', (code) => (code === 0 ? undefined : failed(new Error(`a scoring thread ended with ${code}`))));
  });
}
