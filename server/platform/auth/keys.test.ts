import { expect, test } from 'vitest';
import { testApp } from '#test/support/app.ts';

async function keyOf(t: Awaited<ReturnType<typeof testApp>>, role: string) {
  const admin = await t.person('admin');
  const made = await t.call('platform.apiKeys.create', { name: 'Auswertung', role, days: 30 }, admin);
  const { key } = made.body as { id: string; key: string };
  return { admin, key, get: (path: string) => t.fetch(path, { headers: { authorization: `Bearer ${key}` } }) };
}

test('a key does what its role may, without the header of our own page', async () => {
  const t = await testApp();
  const { get, key } = await keyOf(t, 'reader');
  expect(key).toMatch(/^lotse_[A-Za-z0-9_-]{43}$/);
  expect((await get('/api/v1/users/names')).status).toBe(200);
  expect((await get('/api/v1/users')).status).toBe(403);
  const write = await t.fetch('/api/v1/teams', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Nord' }),
  });
  expect(await write.json()).toMatchObject({ code: 'forbidden' });
});

test('the database keeps a hash, never the key', async () => {
  const t = await testApp();
  const { key } = await keyOf(t, 'reader');
  const row = await t.db.selectFrom('platform.api_key').selectAll().executeTakeFirstOrThrow();
  expect(row.key_hash).toHaveLength(32);
  expect(JSON.stringify(row)).not.toContain(key.slice(12));
});

test('a key stops with its owner: deactivated, or no longer allowed what the key may', async () => {
  const t = await testApp();
  await t.person('admin');
  const { admin, get } = await keyOf(t, 'head_of_sales');
  expect((await get('/api/v1/users/names')).status).toBe(200);
  await t.db.updateTable('platform.user').set({ role: 'reader' }).where('id', '=', admin.actor.id).execute();
  expect((await get('/api/v1/users/names')).status).toBe(401);
  await t.db
    .updateTable('platform.user')
    .set({ role: 'admin', active: false })
    .where('id', '=', admin.actor.id)
    .execute();
  expect((await get('/api/v1/users/names')).status).toBe(401);
});

test('an expired, removed or invented key is nobody, and says so', async () => {
  const t = await testApp();
  const { admin, get } = await keyOf(t, 'reader');
  await t.db
    .updateTable('platform.api_key')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .execute();
  expect((await get('/api/v1/session')).status).toBe(401);
  const { id } = await t.db.selectFrom('platform.api_key').select('id').executeTakeFirstOrThrow();
  expect((await t.call('platform.apiKeys.remove', { id }, admin)).status).toBe(200);
  expect((await get('/api/v1/users/names')).status).toBe(401);
  const invented = await t.fetch('/api/v1/users/names', {
    headers: { authorization: `Bearer lotse_${'A'.repeat(43)}` },
  });
  expect(invented.status).toBe(401);
});
