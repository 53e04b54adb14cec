import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { recordObservations } from '#server/intake/observations/index.ts';
import { fixedClock } from '#server/platform/clock.ts';
import { type TestApp, testApp } from '#test/support/app.ts';
import { readMaturity } from '../maturity/index.ts';
import { readQuality, readQualityOf, readWorklist, refreshAllQuality, refreshChangedQuality } from './index.ts';
import { nameFamilyOwner } from './read-quality.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp({ clock: fixedClock(new Date('2026-11-23T08:00:00Z')) });
});

async function observe(
  fields: Readonly<Record<string, string | number>>,
  observedAt = new Date('2026-11-01'),
): Promise<string> {
  const head = await t.person('head_of_sales');
  const source = { id: 'import:1', kind: 'file', label: 'kunden.xlsx' } as const;
  const values = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { value }]));
  const outcomes = await t.db.transaction().execute((tx) =>
    recordObservations(t.app, tx, head.actor, {
      source,
      observations: [{ kind: 'company', fields: values, observedAt }],
    }),
  );
  return outcomes[0]!.recordId!;
}

test('a record tells what is wrong with it, in words, dearest first', async () => {
  const head = await t.person('head_of_sales');
  const id = await observe({
    name: 'Adler GmbH',
    postal_code: '89073',
    city: 'Ulm',
    vat_id: 'DE136695975',
    phone: '+49731123456',
  });
  await refreshAllQuality(t.app);
  const { problems, correct, available } = await readQualityOf(t.app, head.actor, 'company', id);
  expect(problems.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['USt-IdNr. ist falsch (Format oder Prüfziffer)', 'Branche fehlt']),
  );
  expect(problems.map(({ gain }) => gain)).toEqual(problems.map(({ gain }) => gain).toSorted((a, b) => b - a));
  expect(correct).toBeLessThan(100);
  expect(available).toBe(60);
});

test('a value grows old by when it was observed, not by when it was imported', async () => {
  const head = await t.person('head_of_sales');
  const fresh = await observe({ name: 'Neu GmbH', email: 'info@neu.de' });
  const old = await observe({ name: 'Alt GmbH', email: 'info@alt.de' }, new Date('2020-11-23'));
  await refreshAllQuality(t.app);
  const of = async (id: string) => (await readQualityOf(t.app, head.actor, 'company', id)).current!;
  expect(await of(fresh)).toBeGreaterThan(95);
  expect(await of(old)).toBeCloseTo(25, 0);
});

test('the work list begins where repair is worth most: the big customer before the unknown one', async () => {
  const head = await t.person('head_of_sales');
  await observe({ name: 'Klein GmbH' });
  const big = await observe({ name: 'Groß GmbH' });
  await sql`update records.company set revenue_12m_cents = 9000000000 where id = ${big}`.execute(t.db);
  await refreshAllQuality(t.app);
  const first = await readWorklist(t.app, head.actor, { limit: 1 });
  expect(first.rows.map(({ name }) => name)).toEqual(['Groß GmbH']);
  const second = await readWorklist(t.app, head.actor, { limit: 1, after: first.next! });
  expect(second.rows.map(({ name }) => name)).toEqual(['Klein GmbH']);
});

test('the overview names each source with its own figures, and the day is kept as a point of the trend', async () => {
  const head = await t.person('head_of_sales');
  await observe({ name: 'Adler GmbH' });
  await refreshAllQuality(t.app);
  const { kinds, trend } = await readQuality(t.app, head.actor);
  expect(kinds[0]).toMatchObject({
    kind: 'company',
    all: { records: 1 },
    sources: [{ label: 'kunden.xlsx', records: 1 }],
  });
  expect(trend).toMatchObject([{ day: '2026-11-23', kind: 'company' }]);
});

test('a repaired record is measured again without a full pass', async () => {
  const head = await t.person('head_of_sales');
  const id = await observe({ name: 'Adler GmbH' });
  await refreshAllQuality(t.app);
  const before = await readQualityOf(t.app, head.actor, 'company', id);
  await sql`update records.company set industry = 'Chemie', updated_at = ${new Date('2026-11-23T07:59:30Z')} where id = ${id}`.execute(
    t.db,
  );
  await refreshChangedQuality(t.app);
  expect((await readQualityOf(t.app, head.actor, 'company', id)).overall).toBeGreaterThan(before.overall!);
});

test('maturity shows the counts that it rests on and names one step', async () => {
  const head = await t.person('head_of_sales');
  await observe({ name: 'Adler GmbH', industry: 'Chemie' });
  const { counts, phases, step } = await readMaturity(t.app, head.actor);
  expect(counts.find(({ count }) => count === 'companies_with_industry')).toMatchObject({
    have: 1,
    label: 'Firmen mit Branche',
  });
  expect(phases).toHaveLength(4);
  expect(step!.text).toMatch(/noch .* \(jetzt .* von .*\)/);
});

test('faults are counted by family of fields, somebody is named for each, and small teams have no figure of their own', async () => {
  const [head, reader] = [await t.person('head_of_sales'), await t.person('reader')];
  const [small, large] = [await t.team('Klein'), await t.team('Groß')];
  await t.person('sales', { teamId: small });
  for (let n = 0; n < 3; n++) await t.person('sales', { teamId: large });
  const ids = [
    await observe({ name: 'Adler GmbH' }),
    await observe({ name: 'Berg AG', postal_code: '80331', city: 'Hamburg' }),
  ];
  for (const [at, team] of [small, large].entries())
    await sql`update records.company set team_id = ${team}::uuid where id = ${ids[at]}::uuid`.execute(t.db);
  await refreshAllQuality(t.app);
  await nameFamilyOwner(t.app, head.actor, 'address', reader.actor.id);
  await expect(nameFamilyOwner(t.app, head.actor, 'reach', small)).rejects.toThrow();
  const { kinds, families } = await readQuality(t.app, head.actor);
  expect(families.find((one) => one.family === 'address')).toMatchObject({ records: 2, ownerId: reader.actor.id });
  expect(kinds[0]?.teams.map((team) => team.label)).toEqual(['Groß']);
  expect((await readQualityOf(t.app, head.actor, 'company', ids[1]!)).problems.map((one) => one.code)).toContain(
    'city-not-of-postal-code',
  );
});
