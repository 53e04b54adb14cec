import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import type { Territory } from './territory-of.ts';

export async function listTerritories(db: Db): Promise<Territory[]> {
  const { rows } = await sql<Territory>`
    select id, label, country, code_from as "codeFrom", code_to as "codeTo", user_id as "userId", team_id as "teamId", version
    from intake.territory order by country, code_from, label`.execute(db);
  return rows;
}

export type TerritoryFacts = Omit<Territory, 'id' | 'version'>;

export async function insertTerritory(db: Db, one: TerritoryFacts, by: string, at: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into intake.territory (label, country, code_from, code_to, user_id, team_id, changed_by, changed_at)
    values (${one.label}, ${one.country}, ${one.codeFrom}, ${one.codeTo}, ${one.userId}, ${one.teamId}, ${by}, ${at}) returning id`.execute(
    db,
  );
  return rows[0]?.id ?? '';
}

export async function updateTerritory(
  db: Db,
  id: string,
  version: number,
  one: TerritoryFacts,
  by: string,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update intake.territory set label = ${one.label}, country = ${one.country}, code_from = ${one.codeFrom}, code_to = ${one.codeTo}, user_id = ${one.userId},
      team_id = ${one.teamId}, changed_by = ${by}, changed_at = ${at}, version = version + 1 where id = ${id} and version = ${version} returning id`.execute(
    db,
  );
  return rows.length > 0;
}

export async function deleteTerritory(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`delete from intake.territory where id = ${id} returning id`.execute(db);
  return rows.length > 0;
}

/** Whether that user, or team, is there. */
export async function isThere(db: Db, { userId, teamId }: Pick<Territory, 'userId' | 'teamId'>): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from platform."user" where id = ${userId}::uuid)::int + (select count(*) from platform.team where id = ${teamId}::uuid)::int as n`.execute(
    db,
  );
  return rows[0]?.n === 1;
}
