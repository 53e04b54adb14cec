import { expect, test } from 'vitest';
import { z } from 'zod';
import { changePolicy, policyFor } from '#server/oversight/policy/index.ts';
import { previewPolicy } from '#server/oversight/policy/preview-policy.ts';
import { assign } from '#server/oversight/proposals/assign.ts';
import { propose, registerKind } from '#server/oversight/proposals/index.ts';
import { listProposals } from '#server/oversight/proposals/list-proposals.ts';
import { checkApplied, undoDecision } from '#server/oversight/proposals/undo-decision.ts';
import { type BareApp, bareApp, person } from '#test/support/bare-app.ts';
import { followThresholds } from './follow-thresholds.ts';
import { releaseProducer } from './hold-producer.ts';
import { showChecks } from './show-checks.ts';

registerKind({
  kind: 'checked-change',
  words: { de: 'Änderung', en: 'Change' },
  payload: z.object({ n: z.number() }),
  ceiling: 'automatic',
  apply: async () => ({}),
  revert: async () => {},
  describe: ({ n }) => ({ title: `Änderung ${n}`, text: '' }),
});

const anna = person('Anna');
let counter = 0;

async function made(app: BareApp, confidence: number, producer = 'finder') {
  counter += 1;
  return app.db.transaction().execute((tx) =>
    propose(app, tx, {
      kind: 'checked-change',
      subject: { kind: 'company', id: 'c' },
      payload: { n: counter },
      evidence: [],
      confidence,
      producer: { name: producer, version: '1' },
    }),
  );
}

async function letRun(app: BareApp): Promise<void> {
  const rule = { kind: 'checked-change', role: '*', mode: 'sampled', share: 1, minConfidence: 0.8 } as const;
  await changePolicy(app, anna, { ...rule, version: 0, reason: '' });
}

