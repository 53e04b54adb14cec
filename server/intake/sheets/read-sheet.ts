import { Worker } from 'node:worker_threads';
import { Failure } from '#server/platform/failure.ts';
import { SHEET_LIMITS, type SheetLimits, type SheetPart } from './sheet.ts';
import type { SheetAnswer, SheetOrder } from './sheet.worker.ts';

export interface ReadOptions {
  /** Of a workbook; the first one when left out. */
  readonly sheet?: string | undefined;
  /** Rows a part; 1,000 unless set. */
  readonly batchSize?: number;
  /** Rows before this one are read over (1-based). */
  readonly fromRow?: number;
  readonly limits?: Partial<SheetLimits>;
  readonly signal?: AbortSignal;
  /** Longest wait for one part, milliseconds; then the reader is killed. */
  readonly patienceMs?: number;
}

/**
 * Reads a table from a CSV, XLSX or vCard file in a thread of its own with bounded memory, which is killed when the reader stops, is
 * aborted, or waits too long. Failures: file-empty, file-not-a-table, file-old-excel, file-password-protected, file-too-large, zip-bomb,
 * too-many-columns, too-many-rows, row-too-long, file-damaged, sheet-not-found, file-too-hard.
 */
export async function* readSheet(path: string, options: ReadOptions = {}): AsyncGenerator<SheetPart> {
  const limits = { ...SHEET_LIMITS, ...options.limits };
  const order: SheetOrder = { path, sheet: options.sheet, batchSize: options.batchSize ?? 1000, limits };
  const worker = new Worker(new URL('./sheet.worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  });
  try {
    for (;;) {
      options.signal?.throwIfAborted();
      const answer = await ask(worker, options.patienceMs ?? 120_000, options.signal);
      if ('done' in answer) return;
      if ('failure' in answer) throw new Failure(answer.failure.code, answer.failure.facts);
      if ('error' in answer) throw new Failure('file-damaged', { detail: answer.error });
      const part = fromRow(answer.part, options.fromRow ?? 1);
      if (part) yield part;
    }
  } finally {
    await worker.terminate();
  }
}

function ask(worker: Worker, patienceMs: number, signal: AbortSignal | undefined): Promise<SheetAnswer> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: SheetAnswer): void => settle(() => resolve(answer));
    const onAbort = (): void => settle(() => reject(signal?.reason));
    const tooHard = (detail: string, cause?: unknown): void =>
      settle(() => reject(new Failure('file-too-hard', { detail }, cause === undefined ? {} : { cause })));
    const onError = (error: unknown): void => tooHard(error instanceof Error ? error.message : String(error), error);
    const onExit = (): void => tooHard('the reader ended');
    const timer = setTimeout(() => tooHard(`no answer in ${patienceMs} ms`), patienceMs);
    // Each listener by name: removeAllListeners would take the worker's own ones along, and no second answer would ever come.
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      then();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.postMessage('next');
  });
}

function fromRow(part: SheetPart, from: number): SheetPart | undefined {
  if (part.type !== 'rows' || part.firstRow >= from) return part;
  const rows = part.rows.slice(from - part.firstRow);
  return rows.length > 0 ? { ...part, firstRow: from, rows } : undefined;
}
