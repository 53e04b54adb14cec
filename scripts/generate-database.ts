import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, startEmbedded } from '#server/platform/db/index.ts';
import { readTables } from './describe-database.ts';
import { writeSchema } from './write-schema.ts';
import { writeTables } from './write-tables.ts';

// npm run db:generate: migrates an empty database and writes what came out into server/platform/db/tables.ts and migrations/schema.sql.
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), `lotse-test-${process.pid}-`));
chmodSync(folder, 0o711);
const server = await startEmbedded({ folder: join(folder, 'postgres'), durable: false });
const db = openDatabase(server.url);
try {
  const names = await migrate(db);
  const tables = await readTables(db);
  writeFileSync(join(root, 'server', 'platform', 'db', 'tables.ts'), writeTables(tables));
  writeFileSync(join(root, 'migrations', 'schema.sql'), await writeSchema(db));
  console.log(`${names.length} migrations, ${tables.length} tables and views.`);
} finally {
  await db.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
