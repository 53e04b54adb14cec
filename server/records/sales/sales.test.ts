import { expect, test } from 'vitest';
import { recordObservations } from '#server/intake/observations/index.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';

interface Body {
  readonly id: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly code: string;
}

async function ok(t: TestApp, name: string, input: unknown, as: Person): Promise<Body> {
  const { status, body } = await t.call(name, input, as);
  expect({ name, status, body }).toMatchObject({ status: 200 });
  return body as Body;
}
const company = (t: TestApp, id: string) =>
  t.db.selectFrom('records.company').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('an order written down by a person counts for its company, keeps its history, and a deletion is undone', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales', { name: 'Anna Berg' });
  const { id: companyId } = await ok(t, 'records.companies.create', { name: 'Adler Pressen KG' }, anna);
  const on = new Date().toISOString().slice(0, 10);
  const order = { companyId, number: 'A-7', orderedOn: on, totalCents: 125_000 };
  const { id } = await ok(t, 'records.orders.create', order, anna);
  expect(await company(t, companyId)).toMatchObject({ order_count: 1, revenue_12m_cents: 125_000, last_order_on: on });
  await ok(t, 'records.orders.update', { id, version: 1, fields: { totalCents: 150_000, status: 'geliefert' } }, anna);
  expect(await company(t, companyId)).toMatchObject({ revenue_12m_cents: 150_000 });
  const { fields } = await ok(t, 'records.fields.history', { kind: 'order', id, field: 'totalCents' }, anna);
  expect(fields['totalCents']).toMatchObject([
    { value: 150_000, current: true, source: { kind: 'person', label: 'Anna Berg' } },
    { value: 125_000, current: false },
  ]);
  await ok(t, 'records.orders.remove', { id }, anna);
  expect(await company(t, companyId)).toMatchObject({ order_count: 0, revenue_12m_cents: 0 });
  await ok(t, 'records.orders.restore', { id }, anna);
  expect(await company(t, companyId)).toMatchObject({ order_count: 1, revenue_12m_cents: 150_000 });
  expect((await t.call('records.orders.get', { id }, anna)).body).toMatchObject({
    fields: { number: 'A-7', status: 'geliefert' },
    company: { name: 'Adler Pressen KG' },
    lines: [],
    may: ['edit', 'delete'],
  });
});

test('a number that is taken is refused in words for new ones, edits and what comes back; nothing is written', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  const first = await ok(t, 'records.products.create', { number: 'P-1', name: 'Getriebe' }, anna);
  const taken = await t.call('records.products.create', { number: ' P-1 ', name: 'Motor' }, anna);
  expect(taken).toMatchObject({ status: 400, body: { data: { field: 'number', problem: 'taken' } } });
  const second = await ok(t, 'records.products.create', { number: 'P-2', name: 'Motor' }, anna);
  const edit = { id: second.id, version: 1, fields: { number: 'P-1' } };
  expect(await t.call('records.products.update', edit, anna)).toMatchObject({ status: 400 });
  await ok(t, 'records.products.remove', { id: first.id }, anna);
  await ok(t, 'records.products.update', edit, anna);
  expect(await t.call('records.products.restore', { id: first.id }, anna)).toMatchObject({ status: 400 });
  const rows = await t.db.selectFrom('records.product').select('number').where('deleted_at', 'is', null).execute();
  expect(rows).toEqual([{ number: 'P-1' }]);
});

test('a quote belongs to a company that its writer may see, and its numbers, days and choices must fit', async () => {
  const t = await testApp();
  const boss = await t.person('head_of_sales');
  const eva = await t.person('sales');
  const { id: foreign } = await ok(t, 'records.companies.create', { name: 'Fremd GmbH', ownerId: boss.actor.id }, boss);
  const quote = { companyId: foreign, number: 'Q-1', sentOn: '2026-03-04' };
  expect(await t.call('records.quotes.create', quote, eva)).toMatchObject({ status: 404 });
  const { id } = await ok(t, 'records.quotes.create', quote, boss);
  expect(await t.call('records.quotes.get', { id }, eva)).toMatchObject({ status: 404 });
  for (const fields of [{ status: 'vielleicht' }, { sentOn: '2026-02-30' }, { number: '' }, { totalCents: 1.5 }]) {
    expect(await t.call('records.quotes.update', { id, version: 1, fields }, boss)).toMatchObject({ status: 400 });
  }
  await ok(
    t,
    'records.quotes.update',
    { id, version: 1, fields: { status: 'accepted', answeredOn: '2026-03-09' } },
    boss,
  );
  const log = await t.db.selectFrom('oversight.audit').select('action').orderBy('seq').execute();
  expect(log.map((row) => row.action)).toEqual(['company.created', 'quote.created', 'quote.edited']);
});

test('lines written by a person are the whole order: its sum follows, and a list that comes later adds none', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  const { id: companyId } = await ok(t, 'records.companies.create', { name: 'Adler Pressen KG' }, anna);
  await ok(t, 'records.products.create', { number: 'G40', name: 'Stirnradgetriebe' }, anna);
  const motor = { productNumber: 'G40', quantity: 2, priceCents: 49_900 };
  const order = { companyId, number: 'A-7', orderedOn: new Date().toISOString().slice(0, 10) };
  const { id } = await ok(t, 'records.orders.create', { ...order, lines: [motor] }, anna);
  const lines = [motor, { description: 'Rabatt', quantity: 1, priceCents: -5000 }];
  const seen = await ok(t, 'records.orders.get', { id }, anna);
  await ok(t, 'records.orders.update', { id, version: seen.version, fields: { lines } }, anna);
  const stale = await t.call('records.orders.update', { id, version: seen.version, fields: { lines: [] } }, anna);
  expect(stale).toMatchObject({ status: 409 });
  const nameless = { id, version: seen.version + 1, fields: { lines: [{ quantity: 1 }] } };
  expect(await t.call('records.orders.update', nameless, anna)).toMatchObject({ status: 400 });
  await t.db.transaction().execute((tx) =>
    recordObservations(t.app, tx, anna.actor, {
      source: { id: 'import:7', kind: 'file', label: 'Auftraege.csv', trust: 50 },
      observations: [
        {
          kind: 'order',
          fields: {
            number: { value: 'A-7' },
            ordered_on: { value: order.orderedOn },
            lines: { value: [{ product_number: 'G40', quantity: '9', price_cents: 100 }] },
          },
          hint: { company: companyId },
        },
      ],
    }),
  );
  expect((await t.call('records.orders.get', { id }, anna)).body).toMatchObject({
    fields: { totalCents: 94_800 },
    lines: [
      { position: 1, productNumber: 'G40', quantity: 2, totalCents: 99_800 },
      { position: 2, description: 'Rabatt', totalCents: -5000 },
    ],
  });
  expect(await company(t, companyId)).toMatchObject({ order_count: 1, revenue_12m_cents: 94_800 });
});
