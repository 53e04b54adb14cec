import { createRandom } from '#engines/numerics/index.ts';
import type { PurchaseLines } from '../purchases.ts';

/** A shop of 500 days in which product n + 1 follows product n within weeks with the chance `follows`; everything else is bought at random. */
export function shopWithSequences(customers: number, products: number, follows: number, seed: number): PurchaseLines {
  const random = createRandom(seed);
  const rows: { customer: number; product: number; day: number }[] = [];
  for (let customer = 0; customer < customers; customer++) {
    let day = random.whole(0, 250);
    let product = random.whole(0, products - 1);
    while (day <= 500) {
      rows.push({ customer, product, day });
      product = random.chance(follows) ? (product + 1) % products : random.whole(0, products - 1);
      day += random.whole(10, 60);
    }
  }
  return {
    customers,
    products: Array.from({ length: products }, (_, at) => `P${at}`),
    customer: rows.map((row) => row.customer),
    product: rows.map((row) => row.product),
    day: rows.map((row) => row.day),
    quantity: rows.map(() => 1),
    amount: rows.map(() => 10),
    margin: rows.map(() => Number.NaN),
  };
}
