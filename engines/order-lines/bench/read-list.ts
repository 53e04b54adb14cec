import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createOrderBook, findColumns, type OrderBook } from '../index.ts';

/** Reads a packed CSV of order lines for a bench; the product reads files through server/intake/sheets. */
export function readList(path: string): OrderBook {
  const lines = gunzipSync(readFileSync(path)).toString().trim().split(/\r?\n/);
  const cellsOf = (line: string) =>
    Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), (found) => found[1] ?? found[2] ?? '');
  const rows = lines.slice(1).map(cellsOf);
  const builder = createOrderBook(findColumns(cellsOf(lines[0]!), rows.slice(0, 3000)));
  for (const row of rows) builder.push(row);
  return builder.finish();
}
