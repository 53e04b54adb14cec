import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { AccountPage } from '#contract/desk/account.ts';
import { fixedClock } from '#server/platform/clock.ts';
import { testApp } from '#test/support/app.ts';
import { readAccount } from './read-account.ts';

test('the page tells where each fact comes from, and everything of the company in one call', async () => {
  const t = await testApp({ clock: fixedClock(new Date('2026-11-21T09:00:00Z')) });
  const admin = await t.person('admin');
  await sql`insert into intake.source (id, kind, label) values ('import:1', 'file', 'Kunden.xlsx')`.execute(t.db);
  const observed = await sql<{ id: string }>`
    insert into intake.observation (kind, fields, source_id, observed_at, recorded_by)
    values ('company', '{"postal_code": {"value": "89073", "original": "D-89073", "place": "Kunden!C2", "confidence": 0.9}}', 'import:1', '2026-05-01', 'x') returning id::text as id`.execute(
    t.db,
  );
  const origin = JSON.stringify({ postal_code: Number(observed.rows[0]?.id) });
  const { rows } = await sql<{ id: string }>`
    insert into records.company (name, sort_name, name_key, postal_code, origin, last_order_on) values ('Kern', 'kern', 'kern', '89073', ${origin}::jsonb, '2026-11-02') returning id`.execute(
    t.db,
  );
  const id = rows[0]?.id ?? '';
  await sql`insert into records.person (company_id, last_name, sort_name, name_key, buying_role) values (${id}::uuid, 'Berg', 'berg', 'berg', 'decider')`.execute(
    t.db,
  );
  await sql`insert into records.sales_order (company_id, number, ordered_on, total_cents) values (${id}::uuid, 'A1', '2026-11-02', 120000), (${id}::uuid, 'A2', '2023-12-31', 50000), (${id}::uuid, 'A3', '2023-11-30', 1)`.execute(
    t.db,
  );
  await sql`insert into records.activity (company_id, kind, happened_at, subject) select ${id}::uuid, 'call', timestamptz '2026-11-01' + n * interval '1 hour', 'Anruf ' || n from generate_series(1, 40) as n`.execute(
    t.db,
  );
  await sql`insert into records.task (company_id, title, created_by, due_on) values (${id}::uuid, 'Rückruf', 'x', '2026-11-30')`.execute(
    t.db,
  );
  const page = await readAccount(t.app, admin.actor, id);
  expect(page.facts.find((fact) => fact.field === 'postalCode')).toEqual({
    field: 'postalCode',
    label: null,
    own: null,
    value: '89073',
    origin: {
      observationId: observed.rows[0]?.id,
      source: { id: 'import:1', kind: 'file', label: 'Kunden.xlsx' },
      observedAt: '2026-05-01T00:00:00.000Z',
      original: 'D-89073',
      place: 'Kunden!C2',
      confidence: 0.9,
    },
  });
  expect(page.people).toMatchObject({ total: 1, rows: [{ name: 'Berg', buyingRole: 'decider', touches: 0 }] });
  expect(page.orders.total).toBe(3);
  expect(page.orders.months).toHaveLength(36);
  expect(page.orders.months[0]).toEqual({ month: '2023-12', cents: 50000, count: 1 });
  expect(page.orders.months.at(-1)).toEqual({ month: '2026-11', cents: 120000, count: 1 });
  expect(page.tasks.rows).toMatchObject([{ title: 'Rückruf', dueOn: '2026-11-30' }]);
  expect(page.timeline.events).toHaveLength(30);
});

test('the timeline goes on behind its cursor without a gap, however much happened at one moment', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const { rows } = await sql<{
    id: string;
  }>`insert into records.company (name, sort_name, name_key) values ('Kern', 'kern', 'kern') returning id`.execute(
    t.db,
  );
  const id = rows[0]?.id ?? '';
  await sql`insert into records.activity (company_id, kind, happened_at, subject) select ${id}::uuid, 'call', timestamptz '2026-11-01 00:00+01' + (n / 5) * interval '1 day', 'Anruf ' || n from generate_series(1, 23) as n`.execute(
    t.db,
  );
  await sql`insert into records.sales_order (company_id, number, ordered_on) select ${id}::uuid, 'A' || n, date '2026-11-01' + (n / 4) from generate_series(1, 11) as n`.execute(
    t.db,
  );
  await sql`insert into records.quote (company_id, number, sent_on) select ${id}::uuid, 'Q' || n, date '2026-11-01' + (n / 4) from generate_series(1, 11) as n`.execute(
    t.db,
  );
  const all = ((await t.call('desk.account.timeline', { id, limit: 100 }, admin)).body as AccountPage['timeline'])
    .events;
  expect(all).toHaveLength(45);
  const paged: string[] = [];
  let after: string | null | undefined;
  do {
    const page = (await t.call('desk.account.timeline', { id, limit: 4, ...(after ? { after } : {}) }, admin))
      .body as AccountPage['timeline'];
    paged.push(...page.events.map((event) => event.id));
    after = page.next;
  } while (after);
  expect(paged).toEqual(all.map((event) => event.id));
  expect([...all].sort((a, b) => b.at.localeCompare(a.at)).map((event) => event.at)).toEqual(
    all.map((event) => event.at),
  );
  expect((await t.call('desk.account.timeline', { id, after: 'WzEsMl0' }, admin)).status).toBe(400);
});

test('stages are named in the language of whoever looks, on the page and in the list', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const call = async (name: string, input: unknown, as = admin) => (await t.call(name, input, as)).body;
  const { id } = (await call('records.companies.create', { name: 'Adler Pressen KG' })) as { id: string };
  await call('records.deals.create', { companyId: id, title: 'Linie 4' });
  const english = { ...admin.actor, language: 'en' } as const;
  const [german, other] = [await readAccount(t.app, admin.actor, id), await readAccount(t.app, english, id)];
  expect(german.deals.rows[0]?.stage.label).toBe('Qualifiziert');
  expect(other.deals.rows[0]?.stage.label).toBe('Qualified');
  expect(other.timeline.events.find((event) => event.kind === 'deal')?.status).toBe('Qualified');
  await call('platform.session.changeProfile', { language: 'en' });
  const { columns } = (await call('desk.lists.columns', { list: 'deals' })) as {
    columns: readonly { readonly key: string; readonly choices: unknown }[];
  };
  const stages = columns.find((column) => column.key === 'stage')?.choices;
  expect(stages).toContainEqual({ value: 'qualified', label: 'Qualified' });
});
