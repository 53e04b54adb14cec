import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { type Db, json } from '#server/platform/db/index.ts';
import { scopeOf } from '../editing/index.ts';

export interface Stage {
  readonly id: string;
  readonly position: number;
  readonly label: string;
  readonly labelEn: string;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly probability: number;
  readonly archived: boolean;
}

export async function readStages(db: Db): Promise<Stage[]> {
  const { rows } = await sql<Stage>`
    select id, position, label, label_en as "labelEn", outcome, probability, archived from records.deal_stage order by position, id`.execute(
    db,
  );
  return rows;
}

/** Stages that deals stand in, deleted ones too: they may come back. */
export async function usedStages(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from records.deal_stage s where exists (select 1 from records.deal where stage_id = s.id)`.execute(db);
  return rows.map((row) => row.id);
}

export async function writeStages(db: Db, stages: readonly Stage[]): Promise<void> {
  await sql`delete from records.deal_stage where id <> all(${stages.map((one) => one.id)}::text[])`.execute(db);
  await sql`
    insert into records.deal_stage (id, position, label, label_en, outcome, probability, archived)
    select id, position, label, "labelEn", outcome, probability, archived
    from jsonb_to_recordset(${json(stages)}::jsonb) as s(id text, position smallint, label text, "labelEn" text, outcome text, probability smallint, archived boolean)
    on conflict (id) do update set position = excluded.position, label = excluded.label, label_en = excluded.label_en,
      outcome = excluded.outcome, probability = excluded.probability, archived = excluded.archived`.execute(db);
}

export interface Card {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly stageId: string;
  readonly valueCents: number | null;
  readonly currency: string;
  readonly expectedCloseOn: string | null;
  readonly nextStep: string | null;
  readonly nextStepOn: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  /** null where the import brought the stage and it has not changed since: nobody knows when it was entered. */
  readonly stageChangedAt: Date | null;
}

const card = sql`r.id, r.version, r.title, r.company_id as "companyId", c.name as "companyName", r.stage_id as "stageId", r.value_cents as "valueCents",
  r.currency, r.expected_close_on as "expectedCloseOn", r.next_step as "nextStep", r.next_step_on as "nextStepOn", r.owner_id as "ownerId",
  u.name as "ownerName",
  case when exists (select 1 from records.deal_stage_change h where h.deal_id = r.id and h.from_stage is not null)
      or not exists (select 1 from intake.observation b where b.id = coalesce(r.origin ->> 'stage_id', r.origin ->> 'title')::bigint and b.import_id is not null)
    then r.stage_changed_at end as "stageChangedAt"`;

export interface BoardFilter {
  readonly owner: 'mine' | 'team' | 'all';
  /** Folded, or null. */
  readonly words: string | null;
}

function shown(actor: Actor, filter: BoardFilter) {
  const mine =
    filter.owner === 'mine'
      ? sql`r.owner_id = ${actor.id}::uuid`
      : filter.owner === 'team'
        ? sql`r.team_id = ${actor.teamId}::uuid`
        : sql`true`;
  const words =
    filter.words === null
      ? sql`true`
      : sql`(r.search like ${`%${filter.words}%`} or c.sort_name like ${`%${filter.words}%`})`;
  return sql`r.deleted_at is null and ${scopeOf('deal', actor)} and ${mine} and ${words}`;
}

/** The biggest hundred of each stage: one short index walk a stage, however many deals there are in all. */
export async function boardCards(
  db: Db,
  actor: Actor,
  stages: readonly string[],
  filter: BoardFilter,
): Promise<Card[]> {
  const { rows } = await sql<Card>`
    select d.* from unnest(${stages}::text[]) s(id) cross join lateral (
      select ${card} from records.deal r join records.company c on c.id = r.company_id left join platform.user u on u.id = r.owner_id
      where r.stage_id = s.id and ${shown(actor, filter)} order by r.value_cents desc nulls last, r.id limit 100) d`.execute(
    db,
  );
  return rows;
}

export async function boardSums(
  db: Db,
  actor: Actor,
  stages: readonly string[],
  filter: BoardFilter,
): Promise<{ stageId: string; count: number; sumCents: number }[]> {
  const { rows } = await sql<{ stageId: string; count: number; sumCents: number }>`
    select r.stage_id as "stageId", count(*)::int as count, coalesce(sum(r.value_cents), 0)::bigint as "sumCents"
    from records.deal r join records.company c on c.id = r.company_id
    where r.stage_id = any(${stages}::text[]) and ${shown(actor, filter)} group by r.stage_id`.execute(db);
  return rows;
}

export async function readCard(db: Db, actor: Actor, id: string): Promise<Card | null> {
  const { rows } = await sql<Card>`
    select ${card} from records.deal r join records.company c on c.id = r.company_id left join platform.user u on u.id = r.owner_id
    where r.id = ${id}::uuid and r.deleted_at is null and ${scopeOf('deal', actor)}`.execute(db);
  return rows[0] ?? null;
}
