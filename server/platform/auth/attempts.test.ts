import { expect, test } from 'vitest';
import type { Clock } from '#server/platform/clock.ts';
import { testApp } from '#test/support/app.ts';
import { beginAttempt, endAttempt } from './attempts.ts';

function movable(start: string): Clock & { forward(seconds: number): void } {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    forward: (seconds) => {
      at += seconds * 1000;
    },
  };
}

test('after five failures an account waits 30 seconds, then twice as long after each further one', async () => {
  const clock = movable('2026-11-21T08:00:00Z');
  const { app } = await testApp({ clock });
  const attempt = { account: 'ada@example.test', address: '192.0.2.1' };
  for (let n = 0; n < 5; n++) await beginAttempt(app, attempt);
  await expect(beginAttempt(app, attempt)).rejects.toMatchObject({
    code: 'too-many-attempts',
    facts: { retryAfterSeconds: 30 },
  });
  clock.forward(31);
  await beginAttempt(app, attempt);
  await expect(beginAttempt(app, attempt)).rejects.toMatchObject({ facts: { retryAfterSeconds: 60 } });
});

test('a hundred attempts at the same moment get five tries', async () => {
  const { app } = await testApp();
  const tries = Array.from({ length: 100 }, (_, n) =>
    beginAttempt(app, { account: 'ada@example.test', address: `192.0.2.${n}` }),
  );
  const results = await Promise.allSettled(tries);
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(5);
});

test('one address trying many accounts is stopped too', async () => {
  const { app } = await testApp();
  for (let n = 0; n < 20; n++) await beginAttempt(app, { account: `person${n}@example.test`, address: '192.0.2.9' });
  await expect(beginAttempt(app, { account: 'another@example.test', address: '192.0.2.9' })).rejects.toMatchObject({
    code: 'too-many-attempts',
  });
  await beginAttempt(app, { account: 'another@example.test', address: '192.0.2.10' });
});

test('being blocked counts nothing, so nobody can be kept out for ever; success starts afresh', async () => {
  const clock = movable('2026-11-21T08:00:00Z');
  const { app } = await testApp({ clock });
  const attempt = { account: 'ada@example.test', address: '192.0.2.1' };
  for (let n = 0; n < 5; n++) await beginAttempt(app, attempt);
  for (let n = 0; n < 50; n++) await beginAttempt(app, attempt).catch(() => {});
  clock.forward(31);
  await beginAttempt(app, attempt);
  await endAttempt(app, attempt);
  for (let n = 0; n < 5; n++) await beginAttempt(app, attempt);
});

test('the table of attempts names nobody', async () => {
  const { app, db } = await testApp();
  await beginAttempt(app, { account: 'ada@example.test', address: '192.0.2.1' });
  const rows = await db.selectFrom('platform.attempt').selectAll().execute();
  expect(JSON.stringify(rows)).not.toMatch(/ada|192\.0/);
});

test('signing in says when to try again', async () => {
  const t = await testApp();
  const wrong = { email: 'ada@example.test', password: 'falsch' };
  for (let n = 0; n < 5; n++) expect((await t.call('platform.session.signIn', wrong, null)).status).toBe(401);
  const refused = await t.fetch('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-lotse': '1' },
    body: JSON.stringify(wrong),
  });
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: 'too-many-attempts', facts: { retryAfterSeconds: 30 } });
});
