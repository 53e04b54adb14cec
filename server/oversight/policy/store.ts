import { sql } from 'kysely';
import type { Role } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { Mode } from './autonomy.ts';

export interface PolicyRow {
  readonly kind: string;
  readonly role: Role | '*';
  readonly version: number;
  readonly mode: Mode;
  readonly share: number;
  readonly minConfidence: number;
  readonly reason: string;
  /** The role has no rule of its own any more; mode, share and threshold are those that held until then. */
  readonly ended: boolean;
  readonly changedByName: string;
  readonly changedAt: Date;
}

const columns = sql`kind, role, version, mode, share, min_confidence as "minConfidence", reason, ended, changed_by_name as "changedByName",
  changed_at as "changedAt"`;

/** The rows that hold now, newest per kind and role. */
export async function currentPolicies(db: Db): Promise<readonly PolicyRow[]> {
  const { rows } = await sql<PolicyRow>`
    select distinct on (kind, role) ${columns} from oversight.policy order by kind, role, version desc`.execute(db);
  return rows;
}

/** The row of this role, else the one for everybody. */
export async function findPolicy(db: Db, kind: string, role: Role | '*'): Promise<PolicyRow | null> {
  const { rows } = await sql<PolicyRow>`
    select * from (
      select distinct on (role) ${columns} from oversight.policy where kind = ${kind} and role in (${role}, '*')
      order by role, version desc) newest
    where not ended order by (role = '*') limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function policyHistory(db: Db, kind: string): Promise<readonly PolicyRow[]> {
  const { rows } = await sql<PolicyRow>`
    select ${columns} from oversight.policy where kind = ${kind} order by changed_at desc, version desc limit 200`.execute(
    db,
  );
  return rows;
}

/** @returns false where somebody else has just written this version */
export async function insertPolicy(tx: Db, row: PolicyRow & { readonly changedBy: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into oversight.policy
      (kind, role, version, mode, share, min_confidence, reason, ended, changed_by, changed_by_name, changed_at)
    values (${row.kind}, ${row.role}, ${row.version}, ${row.mode}, ${row.share}, ${row.minConfidence}, ${row.reason},
      ${row.ended}, ${row.changedBy}, ${row.changedByName}, ${row.changedAt})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Stated confidences of what was proposed since then; of everybody, or for those in charge with this role. */
export async function confidencesSince(
  db: Db,
  kind: string,
  role: Role | '*',
  since: Date,
): Promise<readonly (number | null)[]> {
  const { rows } = await sql<{ confidence: number | null }>`
    select round(confidence::numeric, 4)::float8 as confidence from oversight.proposal
    where kind = ${kind} and created_at >= ${since} and (${role} = '*' or role = ${role}) limit 100000`.execute(db);
  return rows.map(({ confidence }) => confidence);
}

export async function countWaitingOf(db: Db, kind: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from oversight.proposal where kind = ${kind} and state in ('open', 'later', 'unsure')`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
