export { columnOptions, dayOption, lastDayOf, openOrderBook } from './open-order-book.ts';
export { openCsv } from './write-csv.ts';
