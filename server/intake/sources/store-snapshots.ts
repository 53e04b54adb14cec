import { createHash } from 'node:crypto';
import { constants, inflateSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';

export interface Snapshot {
  readonly id: number;
  readonly watchId: string;
  readonly url: string;
  readonly sha256: string;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  /** Bodies unpacked before this one. */
  readonly depth: number;
  /** Null where somebody's data were erased from it. */
  readonly body: Uint8Array | null;
}

interface Row {
  readonly id: number;
  readonly watch_id: string;
  readonly url: string;
  readonly sha256: Buffer;
  readonly content_type: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
  readonly packed: 'deflate' | 'zstd' | 'erased';
  readonly base_id: number | null;
  readonly depth: number;
  readonly body: Buffer;
}

// So many bodies are unpacked at most to read one; with more, damage to one would reach too far.
export const LONGEST_CHAIN = 24;
const LEVEL = 9;
const columns = sql`s.id, s.watch_id, s.url, s.sha256, s.content_type, s.etag, s.last_modified, s.first_seen_at, s.last_seen_at, s.packed, s.base_id, s.depth, s.body`;
const hash = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest();

/** What the address answered last, for a conditional request and for answers of 304. */
export async function latestSnapshot(db: Db, watchId: string, url: string): Promise<Snapshot | null> {
  const { rows } = await sql<{ id: number }>`
    select id from intake.snapshot where watch_id = ${watchId} and url = ${url} order by last_seen_at desc, id desc limit 1`.execute(
    db,
  );
  return rows[0] ? readSnapshot(db, rows[0].id) : null;
}

/**
 * One page as it was, letter by letter. Each body on the way is held against the hash it was stored with.
 * @throws Failure `snapshot-damaged` where what is stored is no longer what was fetched
 */
export async function readSnapshot(db: Db, id: number): Promise<Snapshot | null> {
  const { rows } = await sql<Row>`
    with recursive chain as (
      select ${columns}, 0 as at from intake.snapshot s where s.id = ${id}
      union all
      select ${columns}, c.at + 1 from intake.snapshot s join chain c on s.id = c.base_id where c.at <= ${LONGEST_CHAIN}
    ) select * from chain order by at desc`.execute(db);
  const last = rows.at(-1);
  if (!last) return null;
  let body: Buffer | null = null;
  for (const row of rows) body = unpack(row, body);
  return {
    id: last.id,
    watchId: last.watch_id,
    url: last.url,
    sha256: last.sha256.toString('hex'),
    contentType: last.content_type,
    etag: last.etag,
    lastModified: last.last_modified,
    firstSeenAt: last.first_seen_at,
    lastSeenAt: last.last_seen_at,
    depth: last.depth,
    body,
  };
}

function unpack(row: Row, base: Buffer | null): Buffer | null {
  if (row.packed === 'erased') return null;
  let body: Buffer;
  try {
    body =
      row.packed === 'deflate'
        ? inflateSync(row.body)
        : zstdDecompressSync(row.body, base === null ? {} : { dictionary: base });
  } catch (error) {
    fail('snapshot-damaged', { id: row.id }, { cause: error });
  }
  return hash(body).equals(row.sha256) ? body : fail('snapshot-damaged', { id: row.id });
}

/**
 * Packs a body; with a dictionary only what differs from it takes room. Zstandard instead of deflate, whose window of 32 kB would see
 * neither the beginning of a longer page nor its repetition; instead of a text diff, which needs a format of its own to be read for ever.
 */
export function packBody(body: Uint8Array, dictionary: Uint8Array | null): Buffer {
  const params = {
    [constants.ZSTD_c_compressionLevel]: LEVEL,
    [constants.ZSTD_c_contentSizeFlag]: 1,
    // Room to look back over all of the dictionary.
    ...(dictionary && { [constants.ZSTD_c_windowLog]: windowFor(body.length + dictionary.length) }),
  };
  return zstdCompressSync(body, dictionary === null ? { params } : { params, dictionary });
}

const windowFor = (bytes: number): number => Math.min(24, Math.max(17, Math.ceil(Math.log2(bytes + 1))));

interface NewSnapshot {
  readonly watchId: string;
  readonly url: string;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly body: Uint8Array;
  readonly at: Date;
}

/**
 * Kept once, by its content: a page found unchanged costs nothing but its date, one that changed a little only what changed since
 * `before`, the latest snapshot of this address as far as it can be read.
 */
export async function keepSnapshot(db: Db, one: NewSnapshot, before: Snapshot | null): Promise<number> {
  const sha256 = hash(one.body);
  const known = await sql<{ id: number }>`
    update intake.snapshot set last_seen_at = ${one.at}, etag = ${one.etag}, last_modified = ${one.lastModified}
    where watch_id = ${one.watchId} and url = ${one.url} and sha256 = ${sha256} returning id`.execute(db);
  if (known.rows[0]) return known.rows[0].id;
  const base = before !== null && before.body !== null && before.depth < LONGEST_CHAIN ? before : null;
  const whole = packBody(one.body, null);
  const part = base === null ? null : packBody(one.body, base.body);
  // A page rebuilt from nothing starts a chain of its own.
  const delta = base !== null && part !== null && part.length < whole.length * 0.6 ? { base, part } : null;
  const { rows } = await sql<{ id: number }>`
    insert into intake.snapshot (watch_id, url, sha256, content_type, etag, last_modified, body, bytes, packed, base_id, depth, first_seen_at, last_seen_at)
    values (${one.watchId}, ${one.url}, ${sha256}, ${one.contentType}, ${one.etag}, ${one.lastModified}, ${delta?.part ?? whole}, ${one.body.length}, 'zstd',
      ${delta?.base.id ?? null}, ${delta ? delta.base.depth + 1 : 0}, ${one.at}, ${one.at})
    on conflict (watch_id, url, sha256) do update set last_seen_at = excluded.last_seen_at returning id`.execute(db);
  return rows[0]?.id ?? 0;
}

export async function touchSnapshot(db: Db, id: number, at: Date): Promise<void> {
  await sql`update intake.snapshot set last_seen_at = ${at} where id = ${id}`.execute(db);
}
