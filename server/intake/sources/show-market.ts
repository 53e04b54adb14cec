import type { App } from '#server/platform/app.ts';
import { listPrices } from './store-prices.ts';

const DAYS = 86_400_000;

/** Prices of named competitors over time: each product with the prices it had, since when, and the words and page that prove it. */
export async function showMarket(
  app: App,
  ask: {
    readonly sourceId?: string | undefined;
    readonly since?: string | undefined;
    readonly search?: string | undefined;
    readonly limit: number;
  },
) {
  const rows = await listPrices(app.db, {
    watchId: ask.sourceId ?? null,
    since: ask.since ?? null,
    search: ask.search ?? null,
    limit: ask.limit,
  });
  const products = [...Map.groupBy(rows, ({ watchId, product }) => `${watchId} ${product}`).values()].flatMap(
    (points) => {
      const [first, last] = [points[0], points.at(-1)];
      if (!first || !last) return [];
      const comparable = first.currency === last.currency && first.unit === last.unit && first.cents !== last.cents;
      return [
        {
          sourceId: last.watchId,
          competitor: last.competitor,
          product: last.product,
          unit: last.unit,
          currency: last.currency,
          cents: last.cents,
          /** Against the first price in view; null where it did not change or is another unit. */
          changePercent: comparable ? Math.round((last.cents / first.cents - 1) * 1000) / 10 : null,
          /** No longer on the page for more than a month. */
          gone: app.clock.now().getTime() - last.lastSeenAt.getTime() > 31 * DAYS,
          points: points.map((one) => ({
            cents: one.cents,
            currency: one.currency,
            from: one.isFrom,
            firstSeenAt: one.firstSeenAt.toISOString(),
            lastSeenAt: one.lastSeenAt.toISOString(),
            snippet: one.snippet,
            url: one.url,
            snapshotId: one.snapshotId,
          })),
        },
      ];
    },
  );
  return { products };
}
