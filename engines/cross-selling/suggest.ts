import { createNearest, type Neighbours } from './neighbours.ts';
import type { Purchases } from './purchases.ts';

export interface Suggestion {
  readonly product: number;
  /** Only ranks; see `chance` of a checked list. */
  readonly score: number;
  /** The customer's own product that speaks for it most, how many of its buyers there are, and how many of them bought the suggestion on that day or later. */
  readonly because: { readonly product: number; readonly buyers: number; readonly after: number };
}

/** Half of the weight of a product is gone after so many days: what somebody bought lately says more. */
const HALF_LIFE = 180;

/** Suggests products that customer u neither has nor ever sent back, best first. */
export function createSuggester(purchases: Purchases, neighbours: Neighbours) {
  const { starts, product, last, barred, buyers, lately, today } = purchases;
  const scores = new Float64Array(purchases.products);
  const touched = new Int32Array(purchases.products);
  // What sells lately more than its history says comes first, what has passed its time later.
  const current = Float64Array.from(buyers, (count, code) => Math.sqrt((lately[code]! + 0.5) / (count + 1)));
  return (customer: number, most: number): Suggestion[] => {
    let many = 0;
    const own = barred[customer]!;
    for (let row = starts[customer]!; row < starts[customer + 1]!; row++) {
      const i = product[row]!;
      const weight = 0.5 ** ((today - last[row]!) / HALF_LIFE);
      for (let at = neighbours.starts[i]!; at < neighbours.starts[i + 1]!; at++) {
        const j = neighbours.product[at]!;
        if (scores[j] === 0) touched[many++] = j;
        scores[j]! += weight * neighbours.nearness[at]! * current[j]!;
      }
    }
    const nearest = createNearest(most);
    for (let at = 0; at < many; at++) {
      const j = touched[at]!;
      if (!own.has(j)) nearest.offer(j, scores[j]!);
    }
    for (let at = 0; at < many; at++) scores[touched[at]!] = 0;
    return nearest
      .ordered()
      .map(({ code, value }) => ({ product: code, score: value, because: reasonFor(customer, code) }));
  };

  function reasonFor(customer: number, suggested: number): Suggestion['because'] {
    let best = { value: -1, product: -1, after: 0 };
    for (let row = starts[customer]!; row < starts[customer + 1]!; row++) {
      const i = product[row]!;
      for (let at = neighbours.starts[i]!; at < neighbours.starts[i + 1]!; at++) {
        if (neighbours.product[at] !== suggested) continue;
        const value = neighbours.nearness[at]! * 0.5 ** ((today - last[row]!) / HALF_LIFE);
        if (value > best.value) best = { value, product: i, after: neighbours.after[at]! };
      }
    }
    return { product: best.product, buyers: buyers[best.product]!, after: best.after };
  }
}
