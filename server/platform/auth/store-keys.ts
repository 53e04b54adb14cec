import type { Role } from '../actor.ts';
import type { Db } from '../db/index.ts';

export async function findKey(db: Db, keyHash: Buffer) {
  return db
    .selectFrom('platform.api_key as k')
    .innerJoin('platform.user as u', 'u.id', 'k.owner_id')
    .select([
      'k.id',
      'k.name',
      'k.role',
      'k.expires_at',
      'k.last_used_at',
      'u.id as owner_id',
      'u.role as owner_role',
      'u.team_id',
      'u.language',
      'u.active',
    ])
    .where('k.key_hash', '=', keyHash)
    .executeTakeFirst();
}

export async function noteKeyUse(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('platform.api_key').set({ last_used_at: at }).where('id', '=', id).execute();
}

export async function listKeys(db: Db) {
  return db
    .selectFrom('platform.api_key as k')
    .innerJoin('platform.user as u', 'u.id', 'k.owner_id')
    .select([
      'k.id',
      'k.name',
      'k.role',
      'k.start',
      'k.created_at',
      'k.expires_at',
      'k.last_used_at',
      'u.id as owner_id',
      'u.name as owner_name',
      'u.role as owner_role',
      'u.active as owner_active',
    ])
    .orderBy('k.created_at', 'desc')
    .orderBy('k.id')
    .execute();
}

interface NewKey {
  readonly keyHash: Buffer;
  readonly start: string;
  readonly name: string;
  readonly role: Role;
  readonly ownerId: string;
  readonly expiresAt: Date | null;
}

export async function insertKey(db: Db, key: NewKey): Promise<string> {
  const row = await db
    .insertInto('platform.api_key')
    .values({
      key_hash: key.keyHash,
      start: key.start,
      name: key.name,
      role: key.role,
      owner_id: key.ownerId,
      expires_at: key.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function deleteKey(db: Db, id: string): Promise<boolean> {
  const done = await db.deleteFrom('platform.api_key').where('id', '=', id).executeTakeFirst();
  return done.numDeletedRows > 0n;
}
