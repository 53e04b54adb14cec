import { expect, test } from 'vitest';
import { testApp } from '#test/support/app.ts';

test('the example company is loaded through the import, marked, and goes without a trace', {
  timeout: 240_000,
}, async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const count = async (
    table: 'records.company' | 'records.person' | 'records.sales_order' | 'records.task' | 'intake.observation',
  ) =>
    Number(
      (
        await t.app.db
          .selectFrom(table)
          .select((e) => e.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );

  await t.call('records.companies.create', { name: 'Eigene Firma GmbH' }, admin);
  expect(await count('records.company')).toBe(1);
  await t.call('intake.example.load', undefined, admin);
  await t.jobs.runAll();
  expect((await t.call('intake.example.state', undefined, admin)).body).toMatchObject({ state: 'loaded' });
  expect(await count('records.company')).toBeGreaterThan(2300);
  expect(await count('records.person')).toBeGreaterThan(5000);
  expect(await count('records.sales_order')).toBeGreaterThan(17_000);
  expect(await count('records.task')).toBe(40);

  // What was read from it is there with it, not when the clock next comes round.
  const admins = async (name: string, input: object) => (await t.call(name, input, admin)).body;
  expect(await admins('insight.silence.list', {})).toMatchObject({ computing: false, checked: { days: 90 } });
  expect(await admins('insight.crossSelling.list', {})).toMatchObject({ computing: false, used: true });
  expect(await admins('insight.learning.overview', {})).toMatchObject({
    subjects: expect.arrayContaining([
      expect.objectContaining({
        subject: 'deal',
        versions: [expect.objectContaining({ version: 1, occasion: 'first' })],
      }),
    ]),
  });

  expect(await t.call('intake.example.remove', undefined, admin)).toMatchObject({ status: 200 });
  expect(await count('records.company')).toBe(1);
  expect(await count('records.person')).toBe(0);
  expect(await count('records.sales_order')).toBe(0);
  expect(await count('intake.observation')).toBe(1);
  expect((await t.call('intake.example.state', undefined, admin)).body).toMatchObject({ state: 'absent' });
});
