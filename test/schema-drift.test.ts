import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { readTables } from '../scripts/describe-database.ts';
import { writeSchema } from '../scripts/write-schema.ts';
import { writeTables } from '../scripts/write-tables.ts';

const read = (...path: string[]) =>
  readFileSync(join(import.meta.dirname, '..', ...path), 'utf8').replaceAll('\r\n', '\n');

test('tables.ts and schema.sql tell of the database that the migrations make (else: npm run db:generate)', async () => {
  const db = await testDatabase();
  expect(writeTables(await readTables(db))).toBe(read('server', 'platform', 'db', 'tables.ts'));
  expect(await writeSchema(db)).toBe(read('migrations', 'schema.sql'));
});

test('a column, an index and a trigger added by hand show up as drift', async () => {
  const db = await testDatabase();
  const before = await writeSchema(db);
  await sql`alter table platform.migration add column planted text`.execute(db);
  expect(writeTables(await readTables(db))).toContain('planted: string | null;');
  await sql`create index planted_index on platform.migration (planted)`.execute(db);
  await sql`create trigger planted_trigger before update on platform.migration for each row execute function suppress_redundant_updates_trigger()`.execute(
    db,
  );
  const after = await writeSchema(db);
  const added = after.split('\n').filter((line) => !before.split('\n').includes(line));
  expect(added.join('\n')).toMatch(/planted text[\s\S]*planted_index[\s\S]*planted_trigger/);
});
