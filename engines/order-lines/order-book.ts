import { ScoringRefusal } from '#engines/scoring/model.ts';

/** Order lines as columns. Codes are places in `customers`, `orders` and `products`; -1 where the list has no such column. */
export interface OrderBook {
  readonly lines: number;
  readonly customers: readonly string[];
  readonly orderCount: number;
  readonly products: readonly string[];
  /** A product's description as first met; its own number where there is none. */
  readonly names: readonly string[];
  readonly customer: Int32Array;
  readonly order: Int32Array;
  readonly product: Int32Array;
  /** Days since 1 January 1970. */
  readonly day: Int32Array;
  /** Negative where something came back; 1 where the list has no such column. */
  readonly quantity: Float64Array;
  /** Value of the line, negative where it came back; NaN where it is not known or in another currency than most. */
  readonly amount: Float64Array;
  /** NaN where unknown. */
  readonly margin: Float64Array;
  readonly hasAmounts: boolean;
  readonly currency: string | null;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly findings: readonly Finding[];
}

/** Something that a person should know about the list: what was found, and what was done about it. */
export interface Finding {
  readonly code: string;
  readonly count: number;
  readonly text: { readonly de: string; readonly en: string };
}

/** Thrown where nothing can be said about a list; the words tell why and what to do. */
export class OrderListRefusal extends ScoringRefusal {}
