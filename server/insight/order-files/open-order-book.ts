import { createOrderBook, findColumns, type LineRole, type OrderBook } from '#engines/order-lines/index.ts';
import { ScoringRefusal } from '#engines/scoring/index.ts';
import { openTextTable } from '#server/intake/sheets/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';

/** Options that name a column where its heading is not understood, for `parseArgs`. */
export const columnOptions = {
  customer: { type: 'string' },
  date: { type: 'string' },
  order: { type: 'string' },
  product: { type: 'string' },
  quantity: { type: 'string' },
  price: { type: 'string' },
  amount: { type: 'string' },
  margin: { type: 'string' },
} as const;

const SAMPLE = 3000;

export interface OrderFile {
  readonly book: OrderBook;
  /** Heading of the column that was taken for each meaning. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Reads an order list from a file. @throws ScoringRefusal, Failure of the reader */
export async function openOrderBook(
  path: string,
  named: Readonly<Partial<Record<LineRole, string | undefined>>>,
  io: Io,
): Promise<OrderFile> {
  const file = await openTextTable(path);
  const wanted: Partial<Record<LineRole, string>> = {};
  for (const role of Object.keys(columnOptions) as (keyof typeof columnOptions)[]) {
    const name = named[role];
    if (name === undefined) continue;
    if (!file.headings.includes(name))
      throw new ScoringRefusal('column-not-found', {
        de: `Die Spalte „${name}“ gibt es nicht. Vorhanden: ${file.headings.slice(0, 12).join(', ')}.`,
        en: `There is no column "${name}". There are: ${file.headings.slice(0, 12).join(', ')}.`,
      });
    wanted[role] = name;
  }
  const sample: (readonly string[])[] = [];
  for await (const batch of file.batches()) {
    for (const { cells } of batch.slice(0, SAMPLE - sample.length)) sample.push(cells);
    if (sample.length >= SAMPLE) break;
  }
  const columns = findColumns(file.headings, sample, wanted);
  const builder = createOrderBook(columns);
  let rows = 0;
  let said = 0;
  for await (const batch of file.batches()) {
    for (const { cells } of batch) builder.push(cells);
    rows += batch.length;
    if (io.signal.aborted) break;
    if (rows - said >= 100_000) {
      said = rows;
      io.progress(say(`${rows} von etwa ${file.lines} Zeilen gelesen`, `read ${rows} of about ${file.lines} rows`));
    }
  }
  const taken = Object.entries(columns.at).map(([role, at]) => [role, file.headings[at]!]);
  return { book: builder.finish(), columns: Object.fromEntries(taken) };
}

/** The day to judge on where none was named: the last one of the list that is not still to come, for typing errors lie in the future too. */
export function lastDayOf(book: OrderBook, now: Date): number {
  const today = Math.floor(now.getTime() / 86_400_000);
  const past = book.day.reduce((last, day) => (day <= today && day > last ? day : last), Number.NEGATIVE_INFINITY);
  return Number.isFinite(past) ? past : book.lastDay;
}

/** A day option as days since 1970; undefined where it was not given. */
export function dayOption(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== value)
    return misuse(
      `--${option}: ein Tag wie 2026-11-21, nicht „${value}“.`,
      `--${option} takes a day as YYYY-MM-DD, and "${value}" is none.`,
    );
  return day / 86_400_000;
}
