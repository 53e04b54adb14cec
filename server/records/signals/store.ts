import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface Known {
  readonly id: string;
  readonly name: string;
  readonly relation: string | null;
  readonly ownerId: string | null;
  readonly ownerLanguage: 'de' | 'en';
}

export async function findCompanies(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await sql<Known>`
    select c.id, c.name, c.relation, c.owner_id as "ownerId", case when u.language = 'en' then 'en' else 'de' end as "ownerLanguage"
    from records.company c left join platform."user" u on u.id = c.owner_id where c.id = any(${[...ids]}::uuid[]) and c.deleted_at is null`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Companies whose name, without its legal form and spelling, is this one. */
export async function companiesNamed(db: Db, name: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from records.company where lower(name) = lower(${name}) and deleted_at is null order by id limit 3`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
