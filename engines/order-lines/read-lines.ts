import { isMissing, readDay, readNumber, readPlainNumber } from '#engines/scoring/read-cells.ts';
import type { DecimalMark } from '#engines/text/index.ts';
import type { LineColumns, LineRole } from './find-columns.ts';
import { columnsMissing, nothingLeft, wordsOf } from './findings.ts';
import { type Finding, type OrderBook, OrderListRefusal } from './order-book.ts';
import { createRowSet, growing, interner } from './storage.ts';

export interface OrderBookBuilder {
  push(cells: readonly string[]): void;
  /** @throws OrderListRefusal where no line can be used */
  finish(): OrderBook;
}

const CANCELLED = /storn|cancel|annull|gelöscht|deleted|void/i;
const CREDITED = /gutschrift|retour|rückgabe|credit|return|refund/i;
/** 1990-01-01: 1.1.1900 and 1.1.1970 are what programs write for "no date". */
const OLDEST = 7305;
const CURRENCY = /€|\$|£|\b(?:EUR|USD|CHF|GBP|PLN|CZK|SEK|DKK|NOK|HUF)\b/i;
const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP' };

/**
 * Reads order lines row by row. Exact copies of a row count once, cancelled ones not at all; a credit note is a return whatever its sign. Nothing is
 * guessed: a row without customer or readable date is left out and counted in the findings.
 */
export function createOrderBook(columns: LineColumns): OrderBookBuilder {
  const { at } = columns;
  if (at.customer === undefined || at.date === undefined)
    throw new OrderListRefusal('columns-missing', columnsMissing(at));
  const cellOf = (cells: readonly string[], role: LineRole): string =>
    at[role] === undefined ? '' : (cells[at[role]] ?? '');
  const numberOf = (cells: readonly string[], role: LineRole): number => {
    if (at[role] === undefined) return Number.NaN;
    const cell = cells[at[role]] ?? '';
    const mark: DecimalMark | null = columns.decimal[role] ?? null;
    return readPlainNumber(cell, mark) ?? readNumber(cell, mark);
  };
  const [customers, orders, products, currencies] = [interner(), interner(), interner(), interner()];
  const names: string[] = [];
  const stored = {
    customer: growing(Int32Array),
    order: growing(Int32Array),
    product: growing(Int32Array),
    day: growing(Int32Array),
    currency: growing(Int32Array),
    quantity: growing(Float64Array),
    amount: growing(Float64Array),
    margin: growing(Float64Array),
  };
  const seen = at.order !== undefined || at.product !== undefined ? createRowSet() : null;
  const days = new Map<string, number>();
  const counts = {
    rows: 0,
    copies: 0,
    customerless: 0,
    dateless: 0,
    ancient: 0,
    cancelled: 0,
    returns: 0,
    worthless: 0,
  };
  const dayOf = (cell: string): number => {
    // Times of the day make a million different cells of a few hundred days.
    const text = cell.length > 10 && cell.charCodeAt(4) === 45 && cell.charCodeAt(7) === 45 ? cell.slice(0, 10) : cell;
    let day = days.get(text);
    if (day === undefined) {
      day = readDay(text, columns.dateOrder);
      days.set(text, day);
    }
    return day;
  };
  return {
    push(cells) {
      counts.rows += 1;
      const customer = cellOf(cells, 'customer').trim();
      if (isMissing(customer)) {
        counts.customerless += 1;
        return;
      }
      const day = dayOf(cellOf(cells, 'date'));
      if (Number.isNaN(day)) {
        counts.dateless += 1;
        return;
      }
      if (day < OLDEST) {
        counts.ancient += 1;
        return;
      }
      if (seen && !seen.add(cells)) {
        counts.copies += 1;
        return;
      }
      const status = cellOf(cells, 'status');
      if (status !== '' && CANCELLED.test(status)) {
        counts.cancelled += 1;
        return;
      }
      let quantity = at.quantity === undefined ? 1 : numberOf(cells, 'quantity');
      const price = numberOf(cells, 'price');
      let amount = at.amount === undefined ? price * quantity : numberOf(cells, 'amount');
      if (Number.isNaN(quantity)) quantity = amount < 0 ? -1 : 1;
      if (quantity < 0 || amount < 0 || (status !== '' && CREDITED.test(status))) {
        counts.returns += 1;
        quantity = -Math.abs(quantity);
        amount = -Math.abs(amount);
      } else if (amount === 0 || quantity === 0) counts.worthless += 1;
      const product = at.product === undefined ? -1 : products.codeOf(cellOf(cells, 'product').trim());
      if (product === names.length) names.push(cellOf(cells, 'description').trim() || products.names[product]!);
      stored.customer.push(customers.codeOf(customer));
      stored.order.push(at.order === undefined ? -1 : orders.codeOf(cellOf(cells, 'order').trim()));
      stored.product.push(product);
      stored.day.push(day);
      stored.quantity.push(quantity);
      stored.amount.push(amount);
      stored.margin.push(numberOf(cells, 'margin'));
      stored.currency.push(currencies.codeOf(currencyOf(cells)));
    },
    finish() {
      const lines = stored.day.length;
      if (lines === 0) throw new OrderListRefusal('no-usable-lines', nothingLeft(counts));
      const amount = stored.amount.done();
      const order = stored.order.done();
      const findings: Finding[] = [];
      const say = (code: string, count: number, facts: Readonly<Record<string, string>> = {}) => {
        if (count > 0) findings.push({ code, count, text: wordsOf(code, { count: String(count), ...facts }) });
      };
      const currency = keepOneCurrency(stored.currency.done(), currencies.names, amount, say);
      say('order-totals-repeated', at.order === undefined ? 0 : countTotalsOnce(order, orders.names.length, amount));
      say('copies', counts.copies);
      say('no-customer', counts.customerless);
      say('no-date', counts.dateless);
      say('ancient', counts.ancient);
      say('cancelled', counts.cancelled);
      say('returns', counts.returns);
      const hasAmounts = amount.some((value) => value > 0);
      say(hasAmounts ? 'worthless' : 'all-worthless', counts.worthless);
      const day = stored.day.done();
      return {
        lines,
        customers: customers.names,
        orderCount: orders.names.length,
        products: products.names,
        names,
        customer: stored.customer.done(),
        order,
        product: stored.product.done(),
        day,
        quantity: stored.quantity.done(),
        amount,
        margin: stored.margin.done(),
        hasAmounts,
        currency,
        firstDay: day.reduce((a, b) => Math.min(a, b)),
        lastDay: day.reduce((a, b) => Math.max(a, b)),
        findings,
      };
    },
  };

  function currencyOf(cells: readonly string[]): string {
    if (at.currency !== undefined) return cellOf(cells, 'currency').trim().toUpperCase();
    const cell = cellOf(cells, at.amount === undefined ? 'price' : 'amount');
    // A plain number, as nearly always: one look at its last character.
    const end = cell.charCodeAt(cell.length - 1);
    if (end >= 48 && end <= 57 && cell.charCodeAt(0) < 58 && cell.charCodeAt(0) !== 36) return '';
    const sign = CURRENCY.exec(cell)?.[0] ?? '';
    return SIGNS[sign] ?? sign.toUpperCase();
  }
}

