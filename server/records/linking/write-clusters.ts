import type { FileHandle } from 'node:fs/promises';
import type { Column } from '#engines/linkage/index.ts';
import { isFileColumn } from './cells.ts';
import { quoted } from './pair-lines.ts';

const CHUNK = 1 << 20;
const [LF, CR, SPACE, QUOTE, COMMA, ZERO] = [10, 13, 32, 34, 44, 48] as const;

export interface Numbered {
  /** By row: number of its cluster. */
  readonly numbers: Int32Array;
  readonly idOf: (row: number) => string;
  /** By table: the column rows are called by, if any. */
  readonly ids: readonly (Column | undefined)[];
  /** From this row on they are of the second table. */
  readonly border: number;
}

/** Lines of clusters.csv. Ids that need no quotation marks go from the file read to the file written as bytes: a million strings would take a second. */
export async function writeClusters(file: FileHandle, { numbers, idOf, ids, border }: Numbered): Promise<void> {
  const two = border < numbers.length;
  const chunk = Buffer.allocUnsafe(CHUNK);
  let at = chunk.write(two ? 'id,cluster,file\n' : 'id,cluster\n');
  for (let row = 0; row < numbers.length; row++) {
    const column = ids[row < border ? 0 : 1];
    const code = column ? column.codes[row < border ? row : row - border]! : -1;
    if (at > CHUNK - 2000) {
      await file.write(chunk, 0, at);
      at = 0;
    }
    if (column && isFileColumn(column) && isPlain(column.text, column.starts[code]!, column.ends[code]!)) {
      const end = column.ends[code]!;
      for (let from = column.starts[code]!; from < end; from++) chunk[at++] = column.text[from]!;
    } else {
      const bytes = Buffer.from(quoted(idOf(row)));
      if (bytes.length > 1000) {
        await file.write(chunk, 0, at);
        await file.write(bytes);
        at = 0;
      } else at += bytes.copy(chunk, at);
    }
    chunk[at++] = COMMA;
    at = putNumber(chunk, at, numbers[row]!);
    if (two) {
      chunk[at++] = COMMA;
      chunk[at++] = ZERO + (row < border ? 1 : 2);
    }
    chunk[at++] = LF;
  }
  await file.write(chunk, 0, at);
}

/** Nothing to trim and nothing to quote. */
function isPlain(text: Uint8Array, start: number, end: number): boolean {
  if (end - start > 1000 || end === start || isEdge(text[start]!) || isEdge(text[end - 1]!)) return false;
  for (let at = start; at < end; at++) {
    const byte = text[at]!;
    if (byte === QUOTE || byte === COMMA || byte === LF || byte === CR) return false;
  }
  return true;
}

/** A byte that may be, or belong to, a blank of some kind. */
const isEdge = (byte: number): boolean => byte <= SPACE || byte > 127;

function putNumber(chunk: Buffer, at: number, number: number): number {
  let digits = 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
  let rest = number;
  for (let place = at + digits - 1; place >= at; place--) {
    const next = (rest / 10) | 0;
    chunk[place] = ZERO + (rest - next * 10);
    rest = next;
  }
  return at + digits;
}
