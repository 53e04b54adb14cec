import { wordsOf } from './findings.ts';
import { type Finding, type OrderBook, OrderListRefusal } from './order-book.ts';

/** Orders of one customer, day by day (the input of engines/order-rhythm). */
export interface CustomerDays {
  readonly customer: string;
  /** Days with an order that was worth something, ascending. */
  readonly days: readonly number[];
  readonly values: readonly number[] | null;
  readonly breadth: readonly number[] | null;
  readonly returned: number;
}

/**
 * Order days of every customer up to `today`. A day whose orders were all taken back on the same day, or were worth nothing, is none.
 * @throws OrderListRefusal where everything lies after `today`
 */
export function customersOf(
  book: OrderBook,
  today: number,
): { customers: CustomerDays[]; findings: readonly Finding[] } {
  const lines = Int32Array.from({ length: book.lines }, (_, line) => line).filter((line) => book.day[line]! <= today);
  const day = new Date(today * 86_400_000).toISOString().slice(0, 10);
  if (lines.length === 0) {
    const first = new Date(book.firstDay * 86_400_000).toISOString().slice(0, 10);
    throw new OrderListRefusal('all-later', {
      de: `Alle Bestellungen liegen nach dem Stichtag ${day}; die erste ist vom ${first}.`,
      en: `All orders lie after ${day}; the first is of ${first}.`,
    });
  }
  const later = book.lines - lines.length;
  const findings =
    later > 0
      ? [...book.findings, { code: 'later', count: later, text: wordsOf('later', { count: String(later), day }) }]
      : book.findings;
  const { starts, sorted } = byCustomer(book, lines);
  const customers: CustomerDays[] = [];
  const seen = new Int32Array(book.products.length).fill(-1);
  let stamp = 0;
  for (let customer = 0; customer < book.customers.length; customer++) {
    const own = sorted.subarray(starts[customer]!, starts[customer + 1]!).sort((a, b) => book.day[a]! - book.day[b]!);
    const days: number[] = [];
    const values: number[] = [];
    const breadth: number[] = [];
    let bought = 0;
    let back = 0;
    for (let from = 0; from < own.length; ) {
      const on = book.day[own[from]!]!;
      stamp += 1;
      let [value, worth, products, ordered, counted] = [0, false, 0, 0, false];
      let at = from;
      for (; at < own.length && book.day[own[at]!] === on; at++) {
        const line = own[at]!;
        const amount = book.amount[line]!;
        const known = !Number.isNaN(amount);
        if (known) {
          counted = true;
          value += amount;
          if (amount > 0) bought += amount;
          else back -= amount;
        } else if (book.quantity[line]! > 0) worth = true;
        if (book.quantity[line]! > 0 && (!book.hasAmounts || !known || amount > 0)) {
          ordered += 1;
          const product = book.product[line]!;
          if (product >= 0 && seen[product] !== stamp) {
            seen[product] = stamp;
            products += 1;
          }
        }
      }
      from = at;
      const isOrder = book.hasAmounts ? worth || (counted && value > 0) : ordered > 0;
      if (!isOrder) continue;
      days.push(on);
      values.push(Math.max(0, value));
      breadth.push(products);
    }
    if (days.length === 0) continue;
    customers.push({
      customer: book.customers[customer]!,
      days,
      values: book.hasAmounts ? values : null,
      breadth: book.products.length > 1 ? breadth : null,
      returned: bought > 0 ? Math.min(1, back / bought) : 0,
    });
  }
  return { customers, findings };
}

/** Lines grouped by customer (counting sort). */
function byCustomer(book: OrderBook, lines: Int32Array): { starts: Int32Array; sorted: Int32Array } {
  const starts = new Int32Array(book.customers.length + 1);
  for (const line of lines) starts[book.customer[line]! + 1]! += 1;
  for (let at = 0; at < book.customers.length; at++) starts[at + 1]! += starts[at]!;
  const next = starts.slice();
  const sorted = new Int32Array(lines.length);
  for (const line of lines) {
    const customer = book.customer[line]!;
    sorted[next[customer]!] = line;
    next[customer]! += 1;
  }
  return { starts, sorted };
}
