import type { Table } from '#engines/linkage/index.ts';
import { declaredDelimiter, likelyDelimiter } from '#engines/text/delimiter.ts';
import { fail } from '#server/platform/failure.ts';
import { type CellsRead, type CellsTask, createRowReader, fileColumn, readCells } from './cells.ts';
import { loadText } from './load-text.ts';
import type { Threads } from './threads.ts';

const MOST_COLUMNS = 1000;
const LF = 10;
/** Below this a second thread costs more than it gives. */
const WORTH_SPLITTING = 4_000_000;

/**
 * A CSV file as columns in which every distinct cell is held once. Cells are hashed as bytes while they are found, and become strings only when somebody
 * reads them: that is what makes a million rows a matter of a second. Given threads, each reads its own columns of the one text.
 * @throws Failure `file-missing`, `file-empty`, `file-too-large`, `file-damaged`, `file-not-text`, `too-many-columns`
 */
export async function readTable(path: string, threads?: Threads): Promise<Table> {
  const text = await loadText(path);
  const head = text.toString('utf8', 0, Math.min(text.length, 20_000));
  const declared = declaredDelimiter(head);
  const sign = declared ?? likelyDelimiter(head, (one) => firstWidths(text, one.charCodeAt(0)));
  if (sign.length !== 1 || sign.charCodeAt(0) > 127)
    fail('file-not-text', { path, text: `${path}: no delimiter found that parts the columns.` });
  const delimiter = sign.charCodeAt(0);
  const reader = createRowReader(text, delimiter, declared ? text.indexOf(LF) + 1 : 0);
  do reader.read();
  while (reader.isBlank() && reader.at() < text.length);
  if (reader.isBlank()) fail('file-empty', { path, text: `${path} holds no headings and no rows.` });
  const headings: string[] = [];
  for (let k = 0; k < reader.place.length; k += 2)
    headings.push(text.toString('utf8', reader.place[k]!, reader.place[k + 1]!).trim() || `column ${k / 2 + 1}`);
  if (headings.length > MOST_COLUMNS)
    fail('too-many-columns', {
      limit: MOST_COLUMNS,
      text: `${path} has ${headings.length} columns, more than ${MOST_COLUMNS}. Is the delimiter right?`,
    });
  const task: CellsTask = {
    text,
    delimiter,
    headings: distinctNames(headings),
    from: reader.at(),
    wanted: [...headings.keys()],
  };
  const read = threads && text.length > WORTH_SPLITTING ? await readSplit(task, threads) : readCells(task);
  return { rows: read.rows, columns: read.columns.map(fileColumn) };
}

/** How many cells the first rows have when they are parted so; blank rows are left out. */
function firstWidths(text: Uint8Array, delimiter: number): number[] {
  const reader = createRowReader(text, delimiter, 0);
  const widths: number[] = [];
  while (reader.at() < Math.min(text.length, 100_000) && widths.length < 200) {
    reader.read();
    const filled = reader.place.some((start, k) => k % 2 === 0 && hasSigns(text, start, reader.place[k + 1]!));
    if (filled) widths.push(reader.place.length / 2);
  }
  return widths;
}

function hasSigns(text: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at]! > 32) return true;
  return false;
}

/** Every thread goes over the whole text and keeps some of the columns. */
async function readSplit(task: CellsTask, threads: Threads): Promise<CellsRead> {
  const shares = dealColumns(task, threads.count);
  const parts = await threads.readCells(shares.map((wanted) => ({ ...task, wanted })));
  const columns = parts.flatMap((part, share) =>
    part.columns.map((column, at) => ({ column, at: shares[share]![at]! })),
  );
  columns.sort((a, b) => a.at - b.at);
  return { rows: parts[0]!.rows, columns: columns.map(({ column }) => column) };
}

/** Columns to threads so that each has about as much to do: a distinct cell costs most, then its length. Judged by the first rows. */
function dealColumns({ text, delimiter, from, headings }: CellsTask, count: number): number[][] {
  const reader = createRowReader(text, delimiter, from);
  const seen = headings.map(() => new Set<string>());
  const lengths = headings.map(() => 0);
  const ROWS = 500;
  for (let row = 0; row < ROWS && reader.at() < text.length; row++) {
    reader.read();
    headings.forEach((_, k) => {
      const start = reader.place[k * 2] ?? 0;
      const end = reader.place[k * 2 + 1] ?? 0;
      seen[k]!.add(Buffer.from(text.subarray(start, Math.min(end, start + 100))).toString('latin1'));
      lengths[k]! += end - start;
    });
  }
  const costs = headings.map((_, k) => ({ k, cost: ROWS + seen[k]!.size * 2 + lengths[k]! / 10 }));
  costs.sort((a, b) => b.cost - a.cost || a.k - b.k);
  const shares = Array.from({ length: Math.min(count, headings.length) }, () => ({ columns: [] as number[], cost: 0 }));
  for (const { k, cost } of costs) {
    const least = shares.reduce((best, share) => (share.cost < best.cost ? share : best));
    least.columns.push(k);
    least.cost += cost;
  }
  return shares.map(({ columns }) => columns.sort((a, b) => a - b));
}

/** Two columns of one heading are told apart by a number, so that neither hides the other. */
function distinctNames(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const times = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, times);
    return times === 1 ? heading : `${heading} (${times})`;
  });
}
