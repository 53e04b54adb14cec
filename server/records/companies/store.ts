import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/db/index.ts';
import { scopeOf } from '../editing/index.ts';

export async function namesOf(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<{ id: string; name: string; city: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; city: string | null }>`
    select r.id, r.name, r.city from records.company r
    where r.id = any(${ids}::uuid[]) and r.deleted_at is null and ${scopeOf('company', actor)} order by r.sort_name, r.id`.execute(
    db,
  );
  return rows;
}
