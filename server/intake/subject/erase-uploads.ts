import { readFile, stat } from 'node:fs/promises';
import { openTable, openZip, READ_LIMITS } from '#server/intake/sheets/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { findFile } from '#server/platform/files/index.ts';
import { takeFromDeliveries, uploads } from './store.ts';

interface Uploads {
  /** Files that hold the person; they go as a whole once the erasure is committed. */
  readonly erased: number;
  /** Files that could not be read or are being imported just now. */
  readonly kept: number;
}

/** A line cannot be cut out of a spreadsheet without making another file of it: the upload goes, what was taken over from it stays. */
export async function eraseUploads(app: App, tx: Db, holds: (text: string) => boolean): Promise<Uploads> {
  let erased = 0;
  let kept = 0;
  for (const { fileId, busy } of await uploads(tx)) {
    const path = await findFile(app, fileId).then(
      (file) => file.path,
      () => null,
    );
    if (path === null) continue;
    const found = busy ? null : await fileHolds(path, holds).catch(() => null);
    if (found === null) kept += 1;
    if (found !== true) continue;
    await takeFromDeliveries(tx, fileId);
    await app.jobs.send(tx, 'intake.remove-upload', { fileId });
    erased += 1;
  }
  return { erased, kept };
}

/** A table cell by cell, an archive of pages page by page. @throws where nobody can read it */
async function fileHolds(path: string, holds: (text: string) => boolean): Promise<boolean> {
  const zip = await openZip(path, READ_LIMITS).catch(() => null);
  try {
    if (zip === null || zip.has('[Content_Types].xml'))
      return await tableHolds(path, holds).catch(() => textHolds(path, holds));
    for (const name of zip.names()) if (!name.endsWith('/') && holds(await zip.text(name))) return true;
    return false;
  } finally {
    zip?.close();
  }
}

async function tableHolds(path: string, holds: (text: string) => boolean): Promise<boolean> {
  const { sheets } = await openTable(path, { limits: READ_LIMITS });
  for (const sheet of sheets.length > 0 ? sheets.map(({ name }) => name) : [null]) {
    const table = await openTable(path, { sheet, limits: READ_LIMITS });
    for await (const { cells } of table.rows()) if (holds(cells.join('\t'))) return true;
  }
  return false;
}

const MOST_TEXT_BYTES = 64 * 1024 ** 2;

/** A page or a note that is no table. @throws where it is no text, or too much to look through */
async function textHolds(path: string, holds: (text: string) => boolean): Promise<boolean> {
  if ((await stat(path)).size > MOST_TEXT_BYTES) throw new Error('too long');
  const text = new TextDecoder('utf-8').decode(await readFile(path));
  if (text.includes('\0')) throw new Error('no text');
  return holds(text);
}
