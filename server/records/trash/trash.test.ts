import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testApp } from '#test/support/app.ts';
import { createRecord, deleteRecord, restoreRecord } from '../editing/index.ts';
import { listTrash } from './list-trash.ts';

test('the bin holds what somebody deleted, once, to those who may see it, and pages through it', async () => {
  const { app, db, person, team } = await testApp();
  const anna = await person('sales', { name: 'Anna', teamId: await team() });
  const ben = await person('sales', { name: 'Ben', teamId: await team() });
  const titles = async (actor = anna.actor) =>
    (await listTrash(app, actor, { limit: 50 })).rows.map(({ kind, title }) => `${kind} ${title}`);

  const company = await createRecord(app, anna.actor, 'company', { name: 'Adler GmbH', ownerId: anna.actor.id });
  const vogt = await createRecord(app, anna.actor, 'person', { lastName: 'Vogt', companyId: company.id });
  await createRecord(app, anna.actor, 'person', { lastName: 'Weiß', companyId: company.id });
  await deleteRecord(app, anna.actor, 'person', vogt.id);
  expect(await titles()).toEqual(['person Vogt']);

  // What goes with a company is not listed beside it, and what lay there before waits until the company is back.
  await deleteRecord(app, anna.actor, 'company', company.id);
  expect(await titles()).toEqual(['company Adler GmbH']);
  expect(await titles(ben.actor)).toEqual([]);
  const { rows } = await listTrash(app, anna.actor, { limit: 50 });
  expect(rows[0]).toMatchObject({ deletedBy: 'Anna', company: null, id: company.id });
  await restoreRecord(app, anna.actor, 'company', company.id);
  expect(await titles()).toEqual(['person Vogt']);

  const product = await createRecord(app, anna.actor, 'product', { number: 'K-1', name: 'Kupplung' });
  await deleteRecord(app, anna.actor, 'product', product.id);
  const first = await listTrash(app, anna.actor, { limit: 1 });
  const second = await listTrash(app, anna.actor, { limit: 1, before: first.next });
  expect([first.rows[0]?.title, second.rows[0]?.title, second.next]).toEqual(['Kupplung', 'Vogt', null]);
  expect((await listTrash(app, anna.actor, { kind: 'person', limit: 9 })).rows).toHaveLength(1);

  // An erased person leaves a nameless row: nothing to bring back.
  await sql`update records.person set last_name = '–', name_key = '' where id = ${vogt.id}`.execute(db);
  expect(await titles()).toEqual(['product Kupplung']);
});
