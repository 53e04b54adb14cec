import { sql } from 'kysely';
import type { AdvertisingPurpose } from '#server/oversight/consent/index.ts';
import type { Db } from '#server/platform/db/index.ts';

export interface OptIn {
  readonly id: string;
  readonly contactKey: Buffer;
  readonly contactPoint: string | null;
  readonly purposes: readonly AdvertisingPurpose[];
  readonly wording: string;
  readonly wordingVersion: string;
  readonly form: string;
  readonly askedFrom: string | null;
  readonly askedAt: Date;
  readonly messageId: string | null;
  readonly expiresAt: Date;
  readonly confirmedAt: Date | null;
}

const columns = sql`id, contact_key as "contactKey", contact_point as "contactPoint", purposes, wording, wording_version as "wordingVersion", form,
  asked_from as "askedFrom", asked_at as "askedAt", message_id as "messageId", expires_at as "expiresAt", confirmed_at as "confirmedAt"`;

export async function insertOptIn(
  tx: Db,
  row: Omit<OptIn, 'confirmedAt' | 'messageId'> & { readonly by: { readonly id: string; readonly name: string } },
): Promise<void> {
  await sql`
    insert into action.opt_in (id, contact_key, contact_point, purposes, wording, wording_version, form, asked_from, asked_at, expires_at,
      created_by, created_by_name)
    values (${row.id}, ${row.contactKey}, ${row.contactPoint}, ${[...row.purposes]}::text[], ${row.wording}, ${row.wordingVersion}, ${row.form},
      ${row.askedFrom}, ${row.askedAt}, ${row.expiresAt}, ${row.by.id}, ${row.by.name})`.execute(tx);
}

export async function setOptInMessage(tx: Db, id: string, messageId: string): Promise<void> {
  await sql`update action.opt_in set message_id = ${messageId} where id = ${id}`.execute(tx);
}

/** Requests of this contact point since a moment; the lock keeps two at once from both being the first. */
export async function countRequests(tx: Db, contactKey: Buffer, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(4747021, ${contactKey.readInt32BE(0)})`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from action.opt_in where contact_key = ${contactKey} and asked_at >= ${since}`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

export async function lockOptIn(tx: Db, id: string): Promise<OptIn | null> {
  const { rows } = await sql<OptIn>`select ${columns} from action.opt_in where id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function findOptIn(db: Db, id: string): Promise<OptIn | null> {
  const { rows } = await sql<OptIn>`select ${columns} from action.opt_in where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function setConfirmed(
  tx: Db,
  id: string,
  row: { readonly at: Date; readonly from: string; readonly consentId: string | null },
): Promise<void> {
  await sql`
    update action.opt_in set confirmed_at = ${row.at}, confirmed_from = ${row.from}, consent_id = ${row.consentId} where id = ${id}`.execute(
    tx,
  );
}

/** Never confirmed and over: the address goes, the fact that somebody asked stays. */
export async function forgetUnconfirmed(db: Db, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update action.opt_in set contact_point = null, asked_from = null
    where confirmed_at is null and expires_at < ${before} and contact_point is not null`.execute(db);
  return Number(numAffectedRows ?? 0);
}
