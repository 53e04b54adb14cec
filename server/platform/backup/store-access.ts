import type pg from 'pg';

/**
 * Takes access from whoever lost it after the backup: `users` and `keys` name tables of this connection that hold them as they were in the
 * database that is replaced. Whoever is missing there counts as removed only where those tables are `complete`.
 *
 * @returns how many people and keys
 */
export async function keepAccess(
  client: pg.Client,
  { users, keys, complete }: { readonly users: string; readonly keys: string; readonly complete: boolean },
): Promise<number> {
  const changed = await client.query(`
    update platform."user" u set active = u.active and k.active, role = k.role
    from ${users} k where k.id = u.id and (u.role <> k.role or (u.active and not k.active))`);
  if (!complete) return changed.rowCount ?? 0;
  const removed = await client.query(`
    update platform."user" u set active = false where u.active and not exists (select 1 from ${users} k where k.id = u.id)`);
  const lost = await client.query(
    `delete from platform.api_key a where not exists (select 1 from ${keys} k where k.id = a.id)`,
  );
  return (changed.rowCount ?? 0) + (removed.rowCount ?? 0) + (lost.rowCount ?? 0);
}
