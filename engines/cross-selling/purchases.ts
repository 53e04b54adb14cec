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
  /** Products never to be suggested to a customer: what they have and what they sent back. One set per customer. */
  readonly barred: readonly ReadonlySet<number>[];
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

/** Sums lines up into who has what, as known on `today`; later lines are not looked at. `names` beside the numbers help to know fees. */
export function gatherPurchases(lines: PurchaseLines, today: number, names: readonly string[] = []): Purchases {
  const { customers, products } = lines;
  const held: Map<number, { first: number; last: number }>[] = Array.from({ length: customers }, () => new Map());
  const barred = Array.from({ length: customers }, () => new Set<number>());
  const lastSold = new Int32Array(products.length).fill(-1_000_000);
  const marginSum = new Float64Array(products.length);
  const marginLines = new Int32Array(products.length);
  for (let line = 0; line < lines.day.length; line++) {
    const [customer, product, day] = [lines.customer[line]!, lines.product[line]!, lines.day[line]!];
    if (day > today || product < 0) continue;
    barred[customer]!.add(product);
    if (lines.quantity[line]! <= 0 || lines.amount[line]! <= 0) continue;
    const known = held[customer]!.get(product);
    if (!known) held[customer]!.set(product, { first: day, last: day });
    else {
      if (day < known.first) known.first = day;
      if (day > known.last) known.last = day;
    }
    if (day > lastSold[product]!) lastSold[product] = day;
    if (!Number.isNaN(lines.margin[line]!)) {
      marginSum[product]! += lines.margin[line]!;
      marginLines[product]! += 1;
    }
  }
  const total = held.reduce((sum, own) => sum + own.size, 0);
  const starts = new Int32Array(customers + 1);
  const [product, first, last] = [new Int32Array(total), new Int32Array(total), new Int32Array(total)];
  const buyers = new Int32Array(products.length);
  const lately = new Int32Array(products.length);
  let at = 0;
  for (const [customer, own] of held.entries()) {
    for (const [code, days] of [...own].sort((a, b) => a[1].first - b[1].first || a[0] - b[0])) {
      product[at] = code;
      first[at] = days.first;
      last[at] = days.last;
      buyers[code]! += 1;
      if (days.last > today - LATELY) lately[code]! += 1;
      at += 1;
    }
    starts[customer + 1] = at;
  }
  return {
    customers,
    products: products.length,
    starts,
    product,
    first,
    last,
    barred,
    buyers,
    lately,
    eligible: Uint8Array.from(products, (name, code) =>
      buyers[code]! >= LEAST_BUYERS && lastSold[code]! > today - STILL_SOLD && !isFee(name) && !isFee(names[code] ?? '')
        ? 1
        : 0,
    ),
    margin: marginSum.map((sum, code) => (marginLines[code]! > 0 ? sum / marginLines[code]! : Number.NaN)),
    today,
  };
}
