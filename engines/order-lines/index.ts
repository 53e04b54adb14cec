export { type CustomerDays, customersOf } from './customers-of.ts';
export { findColumns, type LineColumns, type LineRole } from './find-columns.ts';
export { type Finding, type OrderBook, OrderListRefusal } from './order-book.ts';
export { createOrderBook, type OrderBookBuilder } from './read-lines.ts';
