import { expect, test } from 'vitest';
import { testApp } from '#test/support/app.ts';

test('the last admin who can sign in is neither demoted nor deactivated', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  // Invited, has no password yet: nobody could sign in with that.
  await t.call('platform.users.invite', { name: 'Neu', email: 'neu@example.test', role: 'admin' }, admin);
  const { id } = admin.actor;
  expect(await t.call('platform.users.change', { id, role: 'sales' }, admin)).toMatchObject({
    body: { code: 'last-admin' },
  });
  expect(await t.call('platform.users.deactivate', { id }, admin)).toMatchObject({ body: { code: 'last-admin' } });
  const row = await t.db.selectFrom('platform.user').select(['role', 'active']).where('id', '=', id).executeTakeFirst();
  expect(row).toEqual({ role: 'admin', active: true });
});

test('two admins who deactivate each other at the same moment leave one', async () => {
  const t = await testApp();
  const [one, two] = [await t.person('admin'), await t.person('admin')];
  await Promise.all([
    t.call('platform.users.deactivate', { id: two.actor.id }, one),
    t.call('platform.users.deactivate', { id: one.actor.id }, two),
  ]);
  const rows = await t.db.selectFrom('platform.user').select('id').where('active', '=', true).execute();
  expect(rows).toHaveLength(1);
});

test('a reset ends sessions, removes the second factor and gives a link that works once', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const sales = await t.person('sales');
  const reset = await t.call('platform.users.reset', { id: sales.actor.id }, admin);
  expect((await t.call('platform.users.names', undefined, sales)).status).toBe(401);
  const { url } = (reset.body as { link: { url: string } }).link;
  const token = new URL(url).searchParams.get('token');
  const accept = () => t.call('platform.session.acceptLink', { token, password: 'ein neues langes Kennwort' }, null);
  expect((await accept()).status).toBe(200);
  expect((await accept()).status).toBe(410);
});
