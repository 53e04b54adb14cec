import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { listAudit, verifyAudit } from '#server/oversight/audit/index.ts';
import { bareApp, person } from '#test/support/bare-app.ts';
import { routeOf, taskOf } from './autonomy.ts';
import { changePolicy, endRoleRule } from './change-policy.ts';
import { defineTask, policyFor } from './index.ts';
import { listPolicies, listPolicyHistory } from './list-policies.ts';

const anna = person('Anna');
const words = { de: 'Felder aktualisieren', en: 'Update fields' };

beforeAll(() => {
  defineTask({
    kind: 'test-update',
    words,
    ceiling: 'automatic',
    standard: { mode: 'approve', share: 0.1, minConfidence: 0.8 },
  });
  defineTask({
    kind: 'test-send',
    words: { de: 'Mail senden', en: 'Send mail' },
    ceiling: 'approve',
    standard: { mode: 'approve', share: 0, minConfidence: 0.8 },
  });
});

const set = (mode: 'person' | 'approve' | 'sampled' | 'automatic', version = 0) =>
  ({ kind: 'test-update', role: '*', mode, share: 0.2, minConfidence: 0.9, version, reason: 'Probe' }) as const;

test('without a setting the standard of the task holds; a kind nobody registered is refused', async () => {
  const app = await bareApp();
  expect(await policyFor(app.db, 'test-update', 'sales', 0.99)).toMatchObject({ mode: 'approve', version: null });
  await expect(policyFor(app.db, 'send-rockets', '*', 1)).rejects.toMatchObject({ code: 'unknown-kind' });
});

test('below the threshold, or without a confidence, it always goes to a person', async () => {
  const app = await bareApp();
  await changePolicy(app, anna, set('automatic'));
  expect(await policyFor(app.db, 'test-update', '*', 0.9)).toMatchObject({ mode: 'automatic', reason: 'setting' });
  expect(await policyFor(app.db, 'test-update', '*', 0.89)).toMatchObject({
    mode: 'approve',
    reason: 'below-confidence',
  });
  expect(await policyFor(app.db, 'test-update', '*', null)).toMatchObject({ mode: 'approve', reason: 'no-confidence' });
});

test('a role can have a setting of its own', async () => {
  const app = await bareApp();
  await changePolicy(app, anna, set('automatic'));
  await changePolicy(app, anna, { ...set('person'), role: 'marketing' });
  expect(await policyFor(app.db, 'test-update', 'marketing', 1)).toMatchObject({ mode: 'person' });
  expect(await policyFor(app.db, 'test-update', 'sales', 1)).toMatchObject({ mode: 'automatic' });
});

test('the own rule of a role ends, and what holds for everybody holds for it again; one that was never set cannot end', async () => {
  const app = await bareApp();
  await changePolicy(app, anna, set('automatic'));
  await changePolicy(app, anna, { ...set('person'), role: 'marketing' });
  const end = { kind: 'test-update', role: 'marketing', version: 1 } as const;
  await expect(endRoleRule(app, anna, { ...end, role: 'sales' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(endRoleRule(app, anna, { ...end, version: 7 })).rejects.toMatchObject({ code: 'changed-meanwhile' });
  expect(await endRoleRule(app, anna, end)).toEqual({ version: 2 });
  expect(await policyFor(app.db, 'test-update', 'marketing', 1)).toMatchObject({ mode: 'automatic' });
  await changePolicy(app, anna, { ...set('approve', 2), role: 'marketing' });
  expect(await policyFor(app.db, 'test-update', 'marketing', 1)).toMatchObject({ mode: 'approve', version: 3 });
});

test('a ceiling is not lifted by the form, nor by a row that was slipped into the database', async () => {
  const app = await bareApp();
  const change = changePolicy(app, anna, { ...set('automatic'), kind: 'test-send' });
  await expect(change).rejects.toMatchObject({ code: 'above-ceiling' });
  expect((await listPolicyHistory(app, 'test-send')).length).toBe(0);
  await sql`insert into oversight.policy (kind, role, version, mode, min_confidence, changed_by, changed_by_name, changed_at)
    values ('test-send', '*', 1, 'automatic', 0.5, 'x', 'x', now())`.execute(app.db);
  expect(await policyFor(app.db, 'test-send', '*', 1)).toMatchObject({ mode: 'approve', reason: 'ceiling' });
});

test('no mode, threshold or confidence gets past a ceiling', () => {
  const task = taskOf('test-send');
  for (const mode of ['person', 'approve', 'sampled', 'automatic'] as const) {
    for (const confidence of [null, 0, 0.5, 0.8, 1]) {
      expect(['person', 'approve']).toContain(routeOf(task, { mode, share: 0, minConfidence: 0.5 }, confidence).mode);
    }
  }
});

test('settings are versions: seen by both, changed by the first; kept and logged', async () => {
  const app = await bareApp();
  expect(await changePolicy(app, anna, set('sampled'))).toEqual({ version: 1 });
  await expect(changePolicy(app, person('Bert'), set('automatic'))).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  await changePolicy(app, anna, set('automatic', 1));
  expect((await listPolicyHistory(app, 'test-update')).map((row) => row.mode)).toEqual(['automatic', 'sampled']);
  const log = await listAudit(app, 'de', { filter: { action: 'policy.changed' }, before: null, limit: 10 });
  expect(log.entries.map((entry) => entry.facts['to'])).toMatchObject([{ mode: 'automatic' }, { mode: 'sampled' }]);
  expect(await verifyAudit(app)).toMatchObject({ ok: true, entries: 2 });
  const listed = (await listPolicies(app, 'de')).find((task) => task.kind === 'test-update');
  expect(listed).toMatchObject({ name: words.de, settings: [{ mode: 'automatic', version: 2 }] });
  await expect(sql`update oversight.policy set mode = 'person'`.execute(app.db)).rejects.toThrow('append-only');
});
