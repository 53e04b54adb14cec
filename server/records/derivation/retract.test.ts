import { expect, test } from 'vitest';
import {
  type Observed,
  recordObservations,
  retractObservations,
  type Source,
} from '#server/intake/observations/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type TestApp, testApp } from '#test/support/app.ts';

const field = (fields: Readonly<Record<string, Observed['fields'][string]['value']>>) =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }]));
const kromberg = { name: 'Kromberg Antriebe GmbH', postal_code: '89073' };

async function bring(t: TestApp, id: string, observations: readonly Observed[], kind: Source['kind'] = 'file') {
  return t.db
    .transaction()
    .execute((tx) => recordObservations(t.app, tx, commandActor, { source: { id, kind, label: id }, observations }));
}
async function undo(t: TestApp, outcomes: readonly { observation: number }[]) {
  await t.db.transaction().execute((tx) =>
    retractObservations(t.app, tx, commandActor, {
      ids: outcomes.map((one) => one.observation),
      reason: 'import-undone',
    }),
  );
}
const living = (t: TestApp) => t.db.selectFrom('records.company').selectAll().where('deleted_at', 'is', null).execute();

test('undoing an import removes what only it spoke of, and gives back what stood before', async () => {
  const t = await testApp();
  await bring(t, 'a', [{ kind: 'company', fields: field({ ...kromberg, phone: '+49731111' }) }]);
  const second = await bring(t, 'b', [
    { kind: 'company', fields: field({ ...kromberg, phone: '+49731222', industry: 'Antriebe', customer_number: '7' }) },
    { kind: 'company', fields: field({ name: 'Neu AG', postal_code: '10115' }) },
    { kind: 'person', hint: { company: 1 }, fields: field({ last_name: 'Vogt' }) },
    {
      kind: 'order',
      hint: { company: 0 },
      fields: field({ number: 'A-1', ordered_on: '2026-10-01', total_cents: 500 }),
    },
  ]);
  expect(await living(t)).toHaveLength(2);
  await undo(t, second);
  expect(await living(t)).toMatchObject([
    { name: 'Kromberg Antriebe GmbH', phone: '+49731111', industry: null, order_count: 0 },
  ]);
  expect(await t.db.selectFrom('records.person').select('id').where('deleted_at', 'is', null).execute()).toEqual([]);
  expect(await t.db.selectFrom('records.company_number').selectAll().execute()).toEqual([]);
});

test('what a person edited after an import survives its undoing', async () => {
  const t = await testApp();
  const made = await bring(t, 'a', [{ kind: 'company', fields: field({ ...kromberg, phone: '+49731111' }) }]);
  const id = made[0]?.recordId ?? '';
  await bring(
    t,
    'person:1',
    [{ kind: 'company', hint: { recordId: id }, fields: field({ phone: '+49731999' }) }],
    'person',
  );
  await undo(t, made);
  expect(await living(t)).toMatchObject([
    { id, name: 'Kromberg Antriebe GmbH', phone: '+49731999', postal_code: null },
  ]);
});

test('a company that others hang on stays when its import is undone', async () => {
  const t = await testApp();
  const made = await bring(t, 'a', [{ kind: 'company', fields: field(kromberg) }]);
  const id = made[0]?.recordId ?? '';
  await bring(t, 'b', [{ kind: 'person', hint: { company: id }, fields: field({ last_name: 'Vogt' }) }]);
  await undo(t, made);
  expect(await living(t)).toMatchObject([{ id, name: 'Kromberg Antriebe GmbH' }]);
});

test('lines that an undone file brought leave the order that another one brought', async () => {
  const t = await testApp();
  const order = (line: string): Observed[] => [
    { kind: 'company', fields: field(kromberg) },
    {
      kind: 'order',
      hint: { company: 0 },
      fields: field({
        number: 'A-1',
        ordered_on: '2026-10-01',
        lines: [{ product_number: line, quantity: 1, price_cents: 100 }],
      }),
    },
  ];
  await bring(t, 'a', order('M-1'));
  const second = await bring(t, 'b', order('M-2'));
  await undo(t, second);
  expect(await t.db.selectFrom('records.order_line').select('product_number').execute()).toEqual([
    { product_number: 'M-1' },
  ]);
});
