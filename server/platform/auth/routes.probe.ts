import { randomUUID } from 'node:crypto';
import { NOBODY, type Probes, type ProbeWorld, type RawProbes, type Whose } from '#test/support/probe.ts';
import { makeFirstStartLink, makeLink } from './one-time-link.ts';
import { hashPassword } from './password.ts';
import { setPassword } from './store-users.ts';

const wrongPassword = 'nicht das Kennwort';

async function userId(world: ProbeWorld, whose: Whose): Promise<{ readonly id: string }> {
  if (whose === 'missing') return { id: NOBODY };
  const { actor } = await world.person('reader');
  return { id: actor.id };
}

async function teamId(world: ProbeWorld, whose: Whose): Promise<{ readonly id: string }> {
  return { id: whose === 'missing' ? NOBODY : await world.team() };
}

async function linkToken(world: ProbeWorld): Promise<string> {
  const { actor } = await world.person('reader');
  const { path } = await makeLink(world.app, world.db, 'invitation', actor.id);
  return new URL(`http://x${path}`).searchParams.get('token') ?? '';
}

export const probes: Probes = {
  'platform.session.me': { input: () => undefined },
  'platform.session.signIn': {
    input: async (world) => {
      const { actor } = await world.person('reader');
      await setPassword(world.db, actor.id, await hashPassword('ein langes Kennwort'), new Date());
      return { email: `${actor.id}@example.test`, password: 'ein langes Kennwort' };
    },
  },
  // Everybody asks from one address here; the limit on attempts has tests of its own.
  'platform.session.verifyBackupCode': {
    input: async (world) => {
      await world.db.deleteFrom('platform.attempt').execute();
      return { code: 'aaaaa-bbbbb' };
    },
    status: 401,
  },
  'platform.session.verifyTwoFactor': {
    input: async (world) => {
      await world.db.deleteFrom('platform.attempt').execute();
      return { code: '123456' };
    },
    status: 401,
  },
  'platform.session.signOut': { input: () => undefined },
  // Not configured here; test/sign-in-oidc.test.ts signs in through one.
  'platform.session.signInWithOidc': { input: () => undefined, status: 404 },
  'platform.session.link': { input: async (world) => ({ token: await linkToken(world) }) },
  'platform.session.firstStart': {
    // Somebody exists: no link makes a second first admin.
    input: async (world) => {
      expectNull(await makeFirstStartLink(world.app));
      const { path } = await makeLink(world.app, world.db, 'first-start', null);
      const token = new URL(`http://x${path}`).searchParams.get('token');
      return { token, name: 'Eve', email: 'eve@example.test', password: 'ein langes Kennwort' };
    },
    status: 410,
  },
  'platform.session.acceptLink': {
    input: async (world) => ({ token: await linkToken(world), password: 'ein langes Kennwort' }),
  },
  'platform.session.changePassword': {
    input: () => ({ current: wrongPassword, password: 'ein langes Kennwort' }),
    status: 401,
  },
  'platform.session.changeProfile': { input: () => ({ language: 'en' }) },
  'platform.session.startTwoFactor': { input: () => ({ password: wrongPassword }), status: 401 },
  'platform.session.confirmTwoFactor': { input: () => ({ code: '123456' }), status: 401 },
  'platform.session.removeTwoFactor': { input: () => ({ password: wrongPassword }), status: 401 },

  'platform.users.list': { input: () => undefined },
  'platform.users.names': { input: () => undefined },
  'platform.users.invite': { input: () => ({ name: 'Neu', email: `${randomUUID()}@example.test`, role: 'sales' }) },
  'platform.users.change': {
    about: 'shared',
    input: async (world, whose) => ({ ...(await userId(world, whose)), role: 'sales' }),
  },
  'platform.users.deactivate': { about: 'shared', input: userId },
  'platform.users.reactivate': { about: 'shared', input: userId },
  'platform.users.reset': { about: 'shared', input: userId },

  'platform.teams.list': { input: () => undefined },
  'platform.teams.create': { input: () => ({ name: `Team ${randomUUID()}` }) },
  'platform.teams.rename': {
    about: 'shared',
    input: async (world, whose) => ({ ...(await teamId(world, whose)), name: `Team ${randomUUID()}` }),
  },
  'platform.teams.remove': { about: 'shared', input: teamId },

  'platform.apiKeys.list': { input: () => undefined },
  'platform.apiKeys.create': { input: () => ({ name: 'Auswertung', role: 'reader' }) },
  'platform.apiKeys.remove': {
    about: 'shared',
    input: async (world, whose, caller) => {
      if (whose === 'missing') return { id: NOBODY };
      const row = await world.db
        .insertInto('platform.api_key')
        .values({
          key_hash: Buffer.from(randomUUID()),
          start: 'lotse_abcd',
          name: 'Alt',
          role: 'reader',
          owner_id: caller.actor.id,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return { id: row.id };
    },
  },
};

export const rawProbes: RawProbes = {
  'platform.oidcWayBack': { request: async () => ['/auth/callback/oidc?code=x&state=y'], status: 404 },
};

function expectNull(value: unknown): void {
  if (value !== null) throw new Error('a first-start link was made although somebody exists');
}
