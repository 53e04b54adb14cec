import { expect, test } from 'vitest';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { runDedupe } from '../dedupe/index.ts';

async function ok(t: TestApp, name: string, input: unknown, as: Person) {
  const { status, body } = await t.call(name, input, as);
  expect({ name, status, body }).toMatchObject({ status: 200 });
  return body as {
    id: string;
    mergeId: string;
    rows: { id: string; kind: string; side: string }[];
    group: { name: string }[];
  };
}
const company = async (t: TestApp, as: Person, fields: object) =>
  (await ok(t, 'records.companies.create', fields, as)).id;

test('a group shows who belongs together and what is open in all of it; relations follow a merge and its undo', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  const [holding, north, south] = [
    await company(t, anna, { name: 'Adler Holding AG', city: 'Kiel' }),
    await company(t, anna, { name: 'Adler Nord Pumpen GmbH', city: 'Kiel' }),
    await company(t, anna, { name: 'Süd Armaturen GmbH', city: 'Ulm' }),
  ];
  await ok(t, 'records.relations.add', { kind: 'subsidiary_of', fromId: north, toId: holding }, anna);
  await ok(t, 'records.relations.add', { kind: 'branch_of', fromId: south, toId: north }, anna);
  for (const [companyId, valueCents] of [
    [north, 10_000],
    [south, 5_000],
  ] as const)
    await ok(t, 'records.deals.create', { companyId, title: 'Linie', valueCents }, anna);
  const shown = await ok(t, 'records.relations.ofRecord', { id: holding }, anna);
  expect(shown).toMatchObject({
    rows: [{ kind: 'subsidiary_of', side: 'to' }],
    total: { openDeals: 2, openDealsCents: 15_000 },
  });
  expect(shown.group.map((one) => one.name).sort()).toEqual([
    'Adler Holding AG',
    'Adler Nord Pumpen GmbH',
    'Süd Armaturen GmbH',
  ]);
  const refused = { kind: 'subsidiary_of', fromId: north, toId: holding };
  expect(await t.call('records.relations.add', refused, anna)).toMatchObject({ status: 409 });
  expect(await t.call('records.relations.add', { ...refused, toId: north }, anna)).toMatchObject({ status: 400 });
  const other = await company(t, anna, { name: 'Ganz andere Mechanik AG', city: 'Bonn' });
  const { mergeId } = await ok(t, 'records.merges.merge', { keptId: other, goneId: north }, anna);
  expect((await ok(t, 'records.relations.ofRecord', { id: other }, anna)).rows).toHaveLength(2);
  await ok(t, 'records.merges.undo', { id: mergeId }, anna);
  expect((await ok(t, 'records.relations.ofRecord', { id: north }, anna)).rows).toHaveLength(2);
  expect((await ok(t, 'records.relations.ofRecord', { id: other }, anna)).rows).toEqual([]);
});

test('a GmbH and the GmbH & Co. KG of one name are proposed as related, never as the same, and once', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  const place = { postalCode: '70173', city: 'Stuttgart', street: 'Marktweg', houseNumber: '4' };
  await company(t, anna, { ...place, name: 'Brandt Sensorik GmbH' });
  await company(t, anna, { ...place, name: 'Brandt Sensorik GmbH & Co. KG' });
  const pass = () => runDedupe(t.app, { dryRun: false, kinds: ['company'], onSlice: async () => {} });
  await pass();
  await pass();
  const proposals = await t.db.selectFrom('oversight.proposal').selectAll().execute();
  expect(proposals).toMatchObject([{ kind: 'relate-companies', state: 'open' }]);
  const [asked] = proposals;
  const decided = { id: asked?.id, version: asked?.version, decision: 'approve' };
  await ok(t, 'oversight.proposals.decide', decided, anna);
  await pass();
  expect(await t.db.selectFrom('oversight.proposal').selectAll().execute()).toHaveLength(1);
  expect(await t.db.selectFrom('records.relation').select('kind').execute()).toEqual([{ kind: 'subsidiary_of' }]);
});

test('a sales person sees of a group only whom they may see', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  const rep = await t.person('sales', { teamId: await t.team() });
  const [a, b] = [
    await company(t, anna, { name: 'Offen GmbH' }),
    await company(t, anna, { name: 'Fremd GmbH', ownerId: anna.actor.id }),
  ];
  await ok(t, 'records.relations.add', { kind: 'branch_of', fromId: b, toId: a }, anna);
  expect((await ok(t, 'records.relations.ofRecord', { id: a }, rep)).rows).toEqual([]);
  expect(await t.call('records.relations.ofRecord', { id: b }, rep)).toMatchObject({ status: 404 });
});
