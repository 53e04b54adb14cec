import { sql } from 'kysely';
import type { FitReason } from '#engines/scoring/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export interface LeadScoreRow {
  readonly company_id: string;
  readonly owner_id: string | null;
  readonly team_id: string | null;
  readonly method: 'rules' | 'interactions' | 'model';
  readonly score: number;
  readonly fit: number;
  readonly interest: number | null;
  readonly probability: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export async function putLeadScores(db: Db, rows: readonly LeadScoreRow[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into insight.lead_score (company_id, owner_id, team_id, method, score, fit, interest, probability, low, high, computed_at)
    select r.*, ${at} from jsonb_to_recordset(${json(rows)}::jsonb) as r (company_id uuid, owner_id uuid, team_id uuid, method text, score smallint,
      fit smallint, interest smallint, probability real, low real, high real)
    order by r.company_id
    on conflict (company_id) do update set owner_id = excluded.owner_id, team_id = excluded.team_id, method = excluded.method, score = excluded.score,
      fit = excluded.fit, interest = excluded.interest, probability = excluded.probability, low = excluded.low, high = excluded.high, computed_at = excluded.computed_at
    -- An unchanged score is not written again: a nightly pass would otherwise leave as many dead rows as there are companies.
    where (lead_score.score, lead_score.method, lead_score.fit, lead_score.interest, lead_score.probability, lead_score.low, lead_score.high, lead_score.owner_id,
      lead_score.team_id) is distinct from (excluded.score, excluded.method, excluded.fit, excluded.interest, excluded.probability, excluded.low, excluded.high,
      excluded.owner_id, excluded.team_id)`.execute(db);
}

export async function dropLeadScoresOfDeleted(db: Db): Promise<void> {
  await sql`delete from insight.lead_score s using records.company c where c.id = s.company_id and c.deleted_at is not null`.execute(
    db,
  );
}

export interface LeadOwner {
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly fitReasons: readonly FitReason[] | null;
  readonly known: number | null;
}

export async function findLead(db: Db, companyId: string): Promise<LeadOwner | undefined> {
  const { rows } = await sql<LeadOwner>`
    select c.owner_id as "ownerId", c.team_id as "teamId", s.reasons as "fitReasons", s.known
    from records.company c left join insight.score s on s.company_id = c.id where c.id = ${companyId}::uuid and c.deleted_at is null`.execute(
    db,
  );
  return rows[0];
}

/** Companies something happened with since a moment: their interest rose. */
export async function touchedSince(db: Db, since: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct company_id as id from records.activity where happened_at >= ${since} and deleted_at is null`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
