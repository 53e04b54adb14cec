import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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

/** A reader that says nothing for so long is stuck in the file and is killed. */
const SILENCE_MS = 120_000;

interface Reader {
  /** Lets it go on to the next batch. */
  ask(): void;
  next(): Promise<ReaderAnswer>;
  stop(): Promise<void>;
}

/**
 * Starts the reader in a process of its own with its own memory limit: a file that breaks it never breaks the app. A thread was refused:
 * ending one while it starts brought Node 24 down with a segmentation fault, in one of five test runs.
 */
function startReader(task: ReaderTask): Reader {
  const child = fork(fileURLToPath(new URL('./read.worker.ts', import.meta.url)), [], {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=1024', '--max-semi-space-size=16'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()));
  child.send(task);
  const answers: ReaderAnswer[] = [];
  let waiting: ((answer: ReaderAnswer) => void) | null = null;
  const put = (answer: ReaderAnswer) => {
    if (!waiting) return void answers.push(answer);
    waiting(answer);
    waiting = null;
  };
  child.on('message', (answer: ReaderAnswer) => put(answer));
  child.on('error', (error) => put({ type: 'failure', code: 'file-damaged', facts: { detail: String(error) } }));
  child.on('exit', (code, signal) => {
    // Out of memory ends in SIGABRT, or in 134 where a shell stands between.
    const outOfMemory = signal === 'SIGABRT' || code === 134;
    if (code === 0) return;
    put({
      type: 'failure',
      code: outOfMemory ? 'file-too-hard' : 'file-damaged',
      facts: { detail: `the reader ended with ${signal ?? code}` },
    });
  });
  return {
    // It may have ended by itself meanwhile; its last answer says so.
    ask: () => void (child.connected && child.send('next', () => {})),
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
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await gone;
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
