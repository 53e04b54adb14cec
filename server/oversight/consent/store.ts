import { sql } from 'kysely';
import type { Channel, Objection } from '#engines/contact-law/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';
import type { ConsentFact } from './consent-state.ts';

export type ConsentSource =
  | 'web_form'
  | 'double_opt_in_email'
  | 'voice'
  | 'paper'
  | 'email_reply'
  | 'chat'
  | 'in_person'
  | 'import'
  | 'person';

export interface ConsentRow {
  readonly contactKey: Buffer;
  readonly contactPoint: string | null;
  readonly channel: Channel;
  readonly purposes: readonly string[];
  readonly kind: 'given' | 'presumed' | 'withdrawn' | 'retracted';
  readonly retracts: string | null;
  readonly documented: boolean;
  readonly wording: string | null;
  readonly wordingVersion: string | null;
  readonly source: ConsentSource;
  readonly proof: Readonly<Record<string, unknown>>;
  readonly at: Date | null;
  readonly importId: string | null;
  readonly fingerprint: Buffer;
}

export interface Recorder {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
}

/** @returns ids of the rows that were new, by fingerprint in hex; a fact that was already recorded is left as it stands */
export async function insertConsents(
  tx: Db,
  rows: readonly ConsentRow[],
  by: Recorder,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  // 15 parameters a row: PostgreSQL takes 65,535 in one statement.
  for (let from = 0; from < rows.length; from += 1_000) {
    const inserted = await tx
      .insertInto('oversight.consent')
      .values(
        rows.slice(from, from + 1_000).map((row) => ({
          contact_key: row.contactKey,
          contact_point: row.contactPoint,
          channel: row.channel,
          purposes: [...row.purposes],
          kind: row.kind,
          retracts: row.retracts,
          documented: row.documented,
          wording: row.wording,
          wording_version: row.wordingVersion,
          source: row.source,
          proof: json(row.proof),
          at: row.at,
          import_id: row.importId,
          fingerprint: row.fingerprint,
          recorded_by: by.id,
          recorded_by_name: by.name,
          recorded_at: by.at,
        })),
      )
      .onConflict((conflict) => conflict.column('fingerprint').doNothing())
      .returning(['id', 'fingerprint'])
      .execute();
    for (const row of inserted) found.set(row.fingerprint.toString('hex'), row.id);
  }
  return found;
}

export interface StoredConsent extends ConsentFact {
  readonly key: string;
}

/** Consent rows of many contact points in one query; those struck out as mistakes are left out. */
export async function findConsents(db: Db, keys: readonly Buffer[]): Promise<readonly StoredConsent[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<StoredConsent>`
    select encode(c.contact_key, 'hex') as key, c.id, c.kind, c.channel, c.purposes, c.documented, c.at,
      c.recorded_at as "recordedAt",
      (select max(u.at) from oversight.consent_use u where u.consent_id = c.id) as "lastUsedAt"
    from oversight.consent c
    where c.contact_key = any(${keys}::bytea[]) and c.kind <> 'retracted'
      and not exists (select from oversight.consent r where r.retracts = c.id)`.execute(db);
  return rows;
}

/** Any pair of numbers no other advisory lock uses. */
const gateLock = 4_747_020;

/**
 * Held by whoever records a "no" (objection, withdrawal) until its transaction ends. A send holds the same lock shared from its last question to
 * the moment the mail server asks for the content: so no sending starts after a "no" is committed. One lock for all, since "no" is rare and
 * writers wait for each other at the log anyway; a lock per contact point would run out of memory in an import of a hundred thousand.
 */
