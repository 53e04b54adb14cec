import type { Actor, Role } from '../actor.ts';
import type { App } from '../app.ts';
import type { Db, Tables } from '../db/index.ts';
import type { Fact } from '../events.ts';
import { fail } from '../failure.ts';
import { makeLink, type OneTimeLink } from './one-time-link.ts';
import { useUpLinks } from './store-links.ts';
import { teamExists } from './store-teams.ts';
import { deleteSessions, holdAdmins, holdUser, insertUser, removeTwoFactor, updateUser } from './store-users.ts';
import './events.ts';

type What = Fact<'access-changed'>['what'];

interface Invitation {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teamId: string | null;
  readonly language: 'de' | 'en';
}

/** @throws Failure `email-taken`, `not-found` (team) */
export async function inviteUser(
  app: App,
  actor: Actor,
  input: Invitation,
): Promise<{ readonly id: string; readonly link: OneTimeLink }> {
  return app.db.transaction().execute(async (tx) => {
    await refuseUnknownTeam(tx, input.teamId);
    const id = await insertUser(tx, input);
    if (id === null) fail('email-taken', { text: 'Somebody with that address exists already. Nothing was changed.' });
    const link = await makeLink(app, tx, 'invitation', id);
    await tell(app, tx, actor, 'user-invited', id, { role: input.role, teamId: input.teamId });
    return { id, link };
  });
}

interface Change {
  readonly id: string;
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly teamId?: string | null | undefined;
}

/** Takes effect with the person's next request. @throws Failure `not-found`, `last-admin` */
export async function changeUser(app: App, actor: Actor, { id, name, role, teamId }: Change): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    if (role !== undefined && role !== 'admin') await refuseLastAdmin(tx, id);
    const user = await held(tx, id);
    if (teamId !== undefined) await refuseUnknownTeam(tx, teamId);
    await updateUser(tx, id, { name, role, team_id: teamId }, app.clock.now());
    await tell(app, tx, actor, 'user-changed', id, {
      role: { from: user.role, to: role ?? user.role },
      teamId: { from: user.team_id, to: teamId === undefined ? user.team_id : teamId },
    });
  });
}

/** Ends sessions at once; the person's API keys stop working as long as they are out. @throws Failure `not-found`, `last-admin` */
export async function deactivateUser(app: App, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await refuseLastAdmin(tx, id);
    await held(tx, id);
    await updateUser(tx, id, { active: false }, app.clock.now());
    await deleteSessions(tx, id);
    await tell(app, tx, actor, 'user-deactivated', id, {});
  });
}

export async function reactivateUser(app: App, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await held(tx, id);
    await updateUser(tx, id, { active: true }, app.clock.now());
    await tell(app, tx, actor, 'user-reactivated', id, {});
  });
}

/** For a lost password or phone: a link for a new password; the second factor is removed and sessions end. The old password still works until then. */
export async function resetUser(
  app: App,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<{ readonly link: OneTimeLink }> {
  return app.db.transaction().execute(async (tx) => {
    const user = await held(tx, id);
    if (!user.active) fail('user-inactive', { text: 'This person is deactivated. Reactivate them first.' });
    await deleteSessions(tx, id);
    await removeTwoFactor(tx, id);
    await useUpLinks(tx, id, app.clock.now());
    const link = await makeLink(app, tx, 'reset', id);
    await tell(app, tx, actor, 'user-reset', id, {});
    return { link };
  });
}

async function held(tx: Db, id: string): Promise<Pick<RowOf<'platform.user'>, 'role' | 'team_id' | 'active'>> {
  const user = await holdUser(tx, id);
  if (!user) fail('not-found', { kind: 'user', text: 'There is no such user.' });
  return user;
}

type RowOf<Name extends keyof Tables> = import('kysely').Selectable<Tables[Name]>;

async function refuseLastAdmin(tx: Db, id: string): Promise<void> {
  const admins = await holdAdmins(tx);
  if (admins.length === 1 && admins[0] === id) {
    fail('last-admin', { text: 'This is the last admin who can sign in. Make somebody else an admin first.' });
  }
}

async function refuseUnknownTeam(tx: Db, teamId: string | null): Promise<void> {
  if (teamId !== null && !(await teamExists(tx, teamId)))
    fail('not-found', { kind: 'team', text: 'There is no such team.' });
}

async function tell(
  app: App,
  tx: Db,
  actor: Actor,
  what: What,
  subjectId: string,
  facts: Record<string, unknown>,
): Promise<void> {
  await app.events.publish(tx, { type: 'access-changed', actor, what, subjectId, facts });
}
