export { columnOptions, dayOption, openOrderBook } from './open-order-book.ts';
export { openCsv } from './write-csv.ts';
