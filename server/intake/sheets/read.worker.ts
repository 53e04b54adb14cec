import { findHeader, type Mapping, proposeMapping, readRow, type SheetKind } from '#engines/column-mapping/index.ts';
import { Failure } from '#server/platform/failure.ts';
import { groupOrders, type ReadRow } from './group-orders.ts';
import type { ReadLimits } from './limits.ts';
import { openTable } from './open-table.ts';
import type { TableRow } from './read-csv.ts';
import type { Inspection, ReadBatch } from './table-reader.ts';

export interface ReaderTask {
  readonly path: string;
  readonly sheet: string | null;
  readonly limits: ReadLimits;
  readonly kind?: SheetKind;
  /** Left out: only look at the head. */
  readonly read?: {
    readonly mapping: Mapping;
    readonly headerRows: number;
    readonly afterRow: number;
    readonly batchRows: number;
    readonly country: string;
    readonly referenceYear: number;
  };
}
export type ReaderAnswer =
  | { readonly type: 'inspection'; readonly inspection: Inspection }
  | { readonly type: 'batch'; readonly batch: ReadBatch }
  | { readonly type: 'end' }
  | { readonly type: 'failure'; readonly code: string; readonly facts: Record<string, unknown> };

const HEAD_ROWS = 250;
let permits = 0;
let wake: (() => void) | null = null;

/** The reader waits for a word before each batch, so that at most two are in memory. */
async function asked(): Promise<void> {
  while (permits === 0) {
    await new Promise<void>((done) => {
      wake = done;
    });
  }
  permits -= 1;
}

function answer(one: ReaderAnswer): Promise<void> {
  return new Promise((sent) => {
    process.send?.(one, undefined, undefined, () => sent());
  });
}

async function inspect(task: ReaderTask): Promise<void> {
  const table = await openTable(task.path, task);
  const head: TableRow[] = [];
  for await (const row of table.rows()) {
    head.push(row);
    if (head.length >= HEAD_ROWS) break;
  }
  const rows = head.map((row) => row.cells);
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) throw new Failure('file-empty');
  const header = findHeader(rows);
  const headerRows = header.headerRows === 0 ? 0 : (head[header.headerRows - 1]?.rowNo ?? header.headerRows);
  const data = head.slice(header.headerRows).filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const width = Math.max(header.headings.length, ...data.map((row) => row.cells.length));
  const headings = Array.from({ length: width }, (_, at) => (header.headings[at] ?? '').trim() || `Spalte ${at + 1}`);
  const mapping = proposeMapping(
    headings,
    data.map((row) => row.cells),
    task.kind,
  );
  const { format, encoding, delimiter, sheets, sheet, rowsAbout } = table;
  const warnings = head.flatMap((row) => (row.warning ? [{ code: row.warning, row: row.rowNo }] : []));
  const inspection: Inspection = {
    format,
    encoding,
    delimiter,
    sheets,
    sheet,
    rowsAbout: Math.max(0, rowsAbout - headerRows),
    headerRows,
    header: header.found,
    headings,
    sample: data.slice(0, 50).map(({ rowNo, cells }) => ({ rowNo, cells: storable(cells) })),
    mapping,
    warnings,
  };
  await answer({ type: 'inspection', inspection });
}

async function read(task: ReaderTask, plan: NonNullable<ReaderTask['read']>): Promise<void> {
  const table = await openTable(task.path, task);
  const config = { mapping: plan.mapping, defaultCountry: plan.country, referenceYear: plan.referenceYear };
  const grouper = plan.mapping.kind === 'orders' ? groupOrders() : null;
  let rows: ReadRow[] = [];
  let lastRow = plan.afterRow;
  let bytes = 0;
  const send = async () => {
    await asked();
    await answer({ type: 'batch', batch: { rows, lastRow } });
    rows = [];
    bytes = 0;
  };
  for await (const row of table.rows()) {
    if (row.rowNo <= plan.headerRows) continue;
    if (!grouper && row.rowNo <= plan.afterRow) continue;
    const reading = readRow(storable(row.cells), config);
    if (reading.empty) {
      if (!grouper) lastRow = row.rowNo;
      continue;
    }
    const noted = row.warning
      ? { ...reading, faults: [...reading.faults, { code: row.warning, column: null, row: false }] }
      : reading;
    const one: ReadRow = { rowNo: row.rowNo, reading: noted, cells: storable(row.cells) };
    const complete = grouper ? grouper.add(one) : [one];
    rows.push(...complete.filter((done) => done.rowNo > plan.afterRow));
    // Everything above the open order is done; a restart must come back to the order's first row.
    if (!grouper) lastRow = row.rowNo;
    else if (complete.length > 0) lastRow = Math.max(lastRow, row.rowNo - 1);
    bytes += row.cells.length * 20;
    if (rows.length >= plan.batchRows || bytes > 8_000_000) await send();
  }
  if (grouper) rows.push(...grouper.end().filter((done) => done.rowNo > plan.afterRow));
  lastRow = Math.max(lastRow, ...rows.slice(-1).map((row) => row.rowNo));
  if (rows.length > 0) await send();
  await asked();
  await answer({ type: 'end' });
}

async function work(task: ReaderTask): Promise<void> {
  try {
    await (task.read ? read(task, task.read) : inspect(task));
  } catch (error) {
    const failure =
      error instanceof Failure
        ? { code: error.code, facts: { ...error.facts } }
        : { code: 'file-damaged', facts: { detail: error instanceof Error ? error.message : String(error) } };
    await answer({ type: 'failure', ...failure });
  }
  process.disconnect();
}

// The first word is the task, every other one asks for a batch. Whoever started this process and is gone needs it no more.
process.on('message', (word: ReaderTask | 'next') => {
  if (word !== 'next') return void work(word);
  permits += 1;
  wake?.();
});
process.on('disconnect', () => process.exit());

/** As the database can keep them: it takes neither NUL nor half a character. */
function storable(cells: readonly string[]): readonly string[] {
  const odd = (cell: string) => cell.includes('\u0000') || !cell.isWellFormed();
  return cells.some(odd) ? cells.map((cell) => cell.replaceAll('\u0000', '').toWellFormed()) : cells;
}
