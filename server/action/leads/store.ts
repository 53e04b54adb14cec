import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';

export type LeadStep = 'hand-over' | 'accept' | 'qualify' | 'decline';
export type LeadStage = 'mql' | 'sal' | 'sql' | 'rejected';

export interface StepRow {
  readonly step: LeadStep;
  readonly stage: LeadStage;
  readonly toUser: string | null;
  readonly toName: string | null;
  readonly until: string | null;
  readonly taskId: string | null;
  readonly reason: string | null;
  readonly missing: readonly string[];
  readonly madeByName: string;
  readonly at: Date;
}

/** Newest first. */
export async function stepsOf(db: Db, companyId: string): Promise<readonly StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.step, s.stage, s.to_user as "toUser", u.name as "toName", s.until::text as until, s.task_id as "taskId", s.reason, s.missing,
      s.made_by_name as "madeByName", s.at
    from action.lead_step s left join platform."user" u on u.id = s.to_user
    where s.company_id = ${companyId}::uuid order by s.number desc limit 20`.execute(db);
  return rows;
}

export async function insertStep(
  tx: Db,
  one: {
    readonly companyId: string;
    readonly step: LeadStep;
    readonly stage: LeadStage;
    readonly toUser: string | null;
    readonly until: string | null;
    readonly taskId: string | null;
    readonly reason: string | null;
    readonly missing: readonly string[];
    readonly by: { readonly id: string; readonly name: string };
    readonly at: Date;
  },
): Promise<void> {
  await sql`
    insert into action.lead_step (company_id, step, stage, to_user, until, task_id, reason, missing, made_by, made_by_name, at)
    values (${one.companyId}, ${one.step}, ${one.stage}, ${one.toUser}, ${one.until}, ${one.taskId}, ${one.reason}, ${json(one.missing)},
      ${one.by.id}, ${one.by.name}, ${one.at})`.execute(tx);
}

export interface LeadFacts {
  readonly name: string;
  readonly version: number;
  readonly stage: string | null;
  readonly ownerName: string | null;
  readonly deciderKnown: boolean;
  readonly spokenWith: boolean;
  readonly demand: boolean;
}

/** What the criteria ask. A conversation counts from `since` on: the one that made it a lead is not the one that qualifies it. */
export async function leadFactsOf(db: Db, companyId: string, since: Date | null): Promise<LeadFacts | undefined> {
  const { rows } = await sql<LeadFacts>`
    select c.name, c.version, c.lead_stage as stage, u.name as "ownerName",
      exists (select 1 from records.person p where p.company_id = c.id and p.deleted_at is null and p.buying_role = 'decider') as "deciderKnown",
      exists (select 1 from records.activity a where a.company_id = c.id and a.deleted_at is null and a.kind in ('call', 'meeting', 'visit')
        and a.happened_at >= coalesce(${since}::timestamptz, '-infinity')) as "spokenWith",
      (exists (select 1 from records.deal d join records.deal_stage s on s.id = d.stage_id and s.outcome = 'open' where d.company_id = c.id and d.deleted_at is null)
        or exists (select 1 from records.quote q where q.company_id = c.id and q.deleted_at is null and q.status = 'open')) as demand
    from records.company c left join platform."user" u on u.id = c.owner_id where c.id = ${companyId}::uuid and c.deleted_at is null`.execute(
    db,
  );
  return rows[0];
}

export async function taskVersion(db: Db, id: string): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    select version from records.task where id = ${id}::uuid and deleted_at is null and done_at is null`.execute(db);
  return rows[0]?.version ?? null;
}

/** Who may be handed a lead: everybody who sells and can sign in. */
export async function sellers(db: Db): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from platform."user" where role in ('sales', 'head_of_sales', 'admin') and active order by name limit 200`.execute(
    db,
  );
  return rows;
}

export async function isSeller(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from platform."user" where id = ${id}::uuid and role in ('sales', 'head_of_sales', 'admin') and active`.execute(
    db,
  );
  return rows.length > 0;
}

export async function moveSteps(tx: Db, from: string, to: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update action.lead_step set company_id = ${to}::uuid where company_id = ${from}::uuid returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function moveStepsBack(tx: Db, ids: readonly string[], to: string): Promise<void> {
  await sql`update action.lead_step set company_id = ${to}::uuid where id = any(${[...ids]}::uuid[])`.execute(tx);
}

const naming = (patterns: readonly string[]) => sql`lower(reason) ~ any(${[...patterns]}::text[])`;

export async function collectReasonsNaming(db: Db, patterns: readonly string[]): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select step, reason, at, made_by_name from action.lead_step where ${naming(patterns)} order by at limit 1000`.execute(
    db,
  );
  return rows;
}

export async function eraseReasonsNaming(tx: Db, patterns: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`update action.lead_step set reason = null where ${naming(patterns)}`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}
