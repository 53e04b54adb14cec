import {
  type Because,
  checkSuggestions,
  createSuggester,
  gatherPurchases,
  learnNeighbours,
  type PurchaseLines,
} from '#engines/cross-selling/index.ts';
import type { Checked } from './store.ts';

export interface SuggestionTask {
  readonly lines: Omit<PurchaseLines, 'quantity' | 'amount' | 'margin'> & { readonly bought: Int8Array };
  readonly names: readonly string[];
  /** What a line of each product is usually worth to us, in cents: its margin where costs are known, else its value; NaN where unknown. */
  readonly worthCents: Float64Array;
  readonly today: number;
  readonly most: number;
}

export interface Suggested {
  readonly customer: number;
  readonly product: number;
  readonly chance: number | null;
  readonly because: Because;
  /** Of all customers. */
  readonly buyers: number;
}

export interface SuggestionAnswer {
  readonly suggested: readonly Suggested[];
  readonly checked: Checked | null;
}

/** Of so many likely products those are shown that are worth most. */
const LOOKED_AT = 12;

/** Suggestions for everybody, and how those of ninety days ago did. Pure, for a worker. */
export function makeSuggestions({ lines, names, worthCents, today, most }: SuggestionTask): SuggestionAnswer {
  const unknown = new Float64Array(lines.day.length).fill(Number.NaN);
  const all: PurchaseLines = { ...lines, quantity: lines.bought, amount: unknown, margin: unknown };
  const check = checkSuggestions(all, today, names);
  const purchases = gatherPurchases(all, today, names);
  const suggester = createSuggester(purchases, learnNeighbours(purchases));
  const suggested: Suggested[] = [];
  for (let customer = 0; customer < lines.customers; customer++) {
    const found = suggester.rank(customer, LOOKED_AT).map((one) => {
      const chance = check?.chanceOf(one.score) ?? null;
      const cents = worthCents[one.product]!;
      return { ...one, chance, worth: (chance ?? one.score) * (Number.isNaN(cents) ? 1 : cents) };
    });
    for (const one of found.toSorted((a, b) => b.worth - a.worth).slice(0, most)) {
      const buyers = purchases.buyers[one.product]!;
      const because = suggester.because(customer, one.product);
      suggested.push({ customer, product: one.product, chance: one.chance, because, buyers });
    }
  }
  const popular = check && Math.max(check.popularity.hitRate, check.popularityLately.hitRate);
  return {
    suggested,
    checked: check && {
      customers: check.customers,
      hitRate: check.engine.hitRate,
      popular: popular ?? 0,
      boughtOf100: check.bought,
      better: check.engine.hitRate > (popular ?? 0),
    },
  };
}
