import { Worker } from 'node:worker_threads';
import type { Mapping, SheetKind } from '#engines/column-mapping/index.ts';
import { Failure } from '#server/platform/failure.ts';
import type { FileFormat } from './detect-file.ts';
import type { ReadRow } from './group-orders.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import type { ReaderAnswer, ReaderTask } from './read.worker.ts';
import type { Encoding } from './sniff-text.ts';

export interface Inspection {
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly sheet: string | null;
  /** Rows of data, an upper bound. */
  readonly rowsAbout: number;
  readonly headerRows: number;
  readonly header: 'one-line' | 'two-lines' | 'none';
  readonly headings: readonly string[];
  readonly sample: readonly { readonly rowNo: number; readonly cells: readonly string[] }[];
  readonly mapping: Mapping;
  readonly warnings: readonly { readonly code: string; readonly row: number }[];
}
export interface ReadBatch {
  readonly rows: readonly ReadRow[];
  /** Every row up to here is in this batch or one before. */
  readonly lastRow: number;
}

/** A worker that says nothing for so long is stuck in the file and is killed. */
const SILENCE_MS = 120_000;

interface Reader {
  /** Lets it go on to the next batch. */
  ask(): void;
  next(): Promise<ReaderAnswer>;
  stop(): Promise<void>;
}

/** Starts the reader in its own thread with its own memory limit: a file that breaks it never breaks the app. */
function startReader(task: ReaderTask): Reader {
  const worker = new Worker(new URL('./read.worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 32 },
  });
  const answers: ReaderAnswer[] = [];
  let waiting: ((answer: ReaderAnswer) => void) | null = null;
  const put = (answer: ReaderAnswer) => {
    if (!waiting) return void answers.push(answer);
    waiting(answer);
    waiting = null;
  };
  worker.on('message', put);
  worker.on('error', (error) =>
    put({
      type: 'failure',
      code: 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'file-too-hard' : 'file-damaged',
      facts: { detail: String(error) },
    }),
  );
  worker.on(
    'exit',
    (code) =>
      code !== 0 && put({ type: 'failure', code: 'file-damaged', facts: { detail: `reader ended with ${code}` } }),
  );
  return {
    ask: () => worker.postMessage('next'),
    async next() {
      const ready = answers.shift();
      if (ready) return ready;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<ReaderAnswer>((done) => {
        timer = setTimeout(
          () => done({ type: 'failure', code: 'file-too-hard', facts: { seconds: SILENCE_MS / 1000 } }),
          SILENCE_MS,
        );
      });
      const answer = await Promise.race([
        new Promise<ReaderAnswer>((done) => {
          waiting = done;
        }),
        late,
      ]);
      clearTimeout(timer);
      return answer;
    },
    async stop() {
      await worker.terminate();
    },
  };
}

interface Where {
  readonly path: string;
  readonly sheet?: string | null;
  readonly limits?: Partial<ReadLimits>;
}

/** The head of a file: its format, headings, sample rows and what its columns seem to mean. @throws Failure in words for whatever is no table */
export async function inspectTable(where: Where & { readonly kind?: SheetKind }): Promise<Inspection> {
  const reader = startReader({
    path: where.path,
    sheet: where.sheet ?? null,
    limits: { ...READ_LIMITS, ...where.limits },
    ...(where.kind ? { kind: where.kind } : {}),
  });
  try {
    const answer = await reader.next();
    if (answer.type === 'failure') throw new Failure(answer.code, answer.facts);
    if (answer.type !== 'inspection') throw new Error('the reader answered something else than asked');
    return answer.inspection;
  } finally {
    await reader.stop();
  }
}

/** All rows behind `afterRow`, read with a mapping, in batches; the next batch is prepared while this one is handled. */
export async function* readTable(where: Where & NonNullable<ReaderTask['read']>): AsyncGenerator<ReadBatch> {
  const { path, sheet, limits, ...read } = where;
  const reader = startReader({ path, sheet: sheet ?? null, limits: { ...READ_LIMITS, ...limits }, read });
  try {
    reader.ask();
    for (;;) {
      const answer = await reader.next();
      if (answer.type === 'failure') throw new Failure(answer.code, answer.facts);
      if (answer.type === 'end') return;
      if (answer.type !== 'batch') throw new Error('the reader answered something else than asked');
      reader.ask();
      yield answer.batch;
    }
  } finally {
    await reader.stop();
  }
}
