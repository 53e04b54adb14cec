import type { WrittenLine } from '#contract/records/sales.ts';
import { readAmount } from '../deals/read-amount.ts';
import type { Sale } from './sale-kinds.ts';

/** A line while somebody types it. */
export interface LineDraft {
  readonly id: string;
  readonly productNumber: string;
  readonly description: string;
  readonly quantity: string;
  readonly price: string;
  /** As it came, for a line that is left as it was: a list may know of a discount that is not in the price. */
  readonly original: Sale['lines'][number] | null;
}

export type LineProblem = 'what' | 'quantity' | 'price';

export const emptyLine = (id: string): LineDraft => ({
  id,
  productNumber: '',
  description: '',
  quantity: '1',
  price: '',
  original: null,
});

export function draftsOf(lines: Sale['lines'], comma: string): LineDraft[] {
  return lines.map((line) => ({
    id: String(line.position),
    productNumber: line.productNumber ?? '',
    description: line.description ?? '',
    quantity: line.quantity === null ? '' : String(line.quantity).replace('.', comma),
    price: line.priceCents === null ? '' : (line.priceCents / 100).toFixed(2).replace('.', comma),
    original: line,
  }));
}

/** An amount that may be taken off, as a discount is; null: none. */
function readSigned(text: string): number | null {
  const clean = text.trim();
  const cents = readAmount(clean.replace(/^[-−]\s*/, ''));
  return cents !== null && /^[-−]/.test(clean) ? -cents : cents;
}

/** Up to three decimals, as an order counts metres and kilograms. */
function readQuantity(text: string): number | null {
  const clean = text.trim().replace(',', '.').replace('−', '-');
  return /^-?\d+(\.\d{1,3})?$/.test(clean) ? Number(clean) : null;
}

export function problemsOf({ productNumber, description, quantity, price }: LineDraft): readonly LineProblem[] {
  return [
    ...(productNumber.trim() || description.trim() ? [] : ['what' as const]),
    ...(quantity.trim() === '' || readQuantity(quantity) !== null ? [] : ['quantity' as const]),
    ...(price.trim() === '' || readSigned(price) !== null ? [] : ['price' as const]),
  ];
}

/** Quantity times price; of a line that nobody touched what came with it. In cents; null: nothing to count with. */
export function totalOf(draft: LineDraft): number | null {
  const [quantity, price] = [readQuantity(draft.quantity), readSigned(draft.price)];
  const { original } = draft;
  if (original && original.quantity === quantity && original.priceCents === price) return original.totalCents;
  return quantity === null || price === null ? null : Math.round(quantity * price);
}

export function sumOf(drafts: readonly LineDraft[]): number | null {
  const totals = drafts.map(totalOf).filter((total) => total !== null);
  return totals.length === 0 ? null : totals.reduce((sum, total) => sum + total, 0);
}

export function writtenLines(drafts: readonly LineDraft[]): WrittenLine[] {
  return drafts.map((draft) => ({
    productNumber: draft.productNumber.trim() || null,
    description: draft.description.trim() || null,
    quantity: readQuantity(draft.quantity),
    priceCents: readSigned(draft.price),
    totalCents: totalOf(draft),
  }));
}
