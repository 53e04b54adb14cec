import { expect, test } from 'vitest';
import { testApp } from '#test/support/app.ts';
import { makeFirstStartLink } from './index.ts';

const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-lotse': '1', ...headers },
  body: JSON.stringify({ json: body }),
});
const password = 'ein langes Kennwort';

async function cookieOf(response: Response): Promise<string> {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function firstAdmin() {
  const t = await testApp();
  const link = await makeFirstStartLink(t.app);
  const token = new URL(`http://x${link?.path}`).searchParams.get('token');
  const input = { token, name: 'Ada Admin', email: 'Ada@Example.test', password };
  const response = await t.fetch('/rpc/platform/session/firstStart', post(input));
  return { ...t, input, response, cookie: await cookieOf(response) };
}

test('the printed link makes the first admin once, and signs them in', async () => {
  const t = await firstAdmin();
  expect(t.response.status).toBe(200);
  const me = await (await t.fetch('/api/v1/session', { headers: { cookie: t.cookie } })).json();
  expect(me).toMatchObject({ user: { name: 'Ada Admin', email: 'ada@example.test', role: 'admin' }, setUp: true });
  const again = await t.fetch('/rpc/platform/session/firstStart', post({ ...t.input, email: 'eve@example.test' }));
  expect(again.status).toBe(410);
  expect(await makeFirstStartLink(t.app)).toBeNull();
  const stored = await t.db.selectFrom('platform.account').select('password').executeTakeFirstOrThrow();
  expect(stored.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('signing in takes the right password and says nothing about which part was wrong', async () => {
  const t = await firstAdmin();
  const right = await t.fetch('/rpc/platform/session/signIn', post({ email: 'ada@example.test', password }));
  expect(await right.json()).toEqual({ json: { next: 'done' } });
  const wrong = await t.call('platform.session.signIn', { email: 'ada@example.test', password: 'falsch falsch' }, null);
  const unknown = await t.call('platform.session.signIn', { email: 'niemand@example.test', password }, null);
  expect(wrong.status).toBe(401);
  expect(unknown).toEqual(wrong);
});

test('signing out ends the session in the database', async () => {
  const t = await firstAdmin();
  const out = await t.fetch('/rpc/platform/session/signOut', post(undefined, { cookie: t.cookie }));
  expect(out.status).toBe(200);
  expect(await t.db.selectFrom('platform.session').selectAll().execute()).toEqual([]);
});

test('a deactivated person is out with the next request', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const sales = await t.person('sales');
  expect((await t.call('platform.users.names', undefined, sales)).status).toBe(200);
  expect((await t.call('platform.users.deactivate', { id: sales.actor.id }, admin)).status).toBe(200);
  expect((await t.call('platform.users.names', undefined, sales)).status).toBe(401);
});

test('changing the password ends every session but the new one', async () => {
  const t = await firstAdmin();
  const other = await cookieOf(
    await t.fetch('/rpc/platform/session/signIn', post({ email: 'ada@example.test', password })),
  );
  const changed = await t.fetch(
    '/rpc/platform/session/changePassword',
    post({ current: password, password: 'noch ein langes Kennwort' }, { cookie: t.cookie }),
  );
  expect(changed.status).toBe(200);
  const statusWith = async (cookie: string) => (await t.fetch('/api/v1/users/names', { headers: { cookie } })).status;
  expect(await statusWith(other)).toBe(401);
  expect(await statusWith(t.cookie)).toBe(401);
  expect(await statusWith(await cookieOf(changed))).toBe(200);
});

test('a session cookie of another secret, or a changed one, is nobody', async () => {
  const t = await firstAdmin();
  const broken = t.cookie.replace(/\.[^;]{6}/, '.AAAAAA');
  expect(broken).not.toBe(t.cookie);
  expect((await t.fetch('/api/v1/users/names', { headers: { cookie: broken } })).status).toBe(401);
});
