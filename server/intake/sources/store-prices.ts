import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import type { EntryFacts } from './store.ts';

/** A price that stands as it stood goes on; another one begins a row of its own. */
export async function keepPrices(db: Db, watchId: string, entries: readonly EntryFacts[], at: Date): Promise<void> {
  for (const one of entries) {
    const cents = Math.round(Number(one.fields['price']) * 100);
    const { currency = '', unit = null } = one.fields;
    const isFrom = one.fields['from'] === 'yes';
    const { rows } = await sql<{ id: number }>`
      update intake.price set last_seen_at = ${at} where id = (select id from intake.price where watch_id = ${watchId} and product = ${one.name} order by first_seen_at desc, id desc limit 1)
        and cents = ${cents} and currency = ${currency} and is_from = ${isFrom} and unit is not distinct from ${unit}::text returning id`.execute(
      db,
    );
    if (rows.length === 0)
      await sql`insert into intake.price (watch_id, product, cents, currency, unit, is_from, url, snippet, snapshot_id, first_seen_at, last_seen_at)
        values (${watchId}, ${one.name}, ${cents}, ${currency}, ${unit}, ${isFrom}, ${one.url}, ${one.snippet}, ${one.snapshotId ?? null}, ${at}, ${at})`.execute(
        db,
      );
  }
}

export interface PriceRow {
  readonly watchId: string;
  readonly competitor: string;
  readonly product: string;
  readonly cents: number;
  readonly currency: string;
  readonly unit: string | null;
  readonly isFrom: boolean;
  readonly url: string;
  readonly snippet: string;
  readonly snapshotId: number | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** Oldest first within a product. */
export async function listPrices(
  db: Db,
  what: {
    readonly watchId: string | null;
    readonly since: string | null;
    readonly search: string | null;
    readonly limit: number;
  },
): Promise<PriceRow[]> {
  const { rows } = await sql<PriceRow>`
    with wanted as (select distinct p.watch_id, p.product from intake.price p join intake.watch w on w.id = p.watch_id and w.deleted_at is null
        where (${what.watchId}::uuid is null or p.watch_id = ${what.watchId}::uuid) and (${what.search}::text is null or position(lower(${what.search}) in lower(p.product)) > 0)
        order by p.watch_id, p.product limit ${what.limit})
    select p.watch_id as "watchId", w.label as competitor, p.product, p.cents::float8 as cents, p.currency, p.unit, p.is_from as "isFrom", p.url, p.snippet,
      p.snapshot_id as "snapshotId", p.first_seen_at as "firstSeenAt", p.last_seen_at as "lastSeenAt"
    from wanted q join intake.price p on p.watch_id = q.watch_id and p.product = q.product join intake.watch w on w.id = p.watch_id
    where ${what.since}::date is null or p.last_seen_at >= ${what.since}::date
    order by w.label, p.product, p.first_seen_at, p.id`.execute(db);
  return rows;
}
