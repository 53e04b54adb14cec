import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordObservations } from '#server/intake/observations/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { shareOf } from './measure-linkage.ts';
import { runDedupe } from './run-dedupe.ts';
import { startDedupe } from './start-dedupe.ts';
import { trainModel } from './train-model.ts';

type Fields = Readonly<Record<string, string>>;

async function create(t: TestApp, as: Person, fields: Fields): Promise<string> {
  const { status, body } = await t.call('records.companies.create', fields, as);
  expect({ status, body }).toMatchObject({ status: 200 });
  return (body as { id: string }).id;
}
async function ok(t: TestApp, name: string, input: unknown, as: Person): Promise<Record<string, never>> {
  const { status, body } = await t.call(name, input, as);
  expect({ name, status, body }).toMatchObject({ status: 200 });
  return body as Record<string, never>;
}

// What a person types is not matched: so two may come to be.
const WALTER = {
  name: 'Walter Hydraulik GmbH',
  postalCode: '70173',
  city: 'Stuttgart',
  street: 'Marktweg',
  houseNumber: '4',
};
const TWIN = { ...WALTER, name: 'Walther Hydraulik GmbH' };
const PARENT = { ...WALTER, name: 'Brandt Sensorik GmbH' };
const KG = { ...WALTER, name: 'Brandt Sensorik GmbH & Co. KG' };

const whole = (t: TestApp, dryRun = false) =>
  runDedupe(t.app, { dryRun, kinds: ['company', 'person'], onSlice: async () => {} });
const proposals = (t: TestApp) =>
  t.db.selectFrom('oversight.proposal').selectAll().where('state', '<>', 'superseded').orderBy('created_at').execute();

test('a pass finds what was typed twice, asks once, and changes nothing when it is dry', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  for (const fields of [WALTER, TWIN, PARENT, KG]) await create(t, anna, fields);
  expect(await whole(t, true)).toMatchObject({ records: 4, same: 1, doubtful: 0, asked: 0, merged: 0 });
  expect(await proposals(t)).toEqual([]);
  expect(await whole(t)).toMatchObject({ asked: 1, merged: 0, known: 0 });
  expect(await whole(t)).toMatchObject({ asked: 0, merged: 0, known: 1 });
  const [asked] = await proposals(t);
  expect(asked).toMatchObject({ kind: 'merge-companies', state: 'open' });
});

test('"different" is left alone by every later pass, also when one of the two is merged into a third', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  const [walter, twin] = [await create(t, anna, WALTER), await create(t, anna, TWIN)];
  await whole(t);
  const [asked] = await proposals(t);
  await ok(t, 'oversight.proposals.decide', { id: asked?.id, version: asked?.version, decision: 'reject' }, anna);
  expect(await whole(t)).toMatchObject({ same: 0, asked: 0, known: 0 });
  const third = await create(t, anna, { name: 'Ganz andere Mechanik AG', city: 'Kiel' });
  await ok(t, 'records.merges.merge', { keptId: third, goneId: twin }, anna);
  const { version } = await t.db
    .selectFrom('records.company')
    .select('version')
    .where('id', '=', third)
    .executeTakeFirstOrThrow();
  await ok(t, 'records.companies.update', { id: third, version, fields: TWIN }, anna);
  expect(await whole(t)).toMatchObject({ same: 0, asked: 0 });
  // Taking the refusal back opens the question again.
  const refused = (await proposals(t)).find((one) => one.id === asked?.id);
  await ok(t, 'oversight.proposals.undo', { id: refused?.id, version: refused?.version }, anna);
  expect(await whole(t)).toMatchObject({ same: 1 });
  expect(walter).toBeTruthy();
});

test('where the policy allows it, certain ones are merged unasked and a share is drawn for a check', async () => {
  const t = await testApp();
  const anna = await t.person('admin');
  const policy = {
    kind: 'merge-companies',
    role: '*',
    version: 0,
    mode: 'sampled',
    share: 1,
    minConfidence: 0.99,
    reason: 'Probe',
  };
  await ok(t, 'oversight.policy.change', policy, anna);
  const [walter] = [await create(t, anna, WALTER), await create(t, anna, TWIN)];
  expect(await whole(t)).toMatchObject({ merged: 1, asked: 0 });
  const living = await t.db.selectFrom('records.company').select('id').where('deleted_at', 'is', null).execute();
  expect(living).toHaveLength(1);
  const [done] = await proposals(t);
  expect(done).toMatchObject({ state: 'applied', check_wanted: true });
  await ok(t, 'oversight.proposals.check', { id: done?.id, version: done?.version, right: false }, anna);
  const label = await t.db
    .selectFrom('records.pair_decision')
    .selectAll()
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(label).toMatchObject({ verdict: 'different', how: 'check' });
  expect(walter).toBeTruthy();
});

