/** One line of an order list: codes from 0, days from any fixed day, quantity below zero where it came back. */
export interface PurchaseLines {
  readonly customers: number;
  readonly products: readonly string[];
  readonly customer: ArrayLike<number>;
  readonly product: ArrayLike<number>;
  readonly day: ArrayLike<number>;
  readonly quantity: ArrayLike<number>;
  /** Value of the line; NaN where unknown, zero for samples. */
  readonly amount: ArrayLike<number>;
  /** Margin of the line; NaN where unknown. */
  readonly margin: ArrayLike<number>;
}

/** Who has which product since when: rows of one customer stand together, oldest first. */
export interface Purchases {
  readonly customers: number;
  readonly products: number;
  /** Rows of customer u: `starts[u]` to `starts[u + 1]`. */
  readonly starts: Int32Array;
  readonly product: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Products never to be suggested to customer u, what they have and what they sent back: `barred` from `barredStarts[u]` to `barredStarts[u + 1]`. */
  readonly barredStarts: Int32Array;
  readonly barred: Int32Array;
  /** Whether a product may be suggested at all: sold lately, to three customers at least, and not a fee. */
  readonly eligible: Uint8Array;
  /** Customers that have it, and those who bought it within the last quarter. */
  readonly buyers: Int32Array;
  readonly lately: Int32Array;
  /** Mean margin of a line sold; NaN where unknown. */
  readonly margin: Float64Array;
  readonly today: number;
}

const FEE =
  /^(?:versand\w*|fracht\w*|porto\w*|verpackung\w*|versicherung|rabatt\w*|skonto|gutschein\w*|anzahlung|mindermengen\w*|express\w*|nachnahme\w*|maut\w*|energie\w*zuschlag|zuschlag|postage|shipping|freight|carriage|handling|discount|manual|adjustment|bank charges|amazon ?fee|samples?|dotcom postage|cruk commission|post|dot|pads|m|d|s|c2|adjust\w*)$/i;
const LATELY = 90;
const STILL_SOLD = 180;
const LEAST_BUYERS = 3;

/** Whether a line is a fee, a discount or an adjustment by its number or name: nobody is sold postage. */
export function isFee(text: string): boolean {
  return FEE.test(text.trim());
}

/** Line numbers with those of one customer together: those of u from `starts[u]` to `starts[u + 1]`, in the order of the list. */
export function linesByCustomer({ customers, customer }: Pick<PurchaseLines, 'customers' | 'customer'>) {
  const starts = new Int32Array(customers + 1);
  for (let line = 0; line < customer.length; line++) starts[customer[line]! + 1]! += 1;
  for (let u = 0; u < customers; u++) starts[u + 1]! += starts[u]!;
  const next = starts.slice();
  const line = new Int32Array(customer.length);
  for (let at = 0; at < customer.length; at++) line[next[customer[at]!]!++] = at;
  return { starts, line };
}

/** Sums lines up into who has what, as known on `today`; later lines are not looked at. `names` beside the numbers help to know fees. */
export function gatherPurchases(lines: PurchaseLines, today: number, names: readonly string[] = []): Purchases {
  const { customers, products } = lines;
  const grouped = linesByCustomer(lines);
  const starts = new Int32Array(customers + 1);
  const barredStarts = new Int32Array(customers + 1);
  const [product, first, last] = [0, 1, 2].map(() => new Int32Array(lines.day.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const barred = new Int32Array(lines.day.length);
  const sums = createSums(products.length);
  // By product: the customer it was last seen with (counted from 1), and the row of that customer's purchase.
  const barredFor = new Int32Array(products.length);
  const heldBy = new Int32Array(products.length);
  const rowOf = new Int32Array(products.length);
  let [rows, barredRows] = [0, 0];
  for (let u = 0; u < customers; u++) {
    for (let at = grouped.starts[u]!; at < grouped.starts[u + 1]!; at++) {
      const line = grouped.line[at]!;
      const [code, day] = [lines.product[line]!, lines.day[line]!];
      if (day > today || code < 0) continue;
      if (barredFor[code] !== u + 1) {
        barredFor[code] = u + 1;
        barred[barredRows++] = code;
      }
      if (lines.quantity[line]! <= 0 || lines.amount[line]! <= 0) continue;
      if (heldBy[code] !== u + 1) {
        heldBy[code] = u + 1;
        rowOf[code] = rows;
        product[rows] = code;
        first[rows] = day;
        last[rows] = day;
        rows += 1;
      } else {
        const row = rowOf[code]!;
        if (day < first[row]!) first[row] = day;
        if (day > last[row]!) last[row] = day;
      }
      sums.sold(code, day, lines.margin[line]!);
    }
    for (let row = starts[u]!; row < rows; row++) sums.held(product[row]!, last[row]! > today - LATELY);
    oldestFirst({ product, first, last }, starts[u]!, rows);
    starts[u + 1] = rows;
    barredStarts[u + 1] = barredRows;
  }
  const { buyers, lately, lastSold, margin } = sums;
  return {
    customers,
    products: products.length,
    starts,
    product: product.slice(0, rows),
    first: first.slice(0, rows),
    last: last.slice(0, rows),
    barredStarts,
    barred: barred.slice(0, barredRows),
    buyers,
    lately,
    eligible: Uint8Array.from(products, (name, code) =>
      buyers[code]! >= LEAST_BUYERS && lastSold[code]! > today - STILL_SOLD && !isFee(name) && !isFee(names[code] ?? '')
        ? 1
        : 0,
    ),
    margin: margin(),
    today,
  };
}

/** What all customers together did with each product. */
function createSums(products: number) {
  const lastSold = new Int32Array(products).fill(-1_000_000);
  const buyers = new Int32Array(products);
  const lately = new Int32Array(products);
  const marginSum = new Float64Array(products);
  const marginLines = new Int32Array(products);
  return {
    buyers,
    lately,
    lastSold,
    sold(code: number, day: number, margin: number): void {
      if (day > lastSold[code]!) lastSold[code] = day;
      if (Number.isNaN(margin)) return;
      marginSum[code]! += margin;
      marginLines[code]! += 1;
    },
    held(code: number, isLate: boolean): void {
      buyers[code]! += 1;
      if (isLate) lately[code]! += 1;
    },
    margin: () => marginSum.map((sum, code) => (marginLines[code]! > 0 ? sum / marginLines[code]! : Number.NaN)),
  };
}

type Rows = Readonly<Record<'product' | 'first' | 'last', Int32Array>>;

/** Sorts the few rows of one customer in place, by first purchase, then product: no object per row, of which there are millions. */
function oldestFirst({ product, first, last }: Rows, from: number, to: number): void {
  const order = Array.from({ length: to - from }, (_, at) => from + at).sort(
    (a, b) => first[a]! - first[b]! || product[a]! - product[b]!,
  );
  for (const column of [product, first, last]) {
    const sorted = order.map((row) => column[row]!);
    column.set(sorted, from);
  }
}
