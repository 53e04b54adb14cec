import { sql } from 'kysely';
import type { FitFacts, FitReason, FitRule } from '#engines/scoring/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export interface StoredRules {
  readonly version: number;
  readonly rules: readonly FitRule[];
  readonly note: string;
  readonly changedBy: string;
  readonly changedAt: Date;
}

const ruleColumns = sql`version, rules, note, created_by_name as "changedBy", created_at as "changedAt"`;

export async function newestRules(db: Db): Promise<StoredRules | undefined> {
  const { rows } =
    await sql<StoredRules>`select ${ruleColumns} from insight.fit_rules order by version desc limit 1`.execute(db);
  return rows[0];
}

export async function ruleVersions(db: Db): Promise<readonly StoredRules[]> {
  const { rows } =
    await sql<StoredRules>`select ${ruleColumns} from insight.fit_rules order by version desc limit 50`.execute(db);
  return rows;
}

/** Two people saving at once: the second meets the lock and then sees the first one's version. */
export async function lockRules(db: Db): Promise<void> {
  await sql`lock table insight.fit_rules in share row exclusive mode`.execute(db);
}

export async function insertRules(
  db: Db,
  row: { rules: readonly FitRule[]; note: string; by: string; byName: string; at: Date },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into insight.fit_rules (rules, note, created_by, created_by_name, created_at)
    values (${json(row.rules)}, ${row.note}, ${row.by}, ${row.byName}, ${row.at}) returning version`.execute(db);
  return rows[0]!.version;
}

export interface ScoredCompany {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly leadAt: string | null;
  readonly untouched: boolean;
  readonly facts: FitFacts;
}

const companyColumns = sql`
  c.id, c.name, c.owner_id as "ownerId", c.team_id as "teamId",
  case when c.last_activity_at is null and c.order_count = 0
    and (c.lead_stage in ('new', 'mql', 'sal', 'sql') or (c.relation = 'inquiry' and c.lead_stage is null)) then c.created_at end as "leadAt",
  c.last_activity_at is null and c.order_count = 0 and c.open_deal_count = 0 and c.relation <> 'partner' and c.relation <> 'inquiry'
    and c.lead_stage is null as untouched,
  jsonb_build_object('relation', c.relation, 'industry', c.industry, 'employees', c.employees,
    'revenue', round(c.revenue_cents / 100.0), 'postal_code', c.postal_code, 'city', c.city, 'region', c.region, 'country', c.country,
    'legal_form', c.legal_form, 'lead_source', c.lead_source, 'founded_year', c.founded_year, 'order_count', c.order_count,
    'revenue_12m', round(c.revenue_12m_cents / 100.0)) as facts`;

export async function companiesToScore(db: Db, ids: readonly string[]): Promise<readonly ScoredCompany[]> {
  const { rows } = await sql<ScoredCompany>`
    select ${companyColumns} from records.company c where c.id = any(${[...ids]}::uuid[]) and c.deleted_at is null`.execute(
    db,
  );
  return rows;
}

/** All of them up to `most`; above, whole pages at random (tablesample), which reads no more than it returns. */
export async function sampleCompanies(db: Db, companies: number, most: number): Promise<readonly ScoredCompany[]> {
  const percent = Math.min(100, (100 * most) / Math.max(1, companies));
  const source =
    percent >= 100
      ? sql`records.company c`
      : sql`records.company c tablesample system (${sql.lit(percent)}) repeatable (1)`;
  const { rows } =
    await sql<ScoredCompany>`select ${companyColumns} from ${source} where c.deleted_at is null limit ${most}`.execute(
      db,
    );
  return rows;
}

export interface ScoreRow {
  readonly company_id: string;
  readonly owner_id: string | null;
  readonly team_id: string | null;
  readonly fit: number;
  readonly lowest: number;
  readonly highest: number;
  readonly known: number;
  readonly reasons: readonly FitReason[];
  readonly lead_at: string | null;
  readonly untouched: boolean;
}

export async function putScores(db: Db, scores: readonly ScoreRow[], version: number, at: Date): Promise<void> {
  await sql`
    insert into insight.score (company_id, owner_id, team_id, fit, lowest, highest, known, reasons, rules_version, lead_at, untouched, computed_at)
    select s.company_id, s.owner_id, s.team_id, s.fit, s.lowest, s.highest, s.known, s.reasons, ${version}, s.lead_at, s.untouched, ${at}
    from jsonb_to_recordset(${json(scores)}::jsonb) as s (company_id uuid, owner_id uuid, team_id uuid, fit smallint, lowest smallint,
      highest smallint, known real, reasons jsonb, lead_at timestamptz, untouched boolean)
    on conflict (company_id) do update set owner_id = excluded.owner_id, team_id = excluded.team_id, fit = excluded.fit,
      lowest = excluded.lowest, highest = excluded.highest, known = excluded.known, reasons = excluded.reasons,
      rules_version = excluded.rules_version, lead_at = excluded.lead_at, untouched = excluded.untouched, computed_at = excluded.computed_at
    -- An unchanged score is not written again: a full pass over a million companies would otherwise leave a million dead rows.
    where (score.fit, score.lowest, score.highest, score.reasons, score.rules_version, score.owner_id, score.team_id, score.lead_at, score.untouched)
      is distinct from (excluded.fit, excluded.lowest, excluded.highest, excluded.reasons, excluded.rules_version, excluded.owner_id, excluded.team_id,
        excluded.lead_at, excluded.untouched)`.execute(db);
}

export async function dropScoresOfDeleted(db: Db): Promise<void> {
  await sql`delete from insight.score s using records.company c where c.id = s.company_id and c.deleted_at is not null`.execute(
    db,
  );
}

/** From the index on fit alone. */
export async function fitHistogram(db: Db, version: number): Promise<{ bins: number[]; waiting: number }> {
  const { rows } = await sql<{ bin: number; count: number }>`
    select least(9, fit / 10)::int as bin, count(*)::int as count from insight.score group by 1`.execute(db);
  const behind = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from insight.score where rules_version < ${version} limit 1000000) s`.execute(
    db,
  );
  const bins = Array.from({ length: 10 }, (_, bin) => rows.find((row) => row.bin === bin)?.count ?? 0);
  return { bins, waiting: behind.rows[0]?.count ?? 0 };
}

export async function findScore(db: Db, companyId: string) {
  const { rows } = await sql<{
    ownerId: string | null;
    teamId: string | null;
    fit: number;
    lowest: number;
    highest: number;
    known: number;
    reasons: readonly FitReason[];
    version: number;
    computedAt: Date;
  }>`select c.owner_id as "ownerId", c.team_id as "teamId", s.fit, s.lowest, s.highest, s.known, s.reasons, s.rules_version as version,
      s.computed_at as "computedAt"
    from insight.score s join records.company c on c.id = s.company_id where s.company_id = ${companyId} and c.deleted_at is null`.execute(
    db,
  );
  return rows[0];
}