export async function lockGate(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(gateLock)})`.execute(tx);
}

/** On one connection, outside a transaction; waits at most `patienceMs`. @returns false where somebody held the gate all that time */
export async function holdGate(connection: Db, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await sql<{ held: boolean }>`
      select pg_try_advisory_lock_shared(${sql.lit(gateLock)}) as held`.execute(connection);
    if (rows[0]?.held === true) return true;
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function letGateGo(connection: Db): Promise<void> {
  await sql`select pg_advisory_unlock_shared(${sql.lit(gateLock)})`.execute(connection);
}

export interface ActiveObjection {
  readonly key: string;
  readonly scope: Channel | Exclude<Objection, 'none' | 'channel'>;
}

/** Objections that hold now: the newest row of a contact point and scope was not a lifting. */
export async function findObjections(db: Db, keys: readonly Buffer[]): Promise<readonly ActiveObjection[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<ActiveObjection>`
    select key, scope from (
      select distinct on (contact_key, scope) encode(contact_key, 'hex') as key, scope, kind
      from oversight.objection where contact_key = any(${keys}::bytea[])
      order by contact_key, scope, id desc) newest
    where kind = 'raised'`.execute(db);
  return rows;
}

/** Art. 18 GDPR: whoever's data may not be used is as closed to advertising as after an objection to all of it. */
export async function findRestrictions(db: Db, keys: readonly Buffer[]): Promise<readonly ActiveObjection[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<ActiveObjection>`
    select key, 'all_marketing' as scope from (
      select distinct on (contact_key) encode(contact_key, 'hex') as key, kind
      from oversight.restriction where contact_key = any(${keys}::bytea[]) order by contact_key, id desc) newest
    where kind = 'raised'`.execute(db);
  return rows;
}

export interface ObjectionRow {
  readonly contactKey: Buffer;
  readonly scope: Channel | 'all_marketing';
  readonly kind: 'raised' | 'lifted';
  readonly source: string;
  readonly note: string;
  readonly at: Date;
}

export async function insertObjections(tx: Db, rows: readonly ObjectionRow[], by: Recorder): Promise<void> {
  for (let from = 0; from < rows.length; from += 2_000) {
    await tx
      .insertInto('oversight.objection')
      .values(
        rows.slice(from, from + 2_000).map((row) => ({
          contact_key: row.contactKey,
          scope: row.scope,
          kind: row.kind,
          source: row.source,
          note: row.note,
          at: row.at,
          recorded_by: by.id,
          recorded_by_name: by.name,
          recorded_at: by.at,
        })),
      )
      .execute();
  }
}

export async function insertUse(tx: Db, consentId: string, at: Date, usedBy: string): Promise<void> {
  await tx.insertInto('oversight.consent_use').values({ consent_id: consentId, at, used_by: usedBy }).execute();
}

export interface ConsentRecord {
  readonly id: string;
  readonly channel: string;
  readonly contactPoint: string | null;
  readonly purposes: string[];
  readonly kind: string;
  readonly retracts: string | null;
  readonly documented: boolean;
  readonly wording: string | null;
  readonly wordingVersion: string | null;
  readonly source: string;
  readonly proof: Record<string, unknown>;
  readonly at: Date | null;
  readonly recordedByName: string;
  readonly recordedAt: Date;
  readonly struckOut: boolean;
}

const recordColumns = sql`c.id, c.channel, c.contact_point as "contactPoint", c.purposes, c.kind, c.retracts, c.documented, c.wording,
  c.wording_version as "wordingVersion", c.source, c.proof, c.at, c.recorded_by_name as "recordedByName", c.recorded_at as "recordedAt",
  exists (select from oversight.consent r where r.retracts = c.id) as "struckOut"`;

export async function readConsentHistory(db: Db, key: Buffer): Promise<readonly ConsentRecord[]> {
  const { rows } = await sql<ConsentRecord>`
    select ${recordColumns} from oversight.consent c where c.contact_key = ${key} order by c.position desc limit 500`.execute(
    db,
  );
  return rows;
}

export async function readConsent(
  db: Db,
  id: string,
): Promise<(ConsentRecord & { contactKey: Buffer; importId: string | null }) | null> {
  const { rows } = await sql<ConsentRecord & { contactKey: Buffer; importId: string | null }>`
    select ${recordColumns}, c.contact_key as "contactKey", c.import_id as "importId"
    from oversight.consent c where c.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Rows of one import that still stand, for its undoing. */
export async function readImported(
  db: Db,
  importId: string,
): Promise<readonly (ConsentRecord & { contactKey: Buffer })[]> {
  const { rows } = await sql<ConsentRecord & { contactKey: Buffer }>`
    select ${recordColumns}, c.contact_key as "contactKey" from oversight.consent c
    where c.import_id = ${importId} and c.kind <> 'retracted'
      and not exists (select from oversight.consent r where r.retracts = c.id)
    order by c.position`.execute(db);
  return rows;
}

export interface ObjectionRecord {
  readonly scope: string;
  readonly kind: string;
  readonly source: string;
  readonly note: string;
  readonly at: Date;
  readonly recordedByName: string;
  readonly recordedAt: Date;
}

export async function readObjectionHistory(db: Db, key: Buffer): Promise<readonly ObjectionRecord[]> {
  const { rows } = await sql<ObjectionRecord>`
    select scope, kind, source, note, at, recorded_by_name as "recordedByName", recorded_at as "recordedAt"
    from oversight.objection where contact_key = ${key} order by id desc limit 500`.execute(db);
  return rows;
}

export interface GateCounts {
  readonly consents: number;
  readonly documented: number;
  readonly withdrawals: number;
  readonly objections: number;
}

export async function countGate(db: Db): Promise<GateCounts> {
  const { rows } = await sql<GateCounts>`
    select count(*) filter (where kind = 'given') as consents, count(*) filter (where kind = 'given' and documented) as documented,
      count(*) filter (where kind = 'withdrawn') as withdrawals,
      (select count(*) from (
        select distinct on (contact_key, scope) kind from oversight.objection order by contact_key, scope, id desc) o
        where o.kind = 'raised') as objections
    from oversight.consent`.execute(db);
  return rows[0] ?? { consents: 0, documented: 0, withdrawals: 0, objections: 0 };
}
