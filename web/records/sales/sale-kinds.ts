import type { OrderFields, ProductFields, QuoteFields } from '#contract/records/sales.ts';
import { client } from '../../app/api.ts';
import type { OwnValues } from '../own-fields/own-values.tsx';

export type SaleList = 'products' | 'orders' | 'quotes';
export type FieldShape = 'text' | 'amount' | 'day' | 'status' | 'note';

export interface SaleField {
  readonly key: string;
  readonly shape: FieldShape;
  readonly required?: true;
}

const number: SaleField = { key: 'number', shape: 'text', required: true };
const currency: SaleField = { key: 'currency', shape: 'text' };

/** What a person fills in, in the order of the form and of the panel. */
export const fieldsOf: Readonly<Record<SaleList, readonly SaleField[]>> = {
  products: [
    number,
    { key: 'name', shape: 'text', required: true },
    { key: 'category', shape: 'text' },
    { key: 'unit', shape: 'text' },
    { key: 'priceCents', shape: 'amount' },
    { key: 'costCents', shape: 'amount' },
    currency,
    { key: 'note', shape: 'note' },
  ],
  orders: [
    number,
    { key: 'orderedOn', shape: 'day', required: true },
    { key: 'status', shape: 'text' },
    { key: 'totalCents', shape: 'amount' },
    currency,
  ],
  quotes: [
    number,
    { key: 'sentOn', shape: 'day', required: true },
    { key: 'validUntil', shape: 'day' },
    { key: 'status', shape: 'status' },
    { key: 'answeredOn', shape: 'day' },
    { key: 'totalCents', shape: 'amount' },
    currency,
  ],
};

export const recordKindOf = { products: 'product', orders: 'order', quotes: 'quote' } as const;
export const addressOf = { products: '/produkte', orders: '/auftraege', quotes: '/angebote' } as const;
export const statuses = ['open', 'accepted', 'declined', 'expired'] as const;

export interface Sale {
  readonly id: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, unknown>> & { readonly custom?: OwnValues | undefined };
  readonly company: { readonly id: string; readonly name: string } | null;
  readonly lines: Awaited<ReturnType<typeof client.records.orders.get>>['lines'];
  readonly may: readonly string[];
}

/** The fields of all three; the form fills in those that its kind has, and the server checks each value. */
export type SaleValues = ProductFields & OrderFields & QuoteFields;

export async function createSale(list: SaleList, values: SaleValues): Promise<unknown> {
  const { number = '', name = '', companyId = '', orderedOn = '', sentOn = '' } = values;
  if (list === 'products') return client.records.products.create({ ...values, number, name });
  if (list === 'orders') return client.records.orders.create({ ...values, number, companyId, orderedOn });
  return client.records.quotes.create({ ...values, number, companyId, sentOn });
}

export async function updateSale(
  list: SaleList,
  { id, version }: Pick<Sale, 'id' | 'version'>,
  fields: SaleValues,
): Promise<unknown> {
  return client.records[list].update({ id, version, fields });
}
