import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import type { ChainedEntry } from './chain.ts';

/** Any number no other program on the same database uses for an advisory lock. */
const chainLock = 4_747_010;

export interface StoredEntry extends ChainedEntry {
  readonly hash: Buffer;
}

export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

/** Waits for other writers, then answers the newest entry. The lock holds until the transaction ends. */
export async function lockHead(tx: Db): Promise<Head | null> {
  // Two statements: one would read the head with a snapshot taken before the lock was granted.
  await sql`select pg_advisory_xact_lock(${sql.lit(chainLock)})`.execute(tx);
  return readHead(tx);
}

export async function readHead(db: Db): Promise<Head | null> {
  const { rows } = await sql<Head>`select seq, hash from oversight.audit order by seq desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function readHash(db: Db, seq: number): Promise<Buffer | null> {
  const { rows } = await sql<{ hash: Buffer }>`select hash from oversight.audit where seq = ${seq}`.execute(db);
  return rows[0]?.hash ?? null;
}

export async function insertEntries(tx: Db, entries: readonly StoredEntry[]): Promise<void> {
  const column = <T>(pick: (entry: StoredEntry) => T): T[] => entries.map(pick);
  await sql`
    insert into oversight.audit
      (seq, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, facts, hash)
    select seq, at::timestamptz, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, facts::json, hash
    from unnest(
      ${column((e) => e.seq)}::bigint[], ${column((e) => e.at)}::text[], ${column((e) => e.actorKind)}::text[],
      ${column((e) => e.actorId)}::text[], ${column((e) => e.actorName)}::text[], ${column((e) => e.action)}::text[],
      ${column((e) => e.subjectKind)}::text[], ${column((e) => e.subjectId)}::text[], ${column((e) => e.facts)}::text[],
      ${column((e) => e.hash)}::bytea[]
    ) as e (seq, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, facts, hash)`.execute(tx);
}

const entryColumns = sql`seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "at", actor_kind as "actorKind",
  actor_id as "actorId", actor_name as "actorName", action, subject_kind as "subjectKind", subject_id as "subjectId",
  facts::text as facts, hash`;

/** The entries behind `after`, oldest first: one step of reading the whole log with flat memory. */
export async function readEntries(db: Db, after: number, limit: number): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select ${entryColumns} from oversight.audit where seq > ${after} order by seq limit ${limit}`.execute(db);
  return rows;
}

export async function countEntries(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from oversight.audit`.execute(db);
  return rows[0]?.n ?? 0;
}

export interface AuditFilter {
  readonly actorId?: string | undefined;
  readonly actorKind?: 'person' | 'machine' | 'command' | undefined;
  /** An action, or the start of one up to a dot: `consent` finds `consent.recorded`. */
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  /** Moments; from is included, to is not. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** Newest first, behind `before`. `before` is the sequence number itself, so a page never shifts while entries are added. */
export async function findEntries(
  db: Db,
  filter: AuditFilter,
  before: number | null,
  limit: number,
): Promise<readonly StoredEntry[]> {
  const conditions: RawBuilder<SqlBool>[] = [sql`true`];
  if (before !== null) conditions.push(sql`seq < ${before}`);
  if (filter.actorId !== undefined) conditions.push(sql`actor_id = ${filter.actorId}`);
  if (filter.actorKind !== undefined) conditions.push(sql`actor_kind = ${filter.actorKind}`);
  // A range in byte order ('/' follows '.'), so that the index finds a family of actions as well as one.
  if (filter.action !== undefined) {
    conditions.push(
      sql`(action = ${filter.action} or (action > ${`${filter.action}.`} and action < ${`${filter.action}/`}))`,
    );
  }
  if (filter.subjectKind !== undefined) conditions.push(sql`subject_kind = ${filter.subjectKind}`);
  if (filter.subjectId !== undefined) conditions.push(sql`subject_id = ${filter.subjectId}`);
  if (filter.from !== undefined) conditions.push(sql`at >= ${filter.from}`);
  if (filter.to !== undefined) conditions.push(sql`at < ${filter.to}`);
  const { rows } = await sql<StoredEntry>`
    select ${entryColumns} from oversight.audit where ${sql.join(conditions, sql` and `)}
    order by seq desc limit ${limit}`.execute(db);
  return rows;
}
