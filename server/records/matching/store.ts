import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import type { RecordKind } from '../fields/index.ts';
import type { CompanySubject } from './compare-companies.ts';
import type { PersonSubject } from './compare-people.ts';
import { companySubject, personSubject, type Values } from './subjects.ts';

const unique = (values: Iterable<string | null>): string[] => [
  ...new Set([...values].filter((value) => value !== null)),
];

/**
 * Every company that shares a strong key with one of these, once. Each key is looked up in its own index and brings a few rows at most:
 * "Müller" or the domain of a group must not bring thousands, and PostgreSQL must not be tempted to read the table because of an OR.
 */
export async function findCompanies(db: Db, wanted: readonly CompanySubject[]): Promise<CompanySubject[]> {
  const { rows } = await sql<CompanyRow>`
    with hit as (
      select c.id from unnest(${unique(wanted.map((one) => one.vatId))}::text[]) k
        cross join lateral (select id from records.company where vat_id = k and deleted_at is null limit 8) c
      union select c.id from unnest(${unique(wanted.map((one) => one.domain))}::text[]) k
        cross join lateral (select id from records.company where domain = k and deleted_at is null limit 20) c
      union select c.id from unnest(${unique(wanted.map((one) => one.email))}::text[]) k
        cross join lateral (select id from records.company where email = k and deleted_at is null limit 8) c
      union select c.id from unnest(${unique(wanted.map((one) => one.phone))}::text[]) k
        cross join lateral (select id from records.company where phone = k and deleted_at is null limit 8) c
      union select n.company_id from unnest(${unique(wanted.flatMap((one) => one.numbers))}::text[]) k
        join records.company_number n on n.number = k
      union select c.id from unnest(${wanted.map((one) => one.nameKey)}::text[], ${wanted.map((one) => one.postalCode)}::text[]) k(name, place)
        cross join lateral (select id from records.company where name_key = k.name and postal_code = k.place and deleted_at is null limit 8) c
      union select c.id from unnest(${unique(wanted.map((one) => one.nameKey))}::text[]) k
        cross join lateral (select id from records.company where name_key = k and deleted_at is null limit 8) c
    )
    select c.id, c.name, c.legal_form, c.postal_code, c.city, c.street, c.house_number, c.vat_id, c.website, c.email, c.phone,
      array(select n.number from records.company_number n where n.company_id = c.id) as numbers
    from hit join records.company c on c.id = hit.id where c.deleted_at is null`.execute(db);
  return [...rows, ...(await findMerged(db, wanted))].map((row) => companySubject(row.id, row, row.numbers));
}

/** What merged-away companies were known as, under the id of the one they became: a person's decision is not asked for again. */
async function findMerged(db: Db, wanted: readonly CompanySubject[]): Promise<CompanyRow[]> {
  const { rows } = await sql<CompanyRow>`
    select k.id, g.name, g.legal_form, g.postal_code, g.city, g.street, g.house_number, g.vat_id, g.website, g.email, g.phone, '{}'::text[] as numbers
    from records.merge m join records.company g on g.id = m.gone_id join records.company k on k.id = m.kept_id and k.deleted_at is null
    where m.kind = 'company' and m.undone_at is null and (g.name_key = any(${unique(wanted.map((one) => one.nameKey))}::text[])
      or g.vat_id = any(${unique(wanted.map((one) => one.vatId))}::text[]) or g.email = any(${unique(wanted.map((one) => one.email))}::text[])
      or g.phone = any(${unique(wanted.map((one) => one.phone))}::text[]))`.execute(db);
  return rows;
}

type CompanyRow = { id: string; numbers: string[] } & Values;

export async function findPeople(db: Db, wanted: readonly PersonSubject[]): Promise<PersonSubject[]> {
  const inCompany = wanted.filter((one) => one.companyId !== null);
  const { rows } = await sql<{ id: string } & Values>`
    with hit as (
      select p.id from unnest(${unique(wanted.map((one) => one.email))}::text[]) k
        cross join lateral (select id from records.person where email = k and deleted_at is null limit 20) p
      union select p.id from unnest(${unique(wanted.map((one) => one.mobile))}::text[]) k
        cross join lateral (select id from records.person where mobile = k and deleted_at is null limit 8) p
      union select p.id from unnest(${unique(wanted.map((one) => one.phone))}::text[]) k
        cross join lateral (select id from records.person where phone = k and deleted_at is null limit 20) p
      union select p.id from unnest(${inCompany.map((one) => one.companyId)}::uuid[], ${inCompany.map((one) => one.last)}::text[]) k(company, last)
        cross join lateral (select id from records.person where company_id = k.company and name_key like k.last || '|%' and deleted_at is null limit 20) p
      union select p.id from unnest(${wanted.filter((one) => one.companyId === null).map((one) => `${one.last}|${one.first}`)}::text[]) k
        cross join lateral (select id from records.person where name_key = k and company_id is null and deleted_at is null limit 8) p
    )
    select p.id, p.company_id, p.first_name, p.last_name, p.email, p.phone, p.mobile
    from hit join records.person p on p.id = hit.id where p.deleted_at is null`.execute(db);
  return rows.map((row) => personSubject(row.id, row));
}

/** Records of a kind with a natural key that may be one of these, with the values the key is made of. */
export async function findByNaturalKey(
  db: Db,
  kind: RecordKind,
  wanted: readonly Values[],
): Promise<({ id: string } & Values)[]> {
  const all = (key: string) =>
    unique(wanted.map((one) => (typeof one[key] === 'string' ? (one[key] as string) : null)));
  switch (kind) {
    case 'product':
      return (
        await sql<
          { id: string } & Values
        >`select id, number from records.product where number = any(${all('number')}::text[]) and deleted_at is null`.execute(
          db,
        )
      ).rows;
    case 'order':
      return (
        await sql<
          { id: string } & Values
        >`select id, number from records.sales_order where number = any(${all('number')}::text[]) and deleted_at is null`.execute(
          db,
        )
      ).rows;
    case 'quote':
      return (
        await sql<
          { id: string } & Values
        >`select id, number from records.quote where number = any(${all('number')}::text[]) and deleted_at is null`.execute(
          db,
        )
      ).rows;
    case 'deal':
      return (
        await sql<{ id: string } & Values>`
          select id, number, company_id, title from records.deal where number = any(${all('number')}::text[]) and deleted_at is null
          union select id, null, company_id, title from records.deal where company_id = any(${all('company_id')}::uuid[]) and deleted_at is null`.execute(
          db,
        )
      ).rows;
    case 'activity':
      return (
        await sql<{ id: string } & Values>`
          select id, company_id, kind, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as happened_at, subject
          from records.activity where company_id = any(${all('company_id')}::uuid[])
            and happened_at = any(${all('happened_at')}::timestamptz[]) and deleted_at is null`.execute(db)
      ).rows;
    case 'task':
      return (
        await sql<{ id: string } & Values>`
          select id, company_id, title, due_on from records.task where title = any(${all('title')}::text[])
            and (company_id is null or company_id = any(${all('company_id')}::uuid[])) and deleted_at is null`.execute(
          db,
        )
      ).rows;
    default:
      return [];
  }
}
