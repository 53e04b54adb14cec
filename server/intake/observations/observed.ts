export type ObservationKind = 'company' | 'person' | 'deal' | 'product' | 'order' | 'quote' | 'activity' | 'task';

/** One line of an order, as a value of the field `lines`. Quantities as decimal text, amounts in cents. */
export interface ObservedLine {
  readonly position?: number | null;
  readonly product_number?: string | null;
  readonly description?: string | null;
  readonly quantity?: string | number | null;
  readonly price_cents?: number | null;
  readonly total_cents?: number | null;
}

export interface ObservedField {
  readonly value: string | number | boolean | null | readonly ObservedLine[];
  /** As it stood in the source, where cleaning changed it. */
  readonly original?: string;
  /** Cell, line or snippet: `Kunden!C17`. */
  readonly place?: string;
  /** 0 to 1. */
  readonly confidence?: number;
}

/** Keys are columns of the record (`postal_code`) or `custom.<key>`. Days `YYYY-MM-DD`, moments ISO texts, amounts cents. */
export type ObservedFields = Readonly<Record<string, ObservedField>>;
