import { expect, onTestFinished, test } from 'vitest';
import { testApp } from '#test/support/app.ts';
import { announce, openSignals } from '../signals.ts';
import { createEventsRoute } from './events-stream.ts';
import { createHost } from './host.ts';

test('a person hears what is for them or for all, once it is committed, and the stream ends with the session', async () => {
  const t = await testApp();
  const [ada, bert] = [await t.person('sales'), await t.person('sales')];
  const signals = openSignals(t.databaseUrl);
  onTestFinished(() => signals.close());
  const route = await createEventsRoute(t.app, signals);
  const host = createHost({
    app: t.app,
    registry: t.registry,
    rawRoutes: [route],
    url: 'http://localhost:4747',
    web: null,
    behindProxy: false,
    answered: () => {},
  });
  expect((await host.request('http://localhost:4747/events')).status).toBe(401);
  const response = await host.request(new Request('http://localhost:4747/events', { headers: { ...ada.headers } }));
  expect(response.headers.get('content-type')).toBe('text/event-stream');

  await t.db.transaction().execute(async (tx) => {
    await announce(tx, { topic: 'job', userId: bert.actor.id, facts: { id: 'not-for-ada' } });
    await announce(tx, { topic: 'job', userId: ada.actor.id, facts: { id: 'for-ada' } });
  });
  await t.db
    .transaction()
    .execute(async (tx) => {
      await announce(tx, { topic: 'never' });
      throw new Error('rolled back');
    })
    .catch(() => {});
  await announce(t.db, { topic: 'for-all' });
  await t.db.deleteFrom('platform.session').where('user_id', '=', ada.actor.id).execute();
  const ended = Date.now();
  const text = await response.text();
  expect(Date.now() - ended).toBeLessThan(5_000);
  expect(text).toContain('data: {"topic":"job","facts":{"id":"for-ada"}}');
  expect(text).toContain('data: {"topic":"for-all"}');
  expect(text).not.toMatch(/not-for-ada|never/);
});
