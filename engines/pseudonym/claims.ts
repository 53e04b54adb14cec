export type StructuredKind =
  | 'email'
  | 'url'
  | 'domain'
  | 'phone'
  | 'iban'
  | 'bic'
  | 'vat'
  | 'card'
  | 'number'
  | 'birth-date'
  | 'plate'
  | 'street'
  | 'place'
  | 'price'
  | 'ip';

/** A stretch of text to hide as a whole. */
export interface StructuredSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: StructuredKind;
}

/** Where patterns that look at a piece of the text put what they found. */
export interface Claiming {
  /** Nobody's, and nobody else may have it. */
  keep(start: number, end: number): void;
  take(start: number, end: number, kind: StructuredKind): void;
}

/** Which stretches are taken; a bit per character would do, a sorted list would not: claims come in any order and any number. */
export class Claims implements Claiming {
  readonly #taken = new Map<number, number>();
  readonly #spans: StructuredSpan[] = [];

  #free(start: number, end: number): boolean {
    // Spans are short: looking at the 64-character blocks they touch is enough.
    for (let block = start >> 6; block <= (end - 1) >> 6; block++) {
      for (let index = this.#taken.get(block) ?? -1; index >= 0; index = this.#next[index] ?? -1) {
        const span = this.#all[index]!;
        if (span.start < end && start < span.end) return false;
      }
    }
    return true;
  }

  readonly #all: { start: number; end: number }[] = [];
  readonly #next: number[] = [];

  #mark(start: number, end: number): void {
    for (let block = start >> 6; block <= (end - 1) >> 6; block++) {
      this.#all.push({ start, end });
      this.#next.push(this.#taken.get(block) ?? -1);
      this.#taken.set(block, this.#all.length - 1);
    }
  }

  keep(start: number, end: number): void {
    if (this.#free(start, end)) this.#mark(start, end);
  }

  take(start: number, end: number, kind: StructuredKind): void {
    if (end <= start || !this.#free(start, end)) return;
    this.#mark(start, end);
    this.#spans.push({ start, end, kind });
  }

  /** The same for somebody who counts from `offset`. */
  from(offset: number): Claiming {
    return {
      keep: (start, end) => this.keep(offset + start, offset + end),
      take: (start, end, kind) => this.take(offset + start, offset + end, kind),
    };
  }

  spans(): StructuredSpan[] {
    return this.#spans.sort((a, b) => a.start - b.start);
  }
}
