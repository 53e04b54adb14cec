import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';

interface By {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
}

export async function insertErasure(tx: Db, key: Buffer, report: unknown, by: By): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into oversight.erasure (contact_key, report, by_id, by_name, at)
    values (${key}, ${json(report)}, ${by.id}, ${by.name}, ${by.at}) returning id`.execute(tx);
  return rows[0]!.id;
}

export async function insertRestriction(
  tx: Db,
  key: Buffer,
  row: { readonly kind: 'raised' | 'lifted'; readonly reason: string; readonly by: By },
): Promise<void> {
  await sql`
    insert into oversight.restriction (contact_key, kind, reason, by_id, by_name, at)
    values (${key}, ${row.kind}, ${row.reason}, ${row.by.id}, ${row.by.name}, ${row.by.at})`.execute(tx);
}

export async function restrictedKeys(db: Db, keys: readonly Buffer[]): Promise<number> {
  if (keys.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select distinct on (contact_key) kind from oversight.restriction where contact_key = any(${[...keys]}::bytea[])
      order by contact_key, id desc) newest where kind = 'raised'`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface RetentionRule {
  readonly kind: string;
  readonly version: number;
  readonly months: number | null;
  readonly byName: string;
  readonly at: Date;
}

export async function currentRetention(db: Db): Promise<readonly RetentionRule[]> {
  const { rows } = await sql<RetentionRule>`
    select distinct on (kind) kind, version, months, by_name as "byName", at from oversight.retention order by kind, version desc`.execute(
    db,
  );
  return rows;
}

/** @returns false where somebody else has just written this version */
export async function insertRetention(
  tx: Db,
  row: {
    readonly kind: string;
    readonly version: number;
    readonly months: number | null;
    readonly reason: string;
    readonly by: By;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into oversight.retention (kind, version, months, reason, by_id, by_name, at)
    values (${row.kind}, ${row.version}, ${row.months}, ${row.reason}, ${row.by.id}, ${row.by.name}, ${row.by.at}) on conflict do nothing`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

// The two places that lie below: proposals and consents belong to oversight itself.

const about = (ids: readonly string[], values: readonly string[]) =>
  sql`(subject_id = any(${[...ids]}::text[]) or exists (select from unnest(${[...values]}::text[]) v (value)
    where lower(payload::text) ~ v.value or lower(evidence::text) ~ v.value))`;

export async function findProposalsAbout(db: Db, ids: readonly string[], values: readonly string[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select kind, state, payload, evidence, edits, reason, producer, created_at, decided_at from oversight.proposal where ${about(ids, values)}`.execute(
    db,
  );
  return rows;
}

export async function eraseProposalsAbout(tx: Db, ids: readonly string[], values: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update oversight.proposal set payload = '{}', evidence = '[]', edits = null, result = null, reason = null, dedupe_key = null,
      state = case when state in ('open', 'later', 'unsure') then 'superseded' else state end, version = version + 1
    where ${about(ids, values)} and payload <> '{}'`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function findConsentRows(db: Db, keys: readonly Buffer[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select 'consent' as record, contact_point, channel, kind, purposes, wording, wording_version, source, proof, at, recorded_at
    from oversight.consent where contact_key = any(${[...keys]}::bytea[])
    union all
    select 'sale_fact', contact_point, 'email', kind, array[goods], collection_notice, null, sale, proof, sold_on, recorded_at
    from oversight.sale_fact where contact_key = any(${[...keys]}::bytea[])
    union all
    select 'objection', null, scope, kind, null, note, null, source, null, at, recorded_at
    from oversight.objection where contact_key = any(${[...keys]}::bytea[])
    union all
    select 'restriction', null, null, kind, null, reason, null, null, null, at, at
    from oversight.restriction where contact_key = any(${[...keys]}::bytea[])`.execute(db);
  return rows;
}

/** The one change that the append-only rows allow: the plain contact point and personal proof go, hash and moment stay. */
export async function eraseConsentRows(tx: Db, keys: readonly Buffer[]): Promise<{ erased: number; kept: number }> {
  let erased = 0;
  for (const table of ['oversight.consent', 'oversight.sale_fact'] as const) {
    const { numAffectedRows } = await sql`
      update ${sql.table(table)} set contact_point = null, proof = '{}'
      where contact_key = any(${[...keys]}::bytea[]) and contact_point is not null`.execute(tx);
    erased += Number(numAffectedRows ?? 0);
  }
  const { rows } = await sql<{ kept: number }>`
    select (select count(*) from oversight.consent where contact_key = any(${[...keys]}::bytea[]))::int
      + (select count(*) from oversight.objection where contact_key = any(${[...keys]}::bytea[]))::int as kept`.execute(
    tx,
  );
  return { erased, kept: rows[0]?.kept ?? 0 };
}

/** Decided long ago: what was decided and when stays, what it said goes. */
export async function forgetProposals(tx: Db, before: Date, count: boolean): Promise<number> {
  const old = sql`decided_at < ${before} and state in ('applied', 'rejected') and payload <> '{}'`;
  if (count) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from oversight.proposal where ${old}`.execute(
      tx,
    );
    return rows[0]?.n ?? 0;
  }
  const { numAffectedRows } = await sql`
    update oversight.proposal set payload = '{}', evidence = '[]', edits = null, result = null, reason = null, version = version + 1
    where ${old}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
