import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface Snapshot {
  readonly id: number;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly body: Uint8Array;
}

interface Row {
  readonly id: number;
  readonly content_type: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly body: Buffer;
}

/** What the address answered last, for a conditional request and for answers of 304. */
export async function latestSnapshot(db: Db, watchId: string, url: string): Promise<Snapshot | null> {
  const { rows } = await sql<Row>`
    select id, content_type, etag, last_modified, body from intake.snapshot where watch_id = ${watchId} and url = ${url} order by last_seen_at desc limit 1`.execute(
    db,
  );
  const row = rows[0];
  return row
    ? {
        id: row.id,
        contentType: row.content_type,
        etag: row.etag,
        lastModified: row.last_modified,
        body: inflateSync(row.body),
      }
    : null;
}

/** Kept once, by its content: a page found unchanged costs nothing but its date. */
export async function keepSnapshot(
  db: Db,
  one: {
    readonly watchId: string;
    readonly url: string;
    readonly contentType: string | null;
    readonly etag: string | null;
    readonly lastModified: string | null;
    readonly body: Uint8Array;
    readonly at: Date;
  },
): Promise<void> {
  const sha256 = createHash('sha256').update(one.body).digest();
  await sql`
    insert into intake.snapshot (watch_id, url, sha256, content_type, etag, last_modified, body, bytes, first_seen_at, last_seen_at)
    values (${one.watchId}, ${one.url}, ${sha256}, ${one.contentType}, ${one.etag}, ${one.lastModified}, ${deflateSync(one.body, { level: 9 })}, ${one.body.length}, ${one.at}, ${one.at})
    on conflict (watch_id, url, sha256) do update set last_seen_at = excluded.last_seen_at, etag = excluded.etag, last_modified = excluded.last_modified`.execute(
    db,
  );
}

export async function touchSnapshot(db: Db, id: number, at: Date): Promise<void> {
  await sql`update intake.snapshot set last_seen_at = ${at} where id = ${id}`.execute(db);
}
