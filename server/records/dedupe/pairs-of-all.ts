import { Worker } from 'node:worker_threads';
import type { Db } from '#server/platform/db/index.ts';
import type { PairKind } from '../matching/index.ts';
import { listAfter, listedHeadings } from './store-listing.ts';

/** A list as it is handed to the thread that links it: text in memory that threads share. */
export interface ListToLink {
  readonly headings: readonly string[];
  readonly text: Uint8Array;
}
export type Told =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  /** Row numbers, left below right, by turns; in rising order of the left. */
  | { readonly kind: 'pairs'; readonly rows: Int32Array };

export interface AllPairs {
  /** Ids of all records, in their order. */
  readonly ids: readonly string[];
  /** Places in `ids`: which two may be one. */
  readonly rows: Int32Array;
}

const SLICE = 5000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Which records of a kind may be one: the whole table linked as one list, which takes a minute where asking for each record by itself takes
 * hours. Works in threads of its own, so that the server answers meanwhile. `onProgress` may throw, and the threads end.
 */
export async function pairsOfAll(
  db: Db,
  kind: PairKind,
  onProgress: (share: number) => Promise<void>,
): Promise<AllPairs> {
  const { ids, text } = await readAll(db, kind, onProgress);
  if (ids.length < 2) return { ids, rows: new Int32Array(0) };
  return { ids, rows: await link({ headings: listedHeadings[kind], text }, onProgress) };
}

async function readAll(db: Db, kind: PairKind, onProgress: (share: number) => Promise<void>) {
  const ids: string[] = [];
  const pieces: Buffer[] = [];
  let bytes = 0;
  for (let after = FIRST; ; ) {
    const rows = await listAfter(db, kind, after, SLICE);
    const last = rows.at(-1);
    if (last === undefined) break;
    for (const { id } of rows) ids.push(id);
    const piece = Buffer.from(rows.map(({ cells }) => `${cells.map(quoted).join(',')}\n`).join(''));
    pieces.push(piece);
    bytes += piece.length;
    after = last.id;
    await onProgress(0);
  }
  const text = new Uint8Array(new SharedArrayBuffer(bytes));
  let at = 0;
  for (const piece of pieces) {
    text.set(piece, at);
    at += piece.length;
  }
  return { ids, text };
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`;

function link(list: ListToLink, onProgress: (share: number) => Promise<void>): Promise<Int32Array> {
  const worker = new Worker(new URL('./link-all.worker.ts', import.meta.url), { workerData: list });
  const found = new Promise<Int32Array>((done, failed) => {
    worker.once('error', failed);
    worker.once('exit', (code) => failed(new Error(`the thread that links records ended with ${code}`)));
    worker.on('message', (told: Told) => {
      if (told.kind === 'pairs') done(told.rows);
      else onProgress(told.done / told.of).catch(failed);
    });
  });
  return found.finally(() => worker.terminate());
}
