import {
  orderFieldsSchema,
  orders,
  productFieldsSchema,
  products,
  quoteFieldsSchema,
  quotes,
} from '#contract/records/sales.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { createRecord, deleteRecord, editRecord, restoreRecord } from '../editing/index.ts';
import { type SaleKind, showSale } from './show-sale.ts';

const read = { right: 'records.read' } as const;
const write = { right: 'records.write' } as const;

function writing(
  kind: SaleKind,
  contract: Pick<typeof products | typeof orders | typeof quotes, 'remove' | 'restore'>,
): Route[] {
  const remove = { right: 'records.delete' } as const;
  return [
    route(contract.remove, remove, ({ app, actor, input }) => deleteRecord(app, actor, kind, input.id)),
    route(contract.restore, remove, ({ app, actor, input }) => restoreRecord(app, actor, kind, input.id)),
  ];
}

export const routes: readonly Route[] = [
  route(products.get, read, ({ app, actor, input }) => showSale(app, actor, 'product', input.id, productFieldsSchema)),
  route(products.create, write, ({ app, actor, input }) => createRecord(app, actor, 'product', input)),
  route(products.update, write, ({ app, actor, input }) => editRecord(app, actor, { kind: 'product', ...input })),
  ...writing('product', products),
  route(orders.get, read, ({ app, actor, input }) => showSale(app, actor, 'order', input.id, orderFieldsSchema)),
  route(orders.create, write, ({ app, actor, input }) => createRecord(app, actor, 'order', input)),
  route(orders.update, write, ({ app, actor, input }) => editRecord(app, actor, { kind: 'order', ...input })),
  ...writing('order', orders),
  route(quotes.get, read, ({ app, actor, input }) => showSale(app, actor, 'quote', input.id, quoteFieldsSchema)),
  route(quotes.create, write, ({ app, actor, input }) => createRecord(app, actor, 'quote', input)),
  route(quotes.update, write, ({ app, actor, input }) => editRecord(app, actor, { kind: 'quote', ...input })),
  ...writing('quote', quotes),
];
