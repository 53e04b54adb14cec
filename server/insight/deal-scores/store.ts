import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export interface DealScoreRow {
  readonly deal_id: string;
  readonly company_id: string;
  readonly owner_id: string | null;
  readonly team_id: string | null;
  readonly method: 'model' | 'base-rate' | 'none';
  readonly model_id: string | null;
  readonly probability: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly stage_weight: number;
  readonly slip: number | null;
  readonly slip_low: number | null;
  readonly slip_high: number | null;
  readonly reasons: readonly { readonly de: string; readonly en: string; readonly points: number }[];
}

export async function putDealScores(db: Db, rows: readonly DealScoreRow[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into insight.deal_score (deal_id, company_id, owner_id, team_id, method, model_id, probability, low, high, stage_weight, slip, slip_low,
      slip_high, reasons, computed_at)
    select r.*, ${at} from jsonb_to_recordset(${json(rows)}::jsonb) as r (deal_id uuid, company_id uuid, owner_id uuid, team_id uuid, method text,
      model_id uuid, probability real, low real, high real, stage_weight real, slip real, slip_low real, slip_high real, reasons jsonb)
    order by r.deal_id
    on conflict (deal_id) do update set company_id = excluded.company_id, owner_id = excluded.owner_id, team_id = excluded.team_id,
      method = excluded.method, model_id = excluded.model_id, probability = excluded.probability, low = excluded.low, high = excluded.high,
      stage_weight = excluded.stage_weight, slip = excluded.slip, slip_low = excluded.slip_low, slip_high = excluded.slip_high,
      reasons = excluded.reasons, computed_at = excluded.computed_at`.execute(db);
}

/** Scores of deals that are no longer open say nothing any more. */
export async function dropOthers(db: Db, open: readonly string[]): Promise<void> {
  await sql`delete from insight.deal_score where not deal_id = any(${[...open]}::uuid[])`.execute(db);
}

export async function dropScores(db: Db, closed: readonly string[]): Promise<void> {
  await sql`delete from insight.deal_score where deal_id = any(${[...closed]}::uuid[])`.execute(db);
}

/** Only what a model says: the base rate is the same for every deal and tells none from another. The biggest first, as on the board. */
export async function chancesSeen(
  db: Db,
  actor: Actor,
): Promise<
  readonly { readonly id: string; readonly probability: number; readonly low: number; readonly high: number }[]
> {
  const { rows } = await sql<{ id: string; probability: number; low: number; high: number }>`
    select d.id, z.probability::float8 as probability, z.low::float8 as low, z.high::float8 as high
    from insight.deal_score z join records.deal d on d.id = z.deal_id and d.deleted_at is null
    where z.method = 'model' and ${visibleTo(actor, { owner: 'd.owner_id', team: 'd.team_id' })}
    order by d.value_cents desc nulls last, d.id limit 2000`.execute(db);
  return rows;
}

export interface DealOwner {
  readonly id: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
}

export async function findDeal(db: Db, id: string): Promise<DealOwner | undefined> {
  const { rows } = await sql<DealOwner>`
    select id, owner_id as "ownerId", team_id as "teamId" from records.deal where id = ${id}::uuid and deleted_at is null`.execute(
    db,
  );
  return rows[0];
}

export async function openDealsOf(db: Db, companyId: string): Promise<readonly DealOwner[]> {
  const { rows } = await sql<DealOwner>`
    select d.id, d.owner_id as "ownerId", d.team_id as "teamId" from records.deal d join records.deal_stage s on s.id = d.stage_id and s.outcome = 'open'
    where d.company_id = ${companyId}::uuid and d.deleted_at is null order by d.value_cents desc nulls last limit 20`.execute(
    db,
  );
  return rows;
}

export async function findOwner(db: Db, companyId: string): Promise<Omit<DealOwner, 'id'> | undefined> {
  const { rows } = await sql<Omit<DealOwner, 'id'>>`
    select owner_id as "ownerId", team_id as "teamId" from records.company where id = ${companyId}::uuid and deleted_at is null`.execute(
    db,
  );
  return rows[0];
}
