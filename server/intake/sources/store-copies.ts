import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import { packBody, readSnapshot } from './store-snapshots.ts';

/**
 * Empties the copies of watched pages that name somebody; that a page was there, and when, stays. Copies that were kept as a difference to
 * an emptied one are packed anew, so that no other page is lost with it.
 *
 * @returns copies emptied, and those that could not be read
 */
export async function eraseFromCopies(
  tx: Db,
  holds: (text: string) => boolean,
): Promise<{ readonly erased: number; readonly unread: number }> {
  const { rows } = await sql<{ id: number; base: number | null }>`
    select id::int8 as id, base_id::int8 as base from intake.snapshot where packed <> 'erased' order by id`.execute(tx);
  const gone = new Set<number>();
  let unread = 0;
  // Bodies are read before any is emptied: one may be needed to read the next.
  const anew: { readonly id: number; readonly body: Uint8Array }[] = [];
  for (const { id, base } of rows) {
    const body = await readSnapshot(tx, id).then(
      (copy) => copy?.body ?? null,
      () => null,
    );
    if (body === null) unread += 1;
    else if (holds(Buffer.from(body).toString('utf8'))) gone.add(id);
    else if (base !== null && gone.has(base)) anew.push({ id, body });
  }
  for (const { id, body } of anew)
    await sql`update intake.snapshot set body = ${packBody(body, null)}, packed = 'zstd', base_id = null, depth = 0 where id = ${id}`.execute(
      tx,
    );
  for (const id of gone)
    await sql`update intake.snapshot set body = ''::bytea, packed = 'erased', base_id = null, depth = 0 where id = ${id}`.execute(
      tx,
    );
  return { erased: gone.size, unread };
}

/** Where and when a page named somebody; the page itself is public. */
export async function copiesNaming(
  db: Db,
  holds: (text: string) => boolean,
): Promise<readonly { readonly url: string; readonly firstSeenAt: Date; readonly lastSeenAt: Date }[]> {
  const { rows } = await sql<{ id: number }>`
    select id::int8 as id from intake.snapshot where packed <> 'erased' order by id`.execute(db);
  const found = [];
  for (const { id } of rows) {
    const copy = await readSnapshot(db, id).catch(() => null);
    if (copy?.body && holds(Buffer.from(copy.body).toString('utf8')))
      found.push({ url: copy.url, firstSeenAt: copy.firstSeenAt, lastSeenAt: copy.lastSeenAt });
  }
  return found;
}
