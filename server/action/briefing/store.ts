import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface Briefed {
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly name: string;
  readonly city: string | null;
  readonly industry: string | null;
  readonly employees: number | null;
  readonly relation: string;
  readonly phone: string | null;
  readonly personName: string | null;
  readonly jobTitle: string | null;
  readonly buyingRole: string | null;
  readonly personPhone: string | null;
  readonly orderCount: number;
  readonly lastOrderOn: string | null;
  readonly revenueCents: number;
}

export async function findBriefed(db: Db, companyId: string, personId: string | null): Promise<Briefed | undefined> {
  const { rows } = await sql<Briefed>`
    select c.owner_id as "ownerId", c.team_id as "teamId", c.name, c.city, c.industry, c.employees, c.relation, c.phone,
      nullif(concat_ws(' ', p.salutation, p.title, p.first_name, p.last_name), '') as "personName", p.job_title as "jobTitle", p.buying_role as "buyingRole",
      coalesce(p.phone, p.mobile) as "personPhone", c.order_count as "orderCount", c.last_order_on as "lastOrderOn", c.revenue_12m_cents::float8 as "revenueCents"
    from records.company c left join records.person p on p.id = ${personId}::uuid and p.company_id = c.id and p.deleted_at is null
    where c.id = ${companyId} and c.deleted_at is null and (${personId}::uuid is null or p.id is not null)`.execute(db);
  return rows[0];
}

export interface Happened {
  readonly on: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly outcome: string | null;
  readonly person: string | null;
  readonly by: string | null;
}

export async function lastFive(db: Db, companyId: string): Promise<readonly Happened[]> {
  const { rows } = await sql<Happened>`
    select ((a.happened_at at time zone 'Europe/Berlin')::date)::text as on, a.kind, coalesce(nullif(a.subject, ''), left(a.body, 140)) as subject, a.outcome,
      nullif(concat_ws(' ', p.first_name, p.last_name), '') as person, a.by_name as by
    from records.activity a left join records.person p on p.id = a.person_id
    where a.company_id = ${companyId} and a.deleted_at is null order by a.happened_at desc, a.id limit 5`.execute(db);
  return rows;
}

export interface Open {
  readonly kind: 'task' | 'deal' | 'quote';
  readonly text: string;
  readonly on: string | null;
  readonly cents: number | null;
}

export async function openMatters(db: Db, companyId: string): Promise<readonly Open[]> {
  const { rows } = await sql<Open>`
    (select 'task' as kind, title as text, due_on::text as on, null::float8 as cents from records.task where company_id = ${companyId} and done_at is null and deleted_at is null order by due_on limit 5)
    union all (select 'deal', concat_ws(': ', title, nullif(next_step, '')), coalesce(next_step_on, expected_close_on)::text, value_cents::float8 from records.deal
      where company_id = ${companyId} and closed_at is null and deleted_at is null order by value_cents desc nulls last limit 5)
    union all (select 'quote', number, sent_on::text, total_cents::float8 from records.quote where company_id = ${companyId} and status = 'open' and deleted_at is null order by sent_on desc limit 5)`.execute(
    db,
  );
  return rows;
}

/** Changes of stage in the last 90 days, and quotes that were answered. */
export async function changesSince(db: Db, companyId: string, since: Date) {
  const { rows } = await sql<{ text: string; from: string | null; to: string; on: string }>`
    select d.title as text, f.label as from, t.label as to, ((s.changed_at at time zone 'Europe/Berlin')::date)::text as on
    from records.deal_stage_change s join records.deal d on d.id = s.deal_id join records.deal_stage t on t.id = s.to_stage left join records.deal_stage f on f.id = s.from_stage
    where d.company_id = ${companyId} and d.deleted_at is null and s.changed_at >= ${since} and s.from_stage is not null order by s.changed_at desc limit 5`.execute(
    db,
  );
  return rows;
}

/** Why deals were lost here and elsewhere, most frequent first: what is likely to be objected. Counted, never named. */
export async function objections(db: Db, companyId: string) {
  const { rows } = await sql<{ reason: string; here: number; everywhere: number }>`
    select min(d.lost_reason) as reason, (count(*) filter (where d.company_id = ${companyId}))::int as here, count(*)::int as everywhere
    from records.deal d where d.deleted_at is null and d.lost_reason <> '' group by lower(btrim(d.lost_reason)) order by 2 desc, 3 desc limit 3`.execute(
    db,
  );
  return rows;
}

export async function othersThere(db: Db, companyId: string, personId: string | null) {
  const { rows } = await sql<{ name: string; jobTitle: string | null; role: string | null }>`
    select concat_ws(' ', p.first_name, p.last_name) as name, p.job_title as "jobTitle", p.buying_role as role from records.person p
    where p.company_id = ${companyId} and p.deleted_at is null and p.id is distinct from ${personId}::uuid order by p.last_activity_at desc nulls last, p.sort_name limit 6`.execute(
    db,
  );
  return rows;
}
