export { fileColumn, readCells } from './cells.ts';
export { startWorkers, threadsFor } from './start-workers.ts';
export { joinThreads } from './threads.ts';
