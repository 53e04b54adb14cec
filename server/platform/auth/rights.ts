import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor, Role } from '../actor.ts';

export const rights = [
  'records.read',
  'records.write',
  'records.delete',
  'import.run',
  'export.run',
  'review.decide',
  'consent.write',
  'score.edit',
  'policy.edit',
  'users.manage',
  'audit.read',
  'system.manage',
] as const;
export type Right = (typeof rights)[number];

const granted: Record<Role, readonly Right[]> = {
  admin: rights,
  head_of_sales: rights.filter((right) => right !== 'users.manage' && right !== 'system.manage'),
  sales: [
    'records.read',
    'records.write',
    'records.delete',
    'import.run',
    'export.run',
    'review.decide',
    'consent.write',
  ],
  marketing: ['records.read', 'import.run', 'export.run', 'consent.write', 'review.decide'],
  reader: ['records.read'],
};

export const roles: readonly Role[] = ['admin', 'head_of_sales', 'sales', 'marketing', 'reader'];

export function may(actor: Pick<Actor, 'role'>, right: Right): boolean {
  return granted[actor.role].includes(right);
}

export function rightsOf(role: Role): readonly Right[] {
  return granted[role];
}

export function rolesWith(right: Right): readonly Role[] {
  return roles.filter((role) => granted[role].includes(right));
}

/**
 * Whether a person of role `owner` may hold an API key of role `key`: no right and no record more than their own.
 * Sales see fewer records than a reader, so a sales person's key is a sales key.
 */
export function mayHoldKey(owner: Role, key: Role): boolean {
  return granted[key].every((right) => granted[owner].includes(right)) && (owner !== 'sales' || key === 'sales');
}

export function seesEverything(actor: Pick<Actor, 'role'>): boolean {
  return actor.role !== 'sales';
}

/**
 * SQL condition for the records an actor may see; `owner` and `team` name the columns (`c.owner_id`, `c.team_id`).
 * A sales person sees their own, their team's and unassigned ones; everybody else sees all.
 */
export function visibleTo(
  actor: Actor,
  columns: { readonly owner: string; readonly team: string },
): RawBuilder<SqlBool> {
  if (seesEverything(actor)) return sql<SqlBool>`true`;
  const owner = sql.ref(columns.owner);
  const team = sql.ref(columns.team);
  const unassigned = sql<SqlBool>`(${owner} is null and ${team} is null)`;
  if (actor.teamId === null) return sql<SqlBool>`(${owner} = ${actor.id}::uuid or ${unassigned})`;
  return sql<SqlBool>`(${owner} = ${actor.id}::uuid or ${team} = ${actor.teamId}::uuid or ${unassigned})`;
}

/** The same rule for a record already in hand. */
export function sees(
  actor: Actor,
  record: { readonly ownerId: string | null; readonly teamId: string | null },
): boolean {
  if (seesEverything(actor) || record.ownerId === actor.id) return true;
  if (record.teamId !== null) return record.teamId === actor.teamId;
  return record.ownerId === null;
}
