import type { Db } from '../db/index.ts';

export type LinkPurpose = 'first-start' | 'invitation' | 'reset';

interface NewLink {
  readonly tokenHash: Buffer;
  readonly purpose: LinkPurpose;
  readonly userId: string | null;
  readonly expiresAt: Date;
}

export async function insertLink(db: Db, link: NewLink): Promise<void> {
  await db
    .insertInto('platform.one_time_link')
    .values({ token_hash: link.tokenHash, purpose: link.purpose, user_id: link.userId, expires_at: link.expiresAt })
    .execute();
}

/** Inside a transaction the row is held, so that two at once cannot both use it. */
export async function findLink(db: Db, tokenHash: Buffer) {
  const row = await db
    .selectFrom('platform.one_time_link as l')
    .leftJoin('platform.user as u', 'u.id', 'l.user_id')
    .select(['l.purpose', 'l.user_id', 'l.expires_at', 'l.used_at', 'u.name', 'u.email', 'u.active'])
    .where('l.token_hash', '=', tokenHash)
    .forUpdate('l')
    .executeTakeFirst();
  if (!row || row.active === false) return null;
  return {
    purpose: row.purpose as LinkPurpose,
    userId: row.user_id,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    name: row.name,
    email: row.email,
  };
}

/** Using one link ends all others of that person, and with the first admin all links for a first start. */
export async function useUpLinks(db: Db, userId: string | null, at: Date): Promise<void> {
  await db
    .updateTable('platform.one_time_link')
    .set({ used_at: at })
    .where('used_at', 'is', null)
    .where((e) => (userId === null ? e('purpose', '=', 'first-start') : e('user_id', '=', userId)))
    .execute();
}

/** Whether an admin exists who can sign in. People who were only invited do not count: nobody could let them in. */
export async function isSetUp(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('platform.user as u')
    .innerJoin('platform.account as a', 'a.user_id', 'u.id')
    .select('u.id')
    .where('u.role', '=', 'admin')
    .where('u.active', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
