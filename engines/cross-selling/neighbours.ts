import type { Purchases } from './purchases.ts';

/** For every product the products that its buyers have as well, nearest first. */
export interface Neighbours {
  /** Neighbours of product i: `starts[i]` to `starts[i + 1]`. */
  readonly starts: Int32Array;
  readonly product: Int32Array;
  readonly nearness: Float32Array;
  /** Buyers of i who bought the neighbour on the same day or later. */
  readonly after: Int32Array;
}

export interface NeighbourConfig {
  /** Buyers added to both products before they are compared: two who share two buyers are no pair yet. */
  readonly shrinkage: number;
  /** What a neighbour bought before i counts against one bought after: the order in which things are bought tells what comes next. */
  readonly before: number;
  readonly kept: number;
  /** Products of one customer looked at, newest first: a wholesaler with two thousand says little about any pair. */
  readonly mostPerCustomer: number;
}

/** Chosen on an early part of one list (README.md); neighbouring values do as well. */
export const NEIGHBOURS: NeighbourConfig = { shrinkage: 10, before: 0.3, kept: 50, mostPerCustomer: 400 };

/**
 * Item-item nearness with shrinkage (Sarwar et al. 2001; Deshpande and Karypis 2004): customers of i who have j too, later ones in full and earlier ones in
 * part, each counting 1 / √(their products), over (buyers of i + s) · √(buyers of j + s).
 */
export function learnNeighbours(purchases: Purchases, config: NeighbourConfig = NEIGHBOURS): Neighbours {
  const { customers, products, starts, product, first, buyers, eligible } = purchases;
  const from = Int32Array.from({ length: customers }, (_, u) =>
    Math.max(starts[u]!, starts[u + 1]! - config.mostPerCustomer),
  );
  // Rows of one product together, so that a product is done in one go.
  const rowStarts = new Int32Array(products + 1);
  for (let u = 0; u < customers; u++)
    for (let row = from[u]!; row < starts[u + 1]!; row++) rowStarts[product[row]! + 1]! += 1;
  for (let i = 0; i < products; i++) rowStarts[i + 1]! += rowStarts[i]!;
  const rows = new Int32Array(rowStarts[products]!);
  const owner = new Int32Array(rowStarts[products]!);
  const next = rowStarts.slice();
  for (let u = 0; u < customers; u++)
    for (let row = from[u]!; row < starts[u + 1]!; row++) {
      const place = next[product[row]!]!++;
      rows[place] = row;
      owner[place] = u;
    }
  const weight = Float64Array.from(
    { length: customers },
    (_, u) => 1 / Math.sqrt(Math.max(1, starts[u + 1]! - starts[u]!)),
  );
  const scale = Float64Array.from(buyers, (count) => 1 / Math.sqrt(count + config.shrinkage));
  const sums = new Float64Array(products);
  const counts = new Int32Array(products);
  const touched = new Int32Array(products);
  const found = { product: [] as number[], nearness: [] as number[], after: [] as number[] };
  const ends = new Int32Array(products + 1);
  for (let i = 0; i < products; i++) {
    let many = 0;
    for (let place = rowStarts[i]!; place < rowStarts[i + 1]!; place++) {
      const u = owner[place]!;
      const since = first[rows[place]!]!;
      for (let row = from[u]!; row < starts[u + 1]!; row++) {
        const j = product[row]!;
        if (eligible[j] === 0) continue;
        if (sums[j] === 0) touched[many++] = j;
        const later = first[row]! >= since;
        sums[j]! += later ? weight[u]! : weight[u]! * config.before;
        if (later) counts[j]! += 1;
      }
    }
    const nearest = createNearest(config.kept);
    for (let at = 0; at < many; at++) {
      const j = touched[at]!;
      // One buyer of both is a coincidence.
      if (j !== i && counts[j]! >= 2) nearest.offer(j, (sums[j]! / (buyers[i]! + config.shrinkage)) * scale[j]!);
    }
    for (const { code, value } of nearest.ordered()) {
      found.product.push(code);
      found.nearness.push(value);
      found.after.push(counts[code]!);
    }
    for (let at = 0; at < many; at++) {
      sums[touched[at]!] = 0;
      counts[touched[at]!] = 0;
    }
    ends[i + 1] = found.product.length;
  }
  return {
    starts: ends,
    product: Int32Array.from(found.product),
    nearness: Float32Array.from(found.nearness),
    after: Int32Array.from(found.after),
  };
}

/** Keeps the k largest of what is offered; most offers fail at one comparison. Equal values: the lower code first. */
export function createNearest(k: number) {
  const codes: number[] = [];
  const values: number[] = [];
  const before = (a: number, b: number): boolean =>
    values[a]! < values[b]! || (values[a] === values[b] && codes[a]! > codes[b]!);
  const swap = (a: number, b: number): void => {
    [codes[a], codes[b]] = [codes[b]!, codes[a]!];
    [values[a], values[b]] = [values[b]!, values[a]!];
  };
  return {
    offer(code: number, value: number): void {
      if (codes.length < k) {
        codes.push(code);
        values.push(value);
        for (let at = codes.length - 1; at > 0 && before(at, (at - 1) >> 1); at = (at - 1) >> 1)
          swap(at, (at - 1) >> 1);
        return;
      }
      if (value < values[0]! || (value === values[0] && code > codes[0]!)) return;
      codes[0] = code;
      values[0] = value;
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let least = at;
        if (left < k && before(left, least)) least = left;
        if (right < k && before(right, least)) least = right;
        if (least === at) break;
        swap(at, least);
        at = least;
      }
    },
    ordered: (): { code: number; value: number }[] =>
      codes.map((code, at) => ({ code, value: values[at]! })).sort((a, b) => b.value - a.value || a.code - b.code),
  };
}
