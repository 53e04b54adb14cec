import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/db/index.ts';
import { scopeOf } from '../editing/index.ts';

export interface Portrait {
  readonly name: string;
  readonly detail: string | null;
}

/** Name and place, or name and company, of those records that this person may see. */
export async function portraitsOf(
  db: Db,
  actor: Actor,
  kind: 'company' | 'person',
  ids: readonly string[],
): Promise<Map<string, Portrait>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Portrait & { id: string }>`${
    kind === 'company'
      ? sql`select r.id, r.name, r.city as detail from records.company r`
      : sql`select r.id, concat_ws(' ', r.first_name, r.last_name) as name,
          coalesce((select k.name from records.company k where k.id = r.company_id), r.email) as detail from records.person r`
  } where r.id = any(${[...ids]}::uuid[]) and r.deleted_at is null and ${scopeOf(kind, actor)}`.execute(db);
  return new Map(rows.map(({ id, ...portrait }) => [id, portrait]));
}
