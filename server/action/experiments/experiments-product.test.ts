import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Clock } from '#server/platform/clock.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { putCustomer, putDraft } from '#test/support/outbox.ts';
import { answerSuggestion, listToday } from '../next-best/index.ts';
import { getMessage } from '../outbox/index.ts';
import { listExperiments, startExperiment, stopExperiment } from './index.ts';

const NOW = new Date('2026-11-23T08:00:00Z');
let now = NOW;
const clock: Clock = { now: () => now };
let t: TestApp;
let head: Person;

const names = async (limit = 50): Promise<string[]> =>
  (await listToday(t.app, head.actor, { whose: 'all', limit })).entries.map(({ subject }) => subject.name).toSorted();
const arms = async (): Promise<Map<string, string>> => {
  const { rows } = await sql<{ name: string; arm: string }>`
    select c.name, x.arm from action.experiment_account x join records.company c on c.id = x.company_id`.execute(t.db);
  return new Map(rows.map(({ name, arm }) => [name, arm]));
};
async function open(): Promise<void> {
  now = NOW;
  t = await testApp({ clock });
  head = await t.person('head_of_sales');
}

const setUp = { name: 'Nachfassen', share: 0.5, metric: 'order', smallest: 0.05, horizonDays: 30 } as const;

test('held-out accounts are not recommended to anybody, and both sides are written down by the same rule', async () => {
  await open();
  await sql`
    insert into records.company (name, sort_name, name_key, legal_form, relation, phone)
    select 'Firma ' || i, 'firma', 'firma', 'GmbH', 'customer', '+49731' || (123400 + i) from generate_series(1, 24) i`.execute(
    t.db,
  );
  await sql`
    insert into records.quote (company_id, number, sent_on, total_cents)
    select id, 'A-' || name, '2026-11-03', 500000 from records.company`.execute(t.db);
  const all = await names();
  expect(all).toHaveLength(24);
  const { id } = await startExperiment(t.app, head.actor, { ...setUp, about: 'recommendation:quote' });
  const left = await names();
  const sides = await arms();
  expect(left.length).toBeGreaterThan(4);
  expect(left.length).toBeLessThan(20);
  expect(sides.size).toBe(24);
  for (const name of all) expect(sides.get(name)).toBe(left.includes(name) ? 'treated' : 'held-out');
  const command = await listToday(
    t.app,
    { ...head.actor, kind: 'command', id: 'command' },
    { whose: 'all', limit: 50 },
  );
  expect(command.entries.map(({ subject }) => subject.name).toSorted()).toEqual(left);

  const heldOut = all.find((name) => !left.includes(name))!;
  const { rows } = await sql<{
    id: string;
  }>`select q.id from records.quote q where q.number = ${`A-${heldOut}`}`.execute(t.db);
  const answer = { kind: 'later', until: '2026-12-01' } as const;
  await expect(answerSuggestion(t.app, head.actor, { id: `quote:${rows[0]!.id}`, answer })).rejects.toMatchObject({
    code: 'not-found',
  });

  await expect(startExperiment(t.app, head.actor, { ...setUp, about: 'recommendation:quote' })).rejects.toMatchObject({
    code: 'experiment-running',
  });
  await expect(
    startExperiment(t.app, head.actor, { ...setUp, about: 'recommendation:callback' }),
  ).rejects.toMatchObject({ code: 'invalid-input' });

  const early = (await listExperiments(t.app, head.actor)).rows[0]!;
  expect(early).toMatchObject({ id, waiting: 24, accounts: 0, verdict: 'not-enough', effect: null });
  expect(early.text).toMatch(/^Noch nicht genug Daten: 0 von etwa [\d.]+ Firmen\.$/);

  // A month later: whoever was recommended ordered.
  await sql`
    insert into records.sales_order (company_id, number, ordered_on, total_cents)
    select x.company_id, 'B-' || c.name, '2026-12-05', 100000 from action.experiment_account x join records.company c on c.id = x.company_id
    where x.arm = 'treated'`.execute(t.db);
  now = new Date('2027-01-05T08:00:00Z');
  const later = (await listExperiments(t.app, head.actor)).rows[0]!;
  expect(later).toMatchObject({ waiting: 0, accounts: 24, verdict: 'helps' });
  expect(later.effect!.low).toBeGreaterThan(0);
  now = NOW;

  await stopExperiment(t.app, head.actor, { id });
  expect(await names()).toEqual(all);
  await expect(stopExperiment(t.app, head.actor, { id })).rejects.toMatchObject({ code: 'experiment-over' });
});

test('a held-out company gets no advertising mail, other mails it does', async () => {
  await open();
  const admin = await t.person('admin');
  await startExperiment(t.app, head.actor, { ...setUp, name: 'Rundschreiben', about: 'mailing:*' });
  const found = { treated: 0, heldOut: 0 };
  for (let i = 0; i < 8; i++) {
    const customer = await putCustomer(t.app, admin.actor);
    const mailing = await getMessage(t.app, admin.actor, await putDraft(t.app, admin.actor, customer));
    const { rows } = await sql<{
      arm: string;
    }>`select arm from action.experiment_account where company_id = ${customer.companyId}`.execute(t.db);
    const heldOut = rows[0]!.arm === 'held-out';
    found[heldOut ? 'heldOut' : 'treated'] += 1;
    expect(mailing.now?.obstacle?.code ?? null).toBe(heldOut ? 'held-out' : null);
    if (!heldOut) continue;
    const contract = await getMessage(
      t.app,
      admin.actor,
      await putDraft(t.app, admin.actor, customer, { purpose: 'contract' }),
    );
    expect(contract.now?.obstacle ?? null).toBeNull();
  }
  expect(found.heldOut).toBeGreaterThan(0);
  expect(found.treated).toBeGreaterThan(0);
});
