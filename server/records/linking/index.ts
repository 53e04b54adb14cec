export { fileColumn, readCells } from './cells.ts';
export { startThreads, threadsFor } from './threads.ts';
