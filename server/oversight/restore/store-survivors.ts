import type pg from 'pg';
import { copyAcross, copyOutText, identifier, keepAccess, readTables } from '#server/platform/backup/index.ts';

/** How much was carried over from the database that a restore replaces. */
export interface Survived {
  readonly objections: number;
  readonly consents: number;
  /** People and API keys that the backup would have let in again, or let do more. */
  readonly access: number;
  readonly auditEntries: number;
  /** The two logs tell different stories from some entry on: that of the replaced database was kept whole. */
  readonly auditDiverged: boolean;
}

const KEPT = [
  ['oversight', 'objection'],
  ['oversight', 'restriction'],
  ['oversight', 'consent'],
  ['oversight', 'consent_use'],
  ['oversight', 'sale_fact'],
  ['oversight', 'audit'],
  ['platform', 'user'],
  ['platform', 'api_key'],
] as const;

/**
 * Objection wins over restore: what people objected to, withdrew or had erased after the backup still holds afterwards,
 * and the log goes on instead of starting anew. In one transaction on the new database.
 */
export async function carryOver(from: pg.Client, to: pg.Client): Promise<Survived> {
  const tables = await readTables(from);
  for (const [schema, name] of KEPT) {
    const table = tables.find((one) => one.schema === schema && one.name === name);
    await to.query(
      `create temp table kept_${name} on commit drop as select * from ${schema}.${identifier(name)} with no data`,
    );
    if (!table) continue;
    await copyAcross(
      from,
      copyOutText(table),
      to,
      `copy kept_${name} (${table.columns.map(identifier).join(', ')}) from stdin`,
    );
  }
  // New numbers in the old order: the newest row of a contact point decides, and rows of the backup may hold the old numbers.
  const objections = await to.query(`
    insert into oversight.objection (contact_key, scope, kind, source, note, at, recorded_by, recorded_by_name, recorded_at)
    select k.contact_key, k.scope, k.kind, k.source, k.note, k.at, k.recorded_by, k.recorded_by_name, k.recorded_at
    from kept_objection k
    where not exists (select 1 from oversight.objection o
      where o.contact_key = k.contact_key and (o.scope, o.kind, o.source, o.note, o.at, o.recorded_by, o.recorded_at)
        = (k.scope, k.kind, k.source, k.note, k.at, k.recorded_by, k.recorded_at))
    order by k.id`);
  await to.query(`
    insert into oversight.restriction (contact_key, kind, reason, by_id, by_name, at)
    select k.contact_key, k.kind, k.reason, k.by_id, k.by_name, k.at from kept_restriction k
    where not exists (select 1 from oversight.restriction r where (r.contact_key, r.kind, r.reason, r.by_id, r.at) = (k.contact_key, k.kind, k.reason, k.by_id, k.at))
    order by k.id`);
  await to.query(`
    update oversight.consent c set contact_point = null, proof = '{}' from kept_consent k
    where k.id = c.id and k.contact_point is null and c.contact_point is not null`);
  const consents = await to.query(`
    insert into oversight.consent (id, contact_key, contact_point, channel, purposes, kind, retracts, documented, wording,
      wording_version, source, proof, at, import_id, fingerprint, recorded_by, recorded_by_name, recorded_at)
    select k.id, k.contact_key, k.contact_point, k.channel, k.purposes, k.kind, k.retracts, k.documented, k.wording,
      k.wording_version, k.source, k.proof, k.at, k.import_id, k.fingerprint, k.recorded_by, k.recorded_by_name, k.recorded_at
    from kept_consent k where not exists (select 1 from oversight.consent c where c.id = k.id or c.fingerprint = k.fingerprint)
    order by k.position`);
  await to.query(`
    insert into oversight.consent_use (consent_id, at, used_by)
    select k.consent_id, k.at, k.used_by from kept_consent_use k join oversight.consent c on c.id = k.consent_id
    where not exists (select 1 from oversight.consent_use u where (u.consent_id, u.at, u.used_by) = (k.consent_id, k.at, k.used_by))
    order by k.id`);
  // Also what was struck out: a door that was closed after the backup stays closed.
  await to.query(`
    update oversight.sale_fact f set contact_point = null, proof = '{}' from kept_sale_fact k
    where k.id = f.id and k.contact_point is null and f.contact_point is not null`);
  await to.query(`
    insert into oversight.sale_fact (id, contact_key, contact_point, kind, retracts, sale, sold_on, goods, collection_notice,
      each_use_notice, proof, recorded_by, recorded_by_name, recorded_at)
    select k.id, k.contact_key, k.contact_point, k.kind, k.retracts, k.sale, k.sold_on, k.goods, k.collection_notice,
      k.each_use_notice, k.proof, k.recorded_by, k.recorded_by_name, k.recorded_at
    from kept_sale_fact k where not exists (select 1 from oversight.sale_fact f where f.id = k.id) order by k.position`);
  const access = await carryOverAccess(to);
  const { entries, diverged } = await carryOverAudit(to);
  return {
    objections: objections.rowCount ?? 0,
    consents: consents.rowCount ?? 0,
    access,
    auditEntries: entries,
    auditDiverged: diverged,
  };
}

/**
 * Who was shut out after the backup stays out, and nobody gets back a role that was taken from them. Whom the backup knows and the replaced
 * database does not was removed since, but only where that database grew out of the backup: its log then holds the backup's last entry.
 * After a new start in an empty database everybody of the backup would be missing there, and nobody could sign in. What the backup does not
 * know (people invited later) is lost with the rest.
 */
async function carryOverAccess(to: pg.Client): Promise<number> {
  const { rows } = await to.query<{ grown: boolean }>(`
    select exists (select 1 from kept_audit k join (select seq, hash from oversight.audit order by seq desc limit 1) a using (seq)
      where k.hash = a.hash) as grown`);
  return keepAccess(to, { users: 'kept_user', keys: 'kept_api_key', complete: rows[0]?.grown === true });
}

async function carryOverAudit(to: pg.Client): Promise<{ entries: number; diverged: boolean }> {
  const { rows } = await to.query<{ differ: boolean }>(
    'select exists (select 1 from kept_audit k join oversight.audit a using (seq) where a.hash <> k.hash) as differ',
  );
  const diverged = rows[0]?.differ === true;
  if (diverged) {
    // Two chains cannot be joined; this installation's own is the one its anchor vouches for.
    await to.query('alter table oversight.audit disable trigger user');
    await to.query('delete from oversight.audit');
    await to.query('alter table oversight.audit enable trigger user');
  }
  const added = await to.query(`
    insert into oversight.audit select k.* from kept_audit k
    where not exists (select 1 from oversight.audit a where a.seq = k.seq) order by k.seq`);
  return { entries: added.rowCount ?? 0, diverged };
}
