import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface Subject {
  readonly companyId: string | null;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly companyName: string | null;
  readonly industry: string | null;
  readonly city: string | null;
  readonly relation: string;
  readonly companyEmail: string | null;
  readonly companyLanguage: string | null;
  readonly personId: string | null;
  readonly salutation: string | null;
  readonly title: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly jobTitle: string | null;
  readonly buyingRole: string | null;
  readonly email: string | null;
  readonly language: string | null;
}

export async function findSubject(
  db: Db,
  companyId: string | null,
  personId: string | null,
): Promise<Subject | undefined> {
  const { rows } = await sql<Subject>`
    select c.id as "companyId", coalesce(c.owner_id, p.owner_id) as "ownerId", coalesce(c.team_id, p.team_id) as "teamId", c.name as "companyName", c.industry, c.city,
      coalesce(c.relation, 'none') as relation, c.email as "companyEmail", c.language as "companyLanguage", p.id as "personId", p.salutation, p.title,
      p.first_name as "firstName", p.last_name as "lastName", p.job_title as "jobTitle", p.buying_role as "buyingRole", p.email, p.language
    from (select 1) one
      left join records.person p on p.id = ${personId}::uuid and p.deleted_at is null
      left join records.company c on c.id = coalesce(${companyId}::uuid, p.company_id) and c.deleted_at is null
    where (${companyId}::uuid is null or c.id is not null) and (${personId}::uuid is null or p.id is not null)
      and (p.id is null or c.id is null or p.company_id = c.id)`.execute(db);
  return rows[0];
}

export interface Past {
  readonly lastContact: { readonly on: string; readonly kind: string; readonly subject: string | null } | null;
  readonly talk: {
    readonly on: string;
    readonly kind: string;
    readonly direction: string;
    readonly subject: string | null;
  } | null;
  readonly inquiry: { readonly on: string; readonly subject: string | null } | null;
  readonly quote: {
    readonly number: string;
    readonly on: string;
    readonly validUntil: string | null;
    readonly cents: number | null;
    readonly currency: string;
  } | null;
  readonly order: { readonly on: string; readonly number: string | null; readonly product: string | null } | null;
  readonly nextStep: { readonly text: string; readonly on: string | null } | null;
}

/** The newest of each, by the company; the day of a contact in Berlin. */
export async function findPast(db: Db, companyId: string): Promise<Past> {
  const { rows } = await sql<Past>`
    select
      (select json_build_object('on', (a.happened_at at time zone 'Europe/Berlin')::date, 'kind', a.kind, 'subject', nullif(a.subject, '')) from records.activity a
        where a.company_id = ${companyId} and a.deleted_at is null and a.kind not in ('note', 'web') and a.happened_at <= now() order by a.happened_at desc limit 1) as "lastContact",
      (select json_build_object('on', (a.happened_at at time zone 'Europe/Berlin')::date, 'kind', a.kind, 'direction', a.direction, 'subject', nullif(a.subject, '')) from records.activity a
        where a.company_id = ${companyId} and a.deleted_at is null and a.happened_at <= now()
          and (a.kind in ('call', 'meeting', 'visit', 'fair') or (a.kind in ('email', 'message', 'letter') and a.direction = 'in')) order by a.happened_at desc limit 1) as talk,
      (select json_build_object('on', (a.happened_at at time zone 'Europe/Berlin')::date, 'subject', nullif(a.subject, '')) from records.activity a
        where a.company_id = ${companyId} and a.deleted_at is null and a.direction = 'in' and a.kind in ('email', 'web', 'message', 'letter', 'call') order by a.happened_at desc limit 1) as inquiry,
      (select json_build_object('number', q.number, 'on', q.sent_on, 'validUntil', q.valid_until, 'cents', q.total_cents, 'currency', q.currency) from records.quote q
        where q.company_id = ${companyId} and q.deleted_at is null and q.status = 'open' order by q.sent_on desc limit 1) as quote,
      (select json_build_object('on', o.ordered_on, 'number', o.number, 'product', (select coalesce(p.name, l.description) from records.order_line l left join records.product p on p.id = l.product_id
          where l.order_id = o.id order by l.total_cents desc nulls last limit 1)) from records.sales_order o
        where o.company_id = ${companyId} and o.deleted_at is null order by o.ordered_on desc limit 1) as "order",
      (select json_build_object('text', d.next_step, 'on', d.next_step_on) from records.deal d
        where d.company_id = ${companyId} and d.deleted_at is null and d.closed_at is null and d.next_step <> '' order by d.value_cents desc nulls last limit 1) as "nextStep"`.execute(
    db,
  );
  return rows[0]!;
}

export async function findProduct(db: Db, id: string) {
  const { rows } = await sql<{ name: string; number: string | null; category: string | null }>`
    select name, number, category from records.product where id = ${id} and deleted_at is null`.execute(db);
  return rows[0];
}
