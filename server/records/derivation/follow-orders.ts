import type { Observation, ObservedLine } from '#server/intake/observations/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { Decision } from '../matching/index.ts';
import { upsertLines } from './store-following.ts';

export interface Line {
  readonly order_id: string;
  readonly position: number | null;
  readonly product_number: string | null;
  readonly description: string | null;
  readonly quantity: string | null;
  readonly price_cents: number | null;
  readonly total_cents: number | null;
}

/** Takes over the lines of orders. Several rows of a file may each bring one line of the same order; the same line again is one line. */
export async function keepLines(
  tx: Db,
  orders: readonly { readonly observation: Observation; readonly decision: Decision | undefined }[],
): Promise<void> {
  const lines = orders.flatMap(({ observation, decision }): Line[] => {
    const value = observation.fields['lines']?.value;
    if (!Array.isArray(value) || decision === undefined || decision.verdict === 'nobody') return [];
    return (value as readonly ObservedLine[]).map((line) => ({
      order_id: decision.recordId,
      position: Number.isInteger(line.position) ? (line.position ?? null) : null,
      product_number: line.product_number?.trim() || null,
      description: line.description?.trim() || null,
      quantity: line.quantity === null || line.quantity === undefined ? null : String(line.quantity),
      price_cents: line.price_cents ?? null,
      total_cents: line.total_cents ?? null,
    }));
  });
  if (lines.length > 0) await upsertLines(tx, lines);
}
