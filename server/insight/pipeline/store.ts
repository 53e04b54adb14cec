import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export interface ScoredOpen {
  readonly id: string;
  readonly title: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly probability: number | null;
  readonly method: string | null;
  readonly slip: number | null;
}

/** Names and scores of deals that somebody may see; the deals themselves are read where their lives are. */
export async function scoresOf(db: Db, ids: readonly string[]): Promise<readonly ScoredOpen[]> {
  const { rows } = await sql<ScoredOpen>`
    select d.id, d.title, d.company_id as "companyId", c.name as "companyName", s.probability::float8 as probability, s.method, s.slip::float8 as slip
    from records.deal d join records.company c on c.id = d.company_id left join insight.deal_score s on s.deal_id = d.id
    where d.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Ids of all deals, open and closed, of one's own or of everybody one may see. */
export async function dealsSeen(db: Db, actor: Actor, mine: boolean): Promise<ReadonlySet<string>> {
  const part = mine
    ? sql`d.owner_id = ${actor.id}::uuid`
    : visibleTo(actor, { owner: 'd.owner_id', team: 'd.team_id' });
  const { rows } = await sql<{ id: string }>`
    select d.id from records.deal d where d.deleted_at is null and ${part}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export interface KeptForecast {
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
  readonly method: 'simulation' | 'stage-weights' | 'last-year' | 'reps-word';
  readonly quantiles: readonly { readonly p: number; readonly value: number }[];
}

export async function keepForecasts(db: Db, rows: readonly KeptForecast[], at: Date): Promise<void> {
  await sql`
    insert into insight.pipeline_forecast (as_of, period_from, period_to, method, quantiles, computed_at)
    select r."asOf", r."from", r."to", r.method, r.quantiles, ${at}
    from jsonb_to_recordset(${json(rows)}::jsonb) as r ("asOf" date, "from" date, "to" date, method text, quantiles jsonb)
    on conflict (as_of, period_from, period_to, method) do update set quantiles = excluded.quantiles, computed_at = excluded.computed_at`.execute(
    db,
  );
}

/** The last forecast made before each period began, of periods that are over. */
export async function keptForecasts(db: Db, today: string): Promise<readonly KeptForecast[]> {
  const { rows } = await sql<KeptForecast>`
    select distinct on (period_from, period_to, method) as_of::text as "asOf", period_from::text as "from", period_to::text as "to", method, quantiles
    from insight.pipeline_forecast where period_to < ${today}::date and as_of <= period_from
    order by period_from, period_to, method, as_of desc limit 200`.execute(db);
  return rows;
}
