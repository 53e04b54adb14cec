import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

interface Briefed {
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly orderCount: number;
  readonly lastOrderOn: string | null;
  readonly revenueCents: number;
}

export async function briefedCompany(db: Db, companyId: string, personId: string | null): Promise<Briefed | undefined> {
  const { rows } = await sql<Briefed>`
    select c.owner_id as "ownerId", c.team_id as "teamId", coalesce(p.phone, c.phone) as phone, p.mobile, coalesce(p.email, c.email) as email,
      c.order_count as "orderCount", c.last_order_on as "lastOrderOn", c.revenue_12m_cents as "revenueCents"
    from records.company c left join records.person p on p.id = ${personId}::uuid and p.company_id = c.id and p.deleted_at is null
    where c.id = ${companyId} and c.deleted_at is null`.execute(db);
  return rows[0];
}

export async function lastContacts(db: Db, companyId: string) {
  const { rows } = await sql<{
    at: Date;
    kind: string;
    direction: string;
    subject: string;
    outcome: string | null;
    by: string | null;
    person: string | null;
  }>`
    select a.happened_at as at, a.kind, a.direction, coalesce(nullif(a.subject, ''), left(a.body, 200), '') as subject, a.outcome, a.by_name as by,
      nullif(concat_ws(' ', p.first_name, p.last_name), '') as person
    from records.activity a left join records.person p on p.id = a.person_id
    where a.company_id = ${companyId} and a.deleted_at is null order by a.happened_at desc, a.id limit 5`.execute(db);
  return rows;
}

export async function openPoints(db: Db, companyId: string) {
  const { rows } = await sql<{
    kind: 'task' | 'deal' | 'quote';
    id: string;
    text: string;
    dueOn: string | null;
    valueCents: number | null;
  }>`
    (select 'task' as kind, t.id, t.title as text, t.due_on as "dueOn", null::bigint as "valueCents" from records.task t
      where t.company_id = ${companyId} and t.done_at is null and t.deleted_at is null order by t.due_on limit 5)
    union all
    (select 'deal', d.id, d.title, coalesce(d.next_step_on, d.expected_close_on), d.value_cents from records.deal d
      where d.company_id = ${companyId} and d.closed_at is null and d.deleted_at is null order by d.value_cents desc nulls last limit 5)
    union all
    (select 'quote', q.id, q.number, q.sent_on, q.total_cents from records.quote q
      where q.company_id = ${companyId} and q.status = 'open' and q.deleted_at is null order by q.sent_on desc limit 5)`.execute(
    db,
  );
  return rows;
}

export async function peopleOf(db: Db, companyId: string) {
  const { rows } = await sql<{ id: string; name: string; jobTitle: string | null; role: string | null }>`
    select p.id, concat_ws(' ', p.first_name, p.last_name) as name, p.job_title as "jobTitle", p.buying_role as role from records.person p
    where p.company_id = ${companyId} and p.deleted_at is null order by p.last_activity_at desc nulls last, p.sort_name limit 6`.execute(
    db,
  );
  return rows;
}
