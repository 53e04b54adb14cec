import { sql } from 'kysely';
import type { Role } from '../actor.ts';
import type { Db } from '../db/index.ts';

export async function isActive(db: Db, userId: string): Promise<boolean> {
  const row = await db.selectFrom('platform.user').select('active').where('id', '=', userId).executeTakeFirst();
  return row?.active === true;
}

export async function findSession(db: Db, token: string, now: Date) {
  return db
    .selectFrom('platform.session as s')
    .innerJoin('platform.user as u', 'u.id', 's.user_id')
    .select(['u.id', 'u.name', 'u.role', 'u.team_id', 'u.language', 'u.last_seen_at'])
    .where('s.token', '=', token)
    .where('s.expires_at', '>', now)
    .where('u.active', '=', true)
    .executeTakeFirst();
}

export async function noteSeen(db: Db, userId: string, at: Date): Promise<void> {
  await db.updateTable('platform.user').set({ last_seen_at: at }).where('id', '=', userId).execute();
}

export async function listUsers(db: Db) {
  return db
    .selectFrom('platform.user as u')
    .select([
      'u.id',
      'u.name',
      'u.email',
      'u.role',
      'u.team_id',
      'u.active',
      'u.language',
      'u.two_factor_enabled',
      'u.last_seen_at',
      'u.created_at',
    ])
    .select((e) =>
      e
        .exists(e.selectFrom('platform.account as a').select('a.id').whereRef('a.user_id', '=', 'u.id'))
        .as('has_sign_in'),
    )
    .orderBy('u.active', 'desc')
    .orderBy('u.name')
    .orderBy('u.id')
    .execute();
}

export async function listNames(db: Db) {
  const users = await db
    .selectFrom('platform.user')
    .select(['id', 'name', 'team_id', 'active'])
    .orderBy('name')
    .orderBy('id')
    .execute();
  const teams = await db.selectFrom('platform.team').select(['id', 'name']).orderBy('name').execute();
  return { users, teams };
}

export async function findUser(db: Db, id: string) {
  return db
    .selectFrom('platform.user as u')
    .leftJoin('platform.team as t', 't.id', 'u.team_id')
    .select([
      'u.id',
      'u.name',
      'u.email',
      'u.role',
      'u.team_id',
      't.name as team_name',
      'u.active',
      'u.language',
      'u.two_factor_enabled',
    ])
    .where('u.id', '=', id)
    .executeTakeFirst();
}

/** Held until the transaction ends, so that two changes at once follow one another. */
export async function holdUser(db: Db, id: string) {
  return db
    .selectFrom('platform.user')
    .select(['id', 'name', 'role', 'team_id', 'active'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Ids of active admins who can sign in, all held: the last one cannot go while another is going too. */
export async function holdAdmins(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('platform.user as u')
    .select('u.id')
    .where('u.role', '=', 'admin')
    .where('u.active', '=', true)
    .where((e) => e.exists(e.selectFrom('platform.account as a').select('a.id').whereRef('a.user_id', '=', 'u.id')))
    .orderBy('u.id')
    .forUpdate('u')
    .execute();
  return rows.map((row) => row.id);
}

interface NewUser {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teamId: string | null;
  readonly language: 'de' | 'en';
}

/** @returns the new user's id, or null where the address is taken */
export async function insertUser(db: Db, user: NewUser): Promise<string | null> {
  const row = await db
    .insertInto('platform.user')
    .values({ name: user.name, email: user.email, role: user.role, team_id: user.teamId, language: user.language })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

interface UserChange {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly team_id?: string | null | undefined;
  readonly language?: 'de' | 'en' | undefined;
  readonly active?: boolean | undefined;
}

export async function updateUser(db: Db, id: string, change: UserChange, now: Date): Promise<void> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await db
    .updateTable('platform.user')
    .set({ ...given, updated_at: now })
    .where('id', '=', id)
    .execute();
}

export async function setPassword(db: Db, userId: string, hash: string, now: Date): Promise<void> {
  await db
    .insertInto('platform.account')
    .values({ account_id: userId, provider_id: 'credential', user_id: userId, password: hash })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute();
}

export async function findPassword(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('platform.account')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? null;
}

export async function deleteSessions(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('platform.session').where('user_id', '=', userId).execute();
}

export async function removeTwoFactor(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('platform.two_factor').where('user_id', '=', userId).execute();
  await db.updateTable('platform.user').set({ two_factor_enabled: false }).where('id', '=', userId).execute();
}

/** The very first person: refused by a lock on the table's name when two links are used at the same moment. */
export async function lockFirstStart(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lotse first admin'))`.execute(db);
}
