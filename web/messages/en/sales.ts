import type { sales as german } from '../de/sales.ts';
import type { Words } from '../words.ts';

export const sales = {
  products: {
    title: 'Products',
    new: 'Add product',
    edit: 'Edit product',
    emptyTitle: 'No products yet',
    empty: 'Products come with a list or are added one by one.',
  },
  orders: {
    title: 'Orders',
    new: 'Add order',
    edit: 'Edit order',
    emptyTitle: 'No orders yet',
    empty: 'Lotse computes revenue and order rhythm from orders. They come with a list or are added one by one.',
  },
  quotes: {
    title: 'Quotes',
    new: 'Add quote',
    edit: 'Edit quote',
    emptyTitle: 'No quotes yet',
    empty: 'Open quotes without an answer stand in Today. They come with a list or are added one by one.',
  },
  create: 'Add',
  delete: 'Delete',
  openCompany: 'To the company',
  created: 'Added: {number}',
  saved: 'Saved: {number}',
  deleted: 'Deleted: {number}',
  restored: 'Restored: {number}',
  taken: 'This number exists already.',
  badAmount: 'This is not an amount.',
  lines: 'Lines',
  line: {
    product: 'Product',
    number: 'Product number',
    find: 'Find or describe a product',
    quantity: 'Quantity',
    price: 'Unit price',
    total: 'Total',
    add: 'Add a line',
    remove: 'Remove line {position}',
    part: '{part}, line {position}',
    sum: 'Lines together: {sum}',
    bad: {
      what: 'What was ordered?',
      quantity: 'This is not a quantity.',
      price: 'This is not an amount.',
    },
  },
} as const satisfies Words<typeof german>;
