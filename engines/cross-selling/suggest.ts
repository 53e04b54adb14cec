import { createNearest, type Neighbours } from './neighbours.ts';
import type { Purchases } from './purchases.ts';

export interface Ranked {
  readonly product: number;
  /** Only ranks; see `chanceOf` of a checked list. */
  readonly score: number;
}

/** The customer's own product that speaks for a suggestion most, how many of its buyers there are, and how many of them bought the suggestion on that day or later. */
export interface Because {
  readonly product: number;
  readonly buyers: number;
  readonly after: number;
}

export interface Suggester {
  /** Products that customer u neither has nor ever sent back, best first. */
  rank(customer: number, most: number): Ranked[];
  /** Asked apart, for what is shown: finding the reasons of all that is ranked took ten times as long as ranking. */
  because(customer: number, suggested: number): Because;
}

/** Half of the weight of a product is gone after so many days: what somebody bought lately says more. */
const HALF_LIFE = 180;

export function createSuggester(purchases: Purchases, neighbours: Neighbours): Suggester {
  const { starts, product, last, barred, barredStarts, buyers, lately, today } = purchases;
  const scores = new Float64Array(purchases.products);
  const touched = new Int32Array(purchases.products);
  // What sells lately more than its history says comes first, what has passed its time later.
  const current = Float64Array.from(buyers, (count, code) => Math.sqrt((lately[code]! + 0.5) / (count + 1)));
  const weightOf = (row: number): number => 0.5 ** ((today - last[row]!) / HALF_LIFE);
  return {
    rank(customer, most) {
      let many = 0;
      for (let row = starts[customer]!; row < starts[customer + 1]!; row++) {
        const i = product[row]!;
        const weight = weightOf(row);
        for (let at = neighbours.starts[i]!; at < neighbours.starts[i + 1]!; at++) {
          const j = neighbours.product[at]!;
          if (scores[j] === 0) touched[many++] = j;
          scores[j]! += weight * neighbours.nearness[at]! * current[j]!;
        }
      }
      for (let at = barredStarts[customer]!; at < barredStarts[customer + 1]!; at++) scores[barred[at]!] = 0;
      const nearest = createNearest(most);
      for (let at = 0; at < many; at++) {
        const j = touched[at]!;
        if (scores[j]! > 0) nearest.offer(j, scores[j]!);
        scores[j] = 0;
      }
      return nearest.ordered().map(({ code, value }) => ({ product: code, score: value }));
    },
    because(customer, suggested) {
      let best = { value: -1, product: -1, after: 0 };
      for (let row = starts[customer]!; row < starts[customer + 1]!; row++) {
        const i = product[row]!;
        const end = neighbours.starts[i + 1]!;
        const at = neighbours.product.subarray(neighbours.starts[i]!, end).indexOf(suggested);
        if (at < 0) continue;
        const value = neighbours.nearness[neighbours.starts[i]! + at]! * weightOf(row);
        if (value > best.value) best = { value, product: i, after: neighbours.after[neighbours.starts[i]! + at]! };
      }
      return { product: best.product, buyers: buyers[best.product]!, after: best.after };
    },
  };
}
