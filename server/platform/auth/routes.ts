import { contract } from '#contract/index.ts';
import type { App } from '../app.ts';
import { openRoute, route } from '../http/index.ts';
import { keyWorks } from './authenticate.ts';
import { changePassword, changeProfile } from './change-password.ts';
import { createKey, removeKey } from './manage-keys.ts';
import { changeTeamName, createTeam, removeTeam } from './manage-teams.ts';
import { changeUser, deactivateUser, inviteUser, reactivateUser, resetUser } from './manage-users.ts';
import { describeMe } from './me.ts';
import type { OneTimeLink } from './one-time-link.ts';
import { signInOptions } from './open-sign-in.ts';
import {
  confirmTwoFactor,
  endTwoFactor,
  signIn,
  signOut,
  startCompanySignIn,
  startTwoFactor,
  verifyBackupCode,
  verifyTwoFactor,
} from './sign-in.ts';
import { listKeys } from './store-keys.ts';
import { listTeams } from './store-teams.ts';
import { listNames, listUsers } from './store-users.ts';
import { acceptLink, describeLink, firstStart } from './use-link.ts';

const { session, users, teams, apiKeys } = contract.platform;
const ok = { ok: true } as const;

const sessionRoutes = [
  openRoute(session.me, ({ app, actor }) => describeMe(app, actor)),
  openRoute(session.signIn, ({ app, exchange, input }) => signIn(app, exchange, input)),
  openRoute(session.verifyBackupCode, ({ app, exchange, input }) => verifyBackupCode(app, exchange, input)),
  openRoute(session.verifyTwoFactor, ({ app, exchange, input }) => verifyTwoFactor(app, exchange, input)),
  openRoute(session.signOut, async ({ app, exchange }) => {
    await signOut(app, exchange);
    return ok;
  }),
  openRoute(session.signInWithOidc, ({ app, exchange }) => startCompanySignIn(app, exchange)),
  openRoute(session.link, ({ app, input }) => describeLink(app, input)),
  openRoute(session.firstStart, ({ app, exchange, input }) => firstStart(app, exchange, input)),
  openRoute(session.acceptLink, ({ app, exchange, input }) => acceptLink(app, exchange, input)),
  route(session.changePassword, { right: 'signed-in' }, async ({ app, actor, exchange, input }) => {
    await changePassword(app, actor, exchange, input);
    return ok;
  }),
  route(session.changeProfile, { right: 'signed-in' }, async ({ app, actor, input }) => {
    await changeProfile(app, actor, input);
    return ok;
  }),
  route(session.startTwoFactor, { right: 'signed-in' }, ({ app, exchange, input }) =>
    startTwoFactor(app, exchange, input),
  ),
  route(session.confirmTwoFactor, { right: 'signed-in' }, async ({ app, actor, exchange, input }) => {
    await confirmTwoFactor(app, actor, exchange, input);
    return ok;
  }),
  route(session.removeTwoFactor, { right: 'signed-in' }, async ({ app, actor, exchange, input }) => {
    await endTwoFactor(app, actor, exchange, input);
    return ok;
  }),
];

const userRoutes = [
  route(users.list, { right: 'users.manage' }, async ({ app }) => {
    const rows = await listUsers(app.db);
    return {
      rows: rows.map((row) => ({
        id: row.id,
        name: row.name,
        email: row.email,
        role: row.role as 'admin',
        teamId: row.team_id,
        active: row.active,
        hasSignIn: row.has_sign_in === true,
        language: row.language === 'en' ? ('en' as const) : ('de' as const),
        twoFactor: row.two_factor_enabled,
        lastSeenAt: row.last_seen_at?.toISOString() ?? null,
        createdAt: row.created_at.toISOString(),
        may: row.active ? ['change', 'deactivate', 'reset'] : ['change', 'reactivate'],
      })),
    };
  }),
  route(users.names, { right: 'signed-in' }, async ({ app }) => {
    const names = await listNames(app.db);
    return {
      users: names.users.map((row) => ({ id: row.id, name: row.name, teamId: row.team_id, active: row.active })),
      teams: names.teams,
    };
  }),
  route(users.invite, { right: 'users.manage' }, async ({ app, actor, input }) => {
    const { id, link } = await inviteUser(app, actor, input);
    return { id, link: withAddress(app, link) };
  }),
  route(users.change, { right: 'users.manage' }, async ({ app, actor, input }) => {
    await changeUser(app, actor, input);
    return ok;
  }),
  route(users.deactivate, { right: 'users.manage' }, async ({ app, actor, input }) => {
    await deactivateUser(app, actor, input);
    return ok;
  }),
  route(users.reactivate, { right: 'users.manage' }, async ({ app, actor, input }) => {
    await reactivateUser(app, actor, input);
    return ok;
  }),
  route(users.reset, { right: 'users.manage' }, async ({ app, actor, input }) => {
    const { link } = await resetUser(app, actor, input);
    return { link: withAddress(app, link) };
  }),
];

const teamRoutes = [
  route(teams.list, { right: 'users.manage' }, async ({ app }) => {
    const rows = await listTeams(app.db);
    return {
      rows: rows.map((row) => ({
        ...row,
        members: row.members ?? 0,
        may: row.members === 0 ? ['rename', 'remove'] : ['rename'],
      })),
    };
  }),
  route(teams.create, { right: 'users.manage' }, ({ app, actor, input }) => createTeam(app, actor, input)),
  route(teams.rename, { right: 'users.manage' }, async ({ app, actor, input }) => {
    await changeTeamName(app, actor, input);
    return ok;
  }),
  route(teams.remove, { right: 'users.manage' }, async ({ app, actor, input }) => {
    await removeTeam(app, actor, input);
    return ok;
  }),
];

const keyRoutes = [
  route(apiKeys.list, { right: 'system.manage' }, async ({ app }) => {
    const now = app.clock.now();
    const rows = await listKeys(app.db);
    return {
      rows: rows.map((row) => ({
        id: row.id,
        name: row.name,
        role: row.role as 'admin',
        owner: { id: row.owner_id, name: row.owner_name },
        start: row.start,
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at?.toISOString() ?? null,
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
        works: keyWorks({ ...row, active: row.owner_active }, now),
      })),
    };
  }),
  route(apiKeys.create, { right: 'system.manage' }, ({ app, actor, input }) => createKey(app, actor, input)),
  route(apiKeys.remove, { right: 'system.manage' }, async ({ app, actor, input }) => {
    await removeKey(app, actor, input);
    return ok;
  }),
];

export const routes = [...sessionRoutes, ...userRoutes, ...teamRoutes, ...keyRoutes];

function withAddress(app: App, link: OneTimeLink) {
  return { url: `${signInOptions(app).url}${link.path}`, expiresAt: link.expiresAt.toISOString() };
}
