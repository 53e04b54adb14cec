import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** What is known of a deal's beginning and end, and what it says today. */
export interface DealLife {
  readonly id: string;
  readonly companyId: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly stageWeight: number;
  readonly stageLabel: string;
  readonly stageLabelEn: string;
  readonly valueCents: number | null;
  readonly currency: string;
  readonly expectedCloseOn: string | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
}

/**
 * An import says when a deal began and ended, or nobody knows: the day of the import is neither. Where a closed one was imported without its
 * end, the day it was expected to close stands in if that lies before the import (exports of other programs put the true one there).
 */
const brought = sql`exists (select 1 from intake.observation b where b.import_id is not null and b.id = (
  select min(l.observation_id) from records.observation_link l where l.record_id = d.id and l.kind = 'deal'))`;
const berlin = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone 'Europe/Berlin')::date`;

export async function dealLives(db: Db, ids: readonly string[] | null): Promise<readonly DealLife[]> {
  const wanted = ids === null ? sql`true` : sql`d.id = any(${[...ids]}::uuid[])`;
  const { rows } = await sql<DealLife>`
    select d.id, d.company_id as "companyId", d.owner_id as "ownerId", d.team_id as "teamId", s.outcome, s.probability / 100.0::float8 as "stageWeight",
      s.label as "stageLabel", s.label_en as "stageLabelEn", d.value_cents::float8 as "valueCents", d.currency, d.expected_close_on as "expectedCloseOn",
      coalesce(d.opened_on, case when not b.brought then ${berlin(sql`d.created_at`)} end) as "openedOn",
      case when s.outcome <> 'open' then coalesce(
        case when d.origin ? 'closed_at' or not b.brought then ${berlin(sql`d.closed_at`)} end,
        (select ${berlin(sql`max(h.changed_at)`)} from records.deal_stage_change h where h.deal_id = d.id and h.from_stage is not null),
        case when d.expected_close_on <= ${berlin(sql`d.created_at`)} then d.expected_close_on end) end as "closedOn"
    from records.deal d join records.deal_stage s on s.id = d.stage_id
      join records.company c on c.id = d.company_id and c.deleted_at is null cross join lateral (select ${brought} as brought) b
    where d.deleted_at is null and ${wanted}`.execute(db);
  return rows;
}

export async function openDealIds(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from records.deal d join records.deal_stage s on s.id = d.stage_id and s.outcome = 'open'
    where d.deleted_at is null and d.closed_at is null order by d.id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function countClosed(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from records.deal d join records.deal_stage s on s.id = d.stage_id and s.outcome <> 'open'
    where d.deleted_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}
