import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fail } from '#server/platform/failure.ts';

export type CsvCell = string | number | null;

/** A CSV file that is being written. Cells that a spreadsheet would take for a formula are neutralised by an apostrophe. */
export async function openCsv(path: string, headings: readonly string[]) {
  const file = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  await once(file, 'open').catch((cause: unknown) =>
    fail('file-not-written', { text: `"${path}" cannot be written. Is there such a folder?` }, { cause }),
  );
  let piece = `${headings.join(',')}\n`;
  return {
    async write(cells: readonly CsvCell[]): Promise<void> {
      piece += `${cells.map(cellText).join(',')}\n`;
      if (piece.length < 256 * 1024) return;
      const full = piece;
      piece = '';
      if (!file.write(full)) await once(file, 'drain');
    },
    async close(): Promise<void> {
      file.end(piece);
      await finished(file);
    },
  };
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
