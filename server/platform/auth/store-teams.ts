import { sql } from 'kysely';
import type { Db } from '../db/index.ts';

export async function listTeams(db: Db) {
  return db
    .selectFrom('platform.team as t')
    .select(['t.id', 't.name'])
    .select((e) =>
      e
        .selectFrom('platform.user as u')
        .whereRef('u.team_id', '=', 't.id')
        .select(sql<number>`count(*)::int`.as('n'))
        .as('members'),
    )
    .orderBy('t.name')
    .execute();
}

export async function insertTeam(db: Db, name: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into platform.team (name) values (${name}) on conflict ((lower(name))) do nothing returning id`.execute(db);
  return rows[0]?.id ?? null;
}

export async function teamExists(db: Db, id: string): Promise<boolean> {
  return (
    (await db.selectFrom('platform.team').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !==
    undefined
  );
}

export async function nameTaken(db: Db, name: string, exceptId: string): Promise<boolean> {
  const row = await db
    .selectFrom('platform.team')
    .select('id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function renameTeam(db: Db, id: string, name: string): Promise<void> {
  await db.updateTable('platform.team').set({ name }).where('id', '=', id).execute();
}

export async function membersOf(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('platform.user')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('team_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function deleteTeam(db: Db, id: string): Promise<void> {
  await db.deleteFrom('platform.team').where('id', '=', id).execute();
}

export async function findTeamByName(db: Db, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('platform.team')
    .select('id')
    .where(sql`lower(name)`, '=', name.trim().toLowerCase())
    .executeTakeFirst();
  return row?.id ?? null;
}