async function checked(app: BareApp, confidence: number, right: boolean, producer = 'finder'): Promise<string> {
  const { id } = await made(app, confidence, producer);
  const row = await app.db
    .selectFrom('oversight.proposal')
    .select(['version', 'applied_unseen'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (row.applied_unseen) await checkApplied(app, anna, id, { version: row.version, right });
  return id;
}

test('a producer that is right less often than it says is taken down to approval by itself, in the log and on the screen', async () => {
  const app = await bareApp();
  await letRun(app);
  for (let n = 0; n < 20; n += 1) await checked(app, 0.95, n % 2 === 0);
  expect(await made(app, 0.95)).toMatchObject({ outcome: 'waiting' });
  const waiting = await listProposals(app, anna, { filter: { shelf: 'waiting' }, after: null, limit: 5 });
  expect(waiting.rows[0]?.routeText).toContain('seltener richtig');
  // Another producer of the same task goes on.
  expect(await made(app, 0.95, 'other')).toMatchObject({ outcome: 'applied' });
  const { rows } = await showChecks(app, 'de');
  expect(rows[0]).toMatchObject({
    producer: 'finder',
    held: { facts: { checked: 20, promised: 0.95, measured: 0.5 } },
  });
  const log = await app.db
    .selectFrom('oversight.audit')
    .select('action')
    .where('action', 'like', 'producer.%')
    .execute();
  expect(log).toEqual([{ action: 'producer.held' }]);
});

test('let go again, it starts afresh: old checks do not take it down at once', async () => {
  const app = await bareApp();
  await letRun(app);
  for (let n = 0; n < 20; n += 1) await checked(app, 0.95, false);
  app.at('2026-11-22T08:00:00.000Z');
  await releaseProducer(app, anna, { kind: 'checked-change', producer: 'finder', reason: 'neue Version' });
  app.at('2026-11-22T09:00:00.000Z');
  await checked(app, 0.95, true);
  expect(await made(app, 0.95)).toMatchObject({ outcome: 'applied' });
});

test('taking back what was applied unseen counts as wrong', async () => {
  const app = await bareApp();
  await letRun(app);
  const { id } = await made(app, 0.9);
  await undoDecision(app, anna, id, 2);
  const { rows } = await showChecks(app, 'de');
  expect(rows[0]).toMatchObject({ checks: 1, measured: { share: 0 } });
});

test('a confidence says what it was worth, or that it is not known yet', async () => {
  const app = await bareApp();
  await letRun(app);
  await made(app, 0.5);
  const before = await listProposals(app, anna, { filter: { shelf: 'waiting' }, after: null, limit: 5 });
  expect(before.rows[0]?.worth).toBeNull();
  for (let n = 0; n < 40; n += 1) await checked(app, 0.9, n % 10 !== 0, 'steady');
  const applied = await listProposals(app, anna, {
    filter: { shelf: 'decided', producer: 'steady' },
    after: null,
    limit: 1,
  });
  expect(applied.rows[0]?.worth).toMatchObject({ share: 0.9, count: 40 });
});

test('the threshold follows the checks within its bounds, as a version of its own with its reason', async () => {
  const app = await bareApp();
  await letRun(app);
  for (let n = 0; n < 60; n += 1) await checked(app, 0.85, n % 5 !== 0, 'wobbly');
  expect(await followThresholds(app)).toEqual(['checked-change']);
  expect(await policyFor(app.db, 'checked-change', '*', 0.83)).toMatchObject({ mode: 'approve', minConfidence: 0.85 });
  const rows = await app.db
    .selectFrom('oversight.policy')
    .select(['version', 'reason', 'changed_by_name'])
    .orderBy('version')
    .execute();
  expect(rows[1]).toEqual({ version: 2, reason: 'Schwelle folgt den Stichproben', changed_by_name: 'Stichproben' });
});

test('a preview counts what would have gone to a person, changes nothing, and says what waits', async () => {
  const app = await bareApp();
  for (const confidence of [0.6, 0.75, 0.85, 0.95]) await made(app, confidence);
  const rule = { kind: 'checked-change', role: '*', mode: 'sampled', share: 0.5, days: 30 } as const;
  expect(await previewPolicy(app, { ...rule, minConfidence: 0.8 })).toEqual({
    days: 30,
    total: 4,
    personNow: 4,
    personThen: 2,
    checksThen: 1,
    waiting: 4,
  });
  expect(await app.db.selectFrom('oversight.policy').select('kind').execute()).toEqual([]);
  app.at('2027-03-01T08:00:00.000Z');
  expect(await previewPolicy(app, { ...rule, minConfidence: 0.8 })).toMatchObject({ total: 0, waiting: 4 });
});

test('changing the policy leaves what waits with the people', async () => {
  const app = await bareApp();
  const { id } = await made(app, 0.99);
  await letRun(app);
  const row = await app.db
    .selectFrom('oversight.proposal')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.state).toBe('open');
  expect(await made(app, 0.99)).toMatchObject({ outcome: 'applied' });
});

test('proposals are given to a person and a day, found by both, and overdue ones stand out', async () => {
  const app = await bareApp();
  const user = await app.db
    .insertInto('platform.user')
    .values({ name: 'Bernd', email: 'bernd@haus.example', role: 'sales' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await made(app, 0.5);
  await made(app, 0.6);
  expect(await assign(app, anna, { ids: [id], userId: user.id, dueOn: '2026-11-20' })).toEqual({ assigned: 1 });
  const found = await listProposals(app, anna, {
    filter: { shelf: 'waiting', assignedTo: user.id, overdue: '2026-11-21' },
    after: null,
    limit: 5,
  });
  expect(found.rows.map((row) => [row.id, row.assignee?.name, row.dueOn])).toEqual([[id, 'Bernd', '2026-11-20']]);
  const nobody = '00000000-0000-4000-8000-000000000000';
  await expect(assign(app, anna, { ids: [id], userId: nobody, dueOn: null })).rejects.toMatchObject({
    code: 'not-found',
  });
});
