import { sql } from 'kysely';
import type { Point, Ref } from '#server/oversight/subject/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { mergedFrom, mergedInto } from '../identity/index.ts';

const values = (points: readonly Point[], kind: Point['kind']): string[] =>
  points.filter((point) => point.kind === kind).map(({ value }) => value);

/** People with one of these addresses or numbers, deleted ones too, with all their other ones; companies whose own address or number it is. */
export async function findPeopleBehind(
  db: Db,
  points: readonly Point[],
): Promise<{ readonly refs: readonly Ref[]; readonly points: readonly Point[] }> {
  const mails = values(points, 'email');
  const phones = values(points, 'phone');
  const people = await sql<{ id: string; email: string | null; phone: string | null; mobile: string | null }>`
    select id, email, phone, mobile from records.person
    where lower(email) = any(${mails}::text[]) or phone = any(${phones}::text[]) or mobile = any(${phones}::text[])
      -- An address that lost to another one when two were merged, or was changed since, stands in no row any more.
      or id in (select record_id from records.face where kind = 'person' and (lower(fields ->> 'email') = any(${mails}::text[])
        or fields ->> 'phone' = any(${phones}::text[]) or fields ->> 'mobile' = any(${phones}::text[]))) limit 500`.execute(
    db,
  );
  const same = await mergedWith(
    db,
    people.rows.map((row) => row.id),
  );
  people.rows.push(...same);
  const companies = await sql<{ id: string }>`
    select id from records.company
    where lower(email) = any(${mails}::text[]) or phone = any(${phones}::text[]) or fax = any(${phones}::text[]) limit 500`.execute(
    db,
  );
  return {
    refs: [
      ...people.rows.map(({ id }) => ({ kind: 'person' as const, id })),
      ...companies.rows.map(({ id }) => ({ kind: 'company' as const, id })),
    ],
    // Only people's own points: a company's switchboard is not the number of everybody who works there.
    points: people.rows.flatMap(({ email, phone, mobile }) => [
      ...(email === null ? [] : [{ kind: 'email' as const, value: email.toLowerCase() }]),
      ...[phone, mobile].flatMap((value) => (value === null ? [] : [{ kind: 'phone' as const, value }])),
    ]),
  };
}

/** Records that are one with these by a merge, whichever of them has the address: a part left out would come back with the parting. */
async function mergedWith(db: Db, ids: readonly string[]) {
  const kept = await mergedInto(db, ids);
  const roots = [...new Set(ids.map((id) => kept.get(id) ?? id))];
  const all = [...(await mergedFrom(db, roots)).values()].flat();
  const { rows } = await sql<{ id: string; email: string | null; phone: string | null; mobile: string | null }>`
    select id, email, phone, mobile from records.person
    where id = any(${all}::uuid[]) and not id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

export async function collectPeople(db: Db, ids: readonly string[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select p.*, c.name as company from records.person p left join records.company c on c.id = p.company_id
    where p.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

export async function collectCompanies(db: Db, ids: readonly string[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select name, email, phone, fax, street, house_number, postal_code, city from records.company where id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return rows;
}

const dealings = ['records.activity', 'records.task', 'records.deal', 'records.quote', 'records.sales_order'] as const;

export async function collectDealings(db: Db, ids: readonly string[]) {
  const found: Record<string, unknown>[] = [];
  for (const table of dealings) {
    const { rows } = await sql<Record<string, unknown>>`
      select ${table} as record, x.* from ${sql.table(table)} x where x.person_id = any(${[...ids]}::uuid[]) limit 10000`.execute(
      db,
    );
    found.push(...rows);
  }
  const links = await sql<Record<string, unknown>>`
    select 'records.relation' as record, r.* from records.relation r
    where r.from_id = any(${[...ids]}::uuid[]) or r.to_id = any(${[...ids]}::uuid[])`.execute(db);
  return [...found, ...links.rows];
}

export async function observationsOf(db: Db, ids: readonly string[]): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select observation_id::int8 as id from records.observation_link where record_id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Observations of what was done with them, whose text may name them: activities and tasks. */
export async function observationsAround(db: Db, ids: readonly string[]): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select l.observation_id::int8 as id from records.observation_link l
    where l.record_id in (select id from records.activity where person_id = any(${[...ids]}::uuid[])
      union all select id from records.task where person_id = any(${[...ids]}::uuid[]))`.execute(db);
  return rows.map(({ id }) => id);
}

/** The person goes, the record stays as a nameless one, so that orders and contacts of the company keep their count. */
export async function erasePeople(tx: Db, ids: readonly string[], at: Date, by: string): Promise<number> {
  const all = sql`${[...ids]}::uuid[]`;
  const { numAffectedRows } = await sql`
    update records.person set salutation = null, title = null, first_name = null, last_name = '–', sort_name = '', name_key = '', job_title = null,
      department = null, email = null, phone = null, mobile = null, language = null, note = null, custom = '{}', origin = '{}', search = '',
      deleted_at = coalesce(deleted_at, ${at}), deleted_by = coalesce(deleted_by, ${by}), updated_at = ${at}, version = version + 1
    where id = any(${all})`.execute(tx);
  await sql`delete from records.match_key where record_id = any(${all})`.execute(tx);
  await sql`delete from records.face where record_id = any(${all})`.execute(tx);
  await sql`delete from records.relation where from_id = any(${all}) or to_id = any(${all})`.execute(tx);
  await sql`update records.pair_decision set left_values = '{}', right_values = '{}' where left_id = any(${all}) or right_id = any(${all})`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

export async function eraseCompanyPoints(
  tx: Db,
  ids: readonly string[],
  points: readonly Point[],
  at: Date,
): Promise<number> {
  const mails = values(points, 'email');
  const phones = values(points, 'phone');
  const { numAffectedRows } = await sql`
    update records.company set email = case when lower(email) = any(${mails}::text[]) then null else email end,
      phone = case when phone = any(${phones}::text[]) then null else phone end,
      fax = case when fax = any(${phones}::text[]) then null else fax end, updated_at = ${at}, version = version + 1
    where id = any(${[...ids]}::uuid[])`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** What was said in contacts and tasks goes; that there was one, and when, stays with the company. */
export async function eraseDealings(tx: Db, ids: readonly string[], at: Date): Promise<number> {
  const all = sql`${[...ids]}::uuid[]`;
  let count = 0;
  const run = async (statement: ReturnType<typeof sql>) => {
    count += Number((await statement.execute(tx)).numAffectedRows ?? 0);
  };
  await run(sql`update records.activity set subject = '', body = null, outcome = null, custom = '{}', origin = '{}', person_id = null,
    updated_at = ${at}, version = version + 1 where person_id = any(${all})`);
  await run(sql`update records.task set title = '–', note = null, custom = '{}', origin = '{}', person_id = null, updated_at = ${at},
    version = version + 1 where person_id = any(${all})`);
  await run(sql`update records.deal set person_id = null, version = version + 1 where person_id = any(${all})`);
  await run(sql`update records.quote set person_id = null, version = version + 1 where person_id = any(${all})`);
  await run(sql`update records.sales_order set person_id = null, version = version + 1 where person_id = any(${all})`);
  return count;
}
