import { sql } from 'kysely';
import type { Relation } from '#engines/contact-law/index.ts';
import type { FitReason } from '#engines/scoring/index.ts';
import type { Db } from '#server/platform/db/index.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly relation: Relation;
  readonly phone: string | null;
  readonly email: string | null;
  readonly fax: string | null;
  readonly postAddress: string | null;
  /** Something says that this is a business: legal form, VAT id, trade, size or an own domain. */
  readonly knownBusiness: boolean;
  readonly example: boolean;
  readonly fit: number | null;
  readonly fitReasons: readonly FitReason[] | null;
}

export async function findAccounts(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Account>> {
  const { rows } = await sql<Account>`
    select c.id, c.name, c.city, c.relation, c.phone, c.email, c.fax,
      case when coalesce(c.street, c.po_box) is not null and c.postal_code is not null and c.city is not null
        then concat_ws(', ', concat_ws(' ', coalesce(c.street, 'Postfach ' || c.po_box), c.house_number), concat_ws(' ', c.postal_code, c.city), c.country) end as "postAddress",
      coalesce(c.legal_form, c.vat_id, c.industry, c.domain) is not null or c.employees is not null as "knownBusiness",
      c.example, s.fit::int as fit, s.reasons as "fitReasons"
    from records.company c left join insight.score s on s.company_id = c.id where c.id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export interface ContactPerson {
  readonly id: string;
  readonly companyId: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
}

/** Named people first, then up to four of each account: who decides, buys or speaks for us before others, then whoever was spoken to last. */
export async function findPeople(
  db: Db,
  companyIds: readonly string[],
  personIds: readonly string[],
): Promise<readonly ContactPerson[]> {
  const columns = sql`p.id, p.company_id as "companyId", concat_ws(' ', p.title, p.first_name, p.last_name) as name, p.job_title as "jobTitle",
    p.email, p.phone, p.mobile`;
  const { rows } = await sql<ContactPerson>`
    (select ${columns} from records.person p where p.id = any(${[...personIds]}::uuid[]) and p.deleted_at is null)
    union all
    (select p.* from unnest(${[...companyIds]}::uuid[]) as q (id) cross join lateral (
      select ${columns} from (select * from records.person x where x.company_id = q.id and x.deleted_at is null limit 200) p
      where not p.id = any(${[...personIds]}::uuid[])
      order by case p.buying_role when 'decider' then 0 when 'buyer' then 1 when 'champion' then 2 when 'influencer' then 3 when 'blocker' then 9 else 5 end,
        (p.email is not null or p.phone is not null or p.mobile is not null) desc, p.last_activity_at desc nulls last, p.id limit 4) p)`.execute(
    db,
  );
  return rows;
}

export async function hiddenSuggestions(
  db: Db,
  suggestions: readonly string[],
  userId: string,
  today: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ suggestion: string }>`
    select distinct a.suggestion from action.answer a
    where a.suggestion = any(${[...suggestions]}::text[]) and a.hidden_until > ${today}::date and a.undone_at is null
      and (a.for_user is null or a.for_user = ${userId})`.execute(db);
  return new Set(rows.map((row) => row.suggestion));
}

export async function anyCompany(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from records.company where deleted_at is null limit 1`.execute(db);
  return rows.length > 0;
}

/** Colleagues whose list may be looked at. */
export async function activeOwners(db: Db): Promise<readonly { id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from platform."user" where active and role in ('sales', 'head_of_sales') order by name limit 500`.execute(
    db,
  );
  return rows;
}
