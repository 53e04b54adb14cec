import type { Observation, ObservedLine } from '#server/intake/observations/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { Decision } from '../matching/index.ts';
import { ordersWrittenByHand, replaceLines, upsertLines } from './store-following.ts';

export interface Line {
  readonly order_id: string;
  readonly position: number | null;
  readonly product_number: string | null;
  readonly description: string | null;
  readonly quantity: string | null;
  readonly price_cents: number | null;
  readonly total_cents: number | null;
}

interface Told {
  readonly observation: Observation;
  readonly decision: Decision | undefined;
}

/**
 * Takes over the lines of orders. Several rows of a file may each bring one line of the same order; the same line again is one line. An
 * edit names its record and tells all lines: they take the place of those there. Over what a person wrote goes only another person's word.
 */
export async function keepLines(tx: Db, orders: readonly Told[]): Promise<void> {
  const isEdit = ({ observation }: Told) => observation.hint.recordId !== undefined;
  await keepFound(
    tx,
    orders.filter((one) => !isEdit(one)),
  );
  for (const { observation, decision } of orders.filter(isEdit)) {
    if (!('lines' in observation.fields) || decision === undefined || decision.verdict === 'nobody') continue;
    const { byPerson } = observation;
    if (!byPerson && (await ordersWrittenByHand(tx, [decision.recordId])).size > 0) continue;
    await replaceLines(tx, decision.recordId, { lines: linesOf({ observation, decision }), byPerson });
  }
}

async function keepFound(tx: Db, orders: readonly Told[]): Promise<void> {
  const lines = orders.flatMap(linesOf);
  if (lines.length === 0) return;
  const settled = await ordersWrittenByHand(tx, [...new Set(lines.map((line) => line.order_id))]);
  const open = lines.filter((line) => !settled.has(line.order_id));
  if (open.length > 0) await upsertLines(tx, open);
}

function linesOf({ observation, decision }: Told): Line[] {
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
}
