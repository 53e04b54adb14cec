import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { seesEverything } from '#server/platform/auth/index.ts';

export interface Whose {
  readonly whose: 'mine' | 'all';
  readonly owner?: string | undefined;
}

type Part = RawBuilder<SqlBool>;

/**
 * The parts of the records that a list of the day is drawn from, as conditions on an owner and a team column. They exclude each other, and
 * each can be answered by one index in the order wanted; a single condition with "or" could not.
 */
export function partsOf(
  actor: Actor,
  { whose, owner }: Whose,
  columns: { readonly owner: string; readonly team: string },
): readonly Part[] {
  const ownerColumn = sql.ref(columns.owner);
  const teamColumn = sql.ref(columns.team);
  const of = (id: string): Part => sql<SqlBool>`${ownerColumn} = ${id}::uuid`;
  const unassigned = sql<SqlBool>`(${ownerColumn} is null and ${teamColumn} is null)`;
  if (seesEverything(actor)) {
    if (owner !== undefined) return [of(owner)];
    // A command and a program have no accounts of their own.
    return whose === 'mine' && actor.kind === 'person' ? [of(actor.id)] : [sql<SqlBool>`true`];
  }
  if (whose === 'mine') return [of(actor.id)];
  const team = sql<SqlBool>`(${teamColumn} = ${actor.teamId}::uuid and ${ownerColumn} is distinct from ${actor.id}::uuid)`;
  return actor.teamId === null ? [of(actor.id), unassigned] : [of(actor.id), team, unassigned];
}
