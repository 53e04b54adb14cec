import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

// Imports nothing of ours: a worker takes as long to start as the rest of the command, and both can at once.

/** Below so many bytes a thread costs more than it gives: starting one takes a tenth of a second. */
const WORTH_A_THREAD = 2_000_000;

/** As many threads as a text of that size is worth, and as there are cores. */
export const threadsFor = (bytes: number): number => (bytes < WORTH_A_THREAD ? 1 : Math.min(8, availableParallelism()));

/** The threads beside this one. */
export const startWorkers = (threads: number): Worker[] =>
  Array.from({ length: threads - 1 }, () => {
    const worker = new Worker(new URL('./link.worker.ts', import.meta.url));
    worker.unref();
    return worker;
  });
