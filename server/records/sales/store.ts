import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface OrderLine {
  readonly position: number;
  readonly productNumber: string | null;
  readonly description: string | null;
  readonly quantity: number | null;
  readonly priceCents: number | null;
  readonly totalCents: number | null;
}

/** The lines of an order in their order; a page shows no more than a thousand. */
export async function linesOf(db: Db, orderId: string): Promise<OrderLine[]> {
  const { rows } = await sql<OrderLine>`
    select position, product_number as "productNumber", description, quantity::float8 as quantity, price_cents as "priceCents",
      total_cents as "totalCents"
    from records.order_line where order_id = ${orderId}::uuid order by position limit 1000`.execute(db);
  return rows;
}