test('a pass shows its progress, and ends where somebody cancels it', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  for (const fields of [WALTER, TWIN]) await create(t, anna, fields);
  const { id } = await startDedupe(t.app, anna.actor, { dryRun: false });
  expect(await t.call('records.dedupe.start', {}, anna)).toMatchObject({ status: 409 });
  await t.jobs.runAll();
  expect(await ok(t, 'records.dedupe.overview', undefined, anna)).toMatchObject({
    runs: [{ id, state: 'done', counts: { records: 2, same: 1, known: 1 } }],
    measured: [{ kind: 'company', unasked: { share: null, cases: 0 }, recall: { share: null } }, { kind: 'person' }],
  });
  const second = await startDedupe(t.app, anna.actor, { dryRun: true });
  await ok(t, 'records.dedupe.cancel', { id: second.id }, anna);
  await t.jobs.runAll();
  expect(await ok(t, 'records.dedupe.overview', undefined, anna)).toMatchObject({ runs: [{ state: 'cancelled' }, {}] });
});

test('what is typed or changed by hand is asked for once it is saved', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  await create(t, anna, WALTER);
  const id = await create(t, anna, { name: 'Ganz andere Mechanik AG', city: 'Kiel' });
  await t.jobs.runAll();
  expect(await proposals(t)).toEqual([]);
  await ok(t, 'records.companies.update', { id, version: 1, fields: TWIN }, anna);
  await t.jobs.runAll();
  expect(await proposals(t)).toMatchObject([{ kind: 'merge-companies', producer: 'dedupe' }]);
});

test('decisions teach a new version, the old ones stay, and one can go back', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  expect(await t.call('records.dedupe.train', { kind: 'company' }, anna)).toMatchObject({ status: 409 });
  for (let at = 0; at < 26; at++) {
    const number = String(at).padStart(3, '0');
    const base = { name: `Firma ${number} Metallbau GmbH`, postalCode: `1${number}0`, city: 'Ort' };
    const [a, b] = [
      await create(t, anna, base),
      await create(t, anna, { ...base, name: `Firma ${number} Metalbau GmbH` }),
    ];
    if (at % 2 === 0) await ok(t, 'records.merges.merge', { keptId: a, goneId: b }, anna);
    else {
      const merged = await ok(t, 'records.merges.merge', { keptId: a, goneId: b }, anna);
      await ok(t, 'records.merges.undo', { id: merged['mergeId'] }, anna);
    }
  }
  expect(await trainModel(t.app, anna.actor, 'company')).toMatchObject({ version: 1, inUse: true });
  const overview = await ok(t, 'records.dedupe.overview', undefined, anna);
  expect(overview).toMatchObject({ models: [{ version: 1, inUse: true, labels: { same: 13, different: 13 } }] });
  await ok(t, 'records.dedupe.choose', { kind: 'company', version: null }, anna);
  expect(await t.call('records.dedupe.choose', { kind: 'company', version: 9 }, anna)).toMatchObject({ status: 404 });
  expect(await ok(t, 'records.dedupe.overview', undefined, anna)).toMatchObject({ models: [{ inUse: false }] });
}, 60_000);

test('a former name still finds the company, and a list that came in before a merge still finds the merged one', async () => {
  const t = await testApp();
  const anna = await t.person('head_of_sales');
  const id = await create(t, anna, { name: 'Heller Drehteile GmbH', postalCode: '88045', city: 'Friedrichshafen' });
  await ok(t, 'records.companies.update', { id, version: 1, fields: { name: 'Novaform Präzision GmbH' } }, anna);
  const row = { name: 'Heller Drehteile GmbH', postal_code: '88045', city: 'Friedrichshafen' };
  const [outcome] = await t.db.transaction().execute((tx) =>
    recordObservations(t.app, tx, commandActor, {
      source: { id: 'file:alt', kind: 'file', label: 'alt.csv', trust: 50 },
      observations: [
        { kind: 'company', fields: Object.fromEntries(Object.entries(row).map(([key, value]) => [key, { value }])) },
      ],
    }),
  );
  expect(outcome?.recordId).toBe(id);
  expect(
    (await t.db.selectFrom('records.company').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name,
  ).toBe('Novaform Präzision GmbH');
});

test('the interval holds the share, lies within 0 and 1, and few cases say nothing', () => {
  expect(shareOf(3, 3)).toMatchObject({ share: null, hits: 3, cases: 3 });
  // Known answer: 81 of 90, Wilson 95 % (Newcombe 1998, formula 3).
  expect(shareOf(81, 90).from).toBeCloseTo(0.8208, 3);
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (cases, part) => {
      const { share, from, to } = shareOf(Math.round(part * cases), cases);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(1);
      expect(from).toBeLessThanOrEqual((share ?? 0) + 1e-9);
      expect(to).toBeGreaterThanOrEqual((share ?? 0) - 1e-9);
    }),
  );
});