type Say = (code: string, count: number, facts?: Readonly<Record<string, string>>) => void;

/** Amounts of two currencies must not be added: those of the rarer ones become unknown. */
function keepOneCurrency(codes: Int32Array, names: readonly string[], amount: Float64Array, say: Say): string | null {
  const counts = new Array<number>(names.length).fill(0);
  for (const code of codes) counts[code]! += 1;
  const named = names.flatMap((name, code) => (name === '' ? [] : [code])).sort((a, b) => counts[b]! - counts[a]!);
  const main = named[0];
  if (main === undefined) return null;
  let others = 0;
  // A line that names no currency is in the usual one.
  for (const [line, code] of codes.entries())
    if (code !== main && names[code] !== '') {
      amount[line] = Number.NaN;
      others += 1;
    }
  say('currencies', others, {
    currency: names[main]!,
    others: named
      .slice(1, 5)
      .map((code) => names[code])
      .join(', '),
  });
  return names[main]!;
}

/** Exports of order heads joined with lines repeat the order's total on every line: then it counts once. @returns orders so treated */
function countTotalsOnce(order: Int32Array, orders: number, amount: Float64Array): number {
  const first = new Int32Array(orders).fill(-1);
  const lines = new Int32Array(orders);
  const alike = new Uint8Array(orders).fill(1);
  for (const [line, code] of order.entries()) {
    if (Number.isNaN(amount[line]!)) continue;
    if (first[code] === -1) first[code] = line;
    else if (amount[first[code]!] !== amount[line]) alike[code] = 0;
    lines[code]! += 1;
  }
  let several = 0;
  let repeated = 0;
  for (let code = 0; code < orders; code++)
    if (lines[code]! > 1) {
      several += 1;
      repeated += alike[code]!;
    }
  if (several < 5 || repeated < 0.95 * several) return 0;
  for (const [line, code] of order.entries()) if (alike[code] === 1 && line !== first[code]) amount[line] = 0;
  return repeated;
}
