import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestDatabase, testDatabase } from '#test/support/database.ts';
import { type Migration, migrate } from './migrate.ts';
import { openDatabase } from './open.ts';

const made = (name: string, text: string): Migration => ({
  name,
  text,
  checksum: createHash('sha256').update(text).digest('hex'),
});
const first = made('0001_first.sql', 'create schema a; create table a.t (n int)');
const second = made('0002_second.sql', 'insert into a.t values (1), (2)');

test('applies what is missing, once and in order', async () => {
  const db = await testDatabase({ empty: true });
  expect(await migrate(db, [first])).toEqual(['0001_first.sql']);
  expect(await migrate(db, [first, second])).toEqual(['0002_second.sql']);
  expect(await migrate(db, [first, second])).toEqual([]);
  expect((await sql`select count(*) as n from a.t`.execute(db)).rows).toEqual([{ n: 2 }]);
});

test('takes a failing migration back as a whole, keeps earlier ones, and goes on after mending', async () => {
  const db = await testDatabase({ empty: true });
  const broken = made('0002_second.sql', 'insert into a.t values (1); select 1/0');
  await expect(migrate(db, [first, broken])).rejects.toMatchObject({
    code: 'migration-failed',
    facts: { name: '0002_second.sql', detail: 'division by zero' },
  });
  expect((await sql`select count(*) as n from a.t`.execute(db)).rows).toEqual([{ n: 0 }]);
  expect(await migrate(db, [first, second])).toEqual(['0002_second.sql']);
});

test('refuses a file that was changed after it had been applied', async () => {
  const db = await testDatabase({ empty: true });
  await migrate(db, [first]);
  await expect(migrate(db, [made('0001_first.sql', 'create schema b')])).rejects.toMatchObject({
    code: 'migration-changed',
  });
});

test('refuses a database that has a migration this version lacks', async () => {
  const db = await testDatabase({ empty: true });
  await migrate(db, [first, second]);
  await expect(migrate(db, [first])).rejects.toMatchObject({
    code: 'database-newer',
    facts: { name: '0002_second.sql' },
  });
});

test('lets two processes migrate at once: one works, the other finds nothing to do', async () => {
  const one = await openTestDatabase({ empty: true });
  const other = openDatabase(one.url);
  const slow = made('0001_first.sql', `${first.text}; select pg_sleep(0.2)`);
  const done = await Promise.all([migrate(one.db, [slow, second]), migrate(other, [slow, second])]);
  await other.destroy();
  await one.drop();
  expect(done.map((names) => names.length).sort()).toEqual([0, 2]);
});

test('brings whole numbers as numbers, days as text and never a wrong number', async () => {
  const db = await testDatabase();
  const { rows } =
    await sql`select 9007199254740991::int8 as big, date '2026-11-21' as day, '[1]'::jsonb as list`.execute(db);
  expect(rows).toEqual([{ big: 9007199254740991, day: '2026-11-21', list: [1] }]);
  await expect(sql`select 9007199254740993::int8`.execute(db)).rejects.toMatchObject({ code: 'number-too-large' });
});
