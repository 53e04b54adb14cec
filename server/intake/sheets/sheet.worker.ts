import { stat } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '#server/platform/failure.ts';
import { detectFormat } from './detect-format.ts';
import { readCsv } from './read-csv.ts';
import { readVcards } from './read-vcards.ts';
import { readWorkbook } from './read-workbook.ts';
import type { SheetLimits, SheetPart } from './sheet.ts';

export interface SheetOrder {
  readonly path: string;
  readonly sheet: string | undefined;
  readonly batchSize: number;
  readonly limits: SheetLimits;
}

export type SheetAnswer =
  | { readonly part: SheetPart }
  | { readonly done: true }
  | { readonly failure: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> } }
  | { readonly error: string };

async function* read({ path, sheet, batchSize, limits }: SheetOrder): AsyncGenerator<SheetPart> {
  const detected = await detectFormat(path, limits);
  if (detected.format === 'xlsx') return yield* readWorkbook(path, sheet, batchSize, limits);
  const file = { path, size: (await stat(path)).size, encoding: detected.encoding, head: detected.head };
  if (detected.format === 'vcard') return yield* readVcards(file, batchSize, limits);
  yield* readCsv(file, batchSize, limits);
}

const port = parentPort;
if (port) {
  const parts = read(workerData as SheetOrder);
  // One part a request: whoever reads slowly is not buried.
  port.on('message', async () => {
    let answer: SheetAnswer;
    try {
      const { value, done } = await parts.next();
      answer = done || !value ? { done: true } : { part: value };
    } catch (error) {
      answer =
        error instanceof Failure ? { failure: { code: error.code, facts: error.facts } } : { error: String(error) };
    }
    port.postMessage(answer);
  });
}
