import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import {
  type Db,
  type EmbeddedServer,
  migrate,
  openDatabase,
  readMigrations,
  startEmbedded,
} from '#server/platform/db/index.ts';

export interface TestDatabase {
  readonly db: Db;
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A fresh, migrated database of its own, copied from a template; dropped when the test is finished. In `beforeAll` there is no
 * test yet: use `openTestDatabase` there and drop it in `afterAll`.
 */
export async function testDatabase(options: { readonly empty?: boolean } = {}): Promise<Db> {
  const database = await openTestDatabase(options);
  onTestFinished(() => database.drop());
  return database.db;
}

/** `empty`: a database without any migration. */
export async function openTestDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const server = await serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = options.empty ? 'template0' : await templateDatabase(server);
  // file_copy takes 35 ms where wal_log takes 60 with the data in memory; on a server elsewhere it forces a checkpoint.
  const strategy = process.env['LOTSE_TEST_DATABASE_URL'] ? 'wal_log' : 'file_copy';
  await withClient(server, (client) =>
    client.query(`create database ${name} template ${template} strategy ${strategy}`),
  );
  const url = withDatabase(server, name);
  const db = openDatabase(url, { max: 5, name: 'lotse-test' });
  let dropped = false;
  return {
    db,
    url,
    async drop() {
      if (dropped) return;
      dropped = true;
      await db.destroy();
      await withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

let known: Promise<string> | undefined;

/** The server of this run: LOTSE_TEST_DATABASE_URL, else an embedded one that the first process to ask starts. */
function serverUrl(): Promise<string> {
  known ??= process.env['LOTSE_TEST_DATABASE_URL']
    ? Promise.resolve(process.env['LOTSE_TEST_DATABASE_URL'])
    : embeddedUrl();
  return known;
}

/** Processes of one run share a folder (test/support/database-setup.ts); making a directory decides who starts the server. */
async function embeddedUrl(): Promise<string> {
  const folder = inject('databaseFolder');
  const claim = join(folder, 'claim');
  const marker = join(folder, 'url');
  try {
    mkdirSync(claim);
  } catch {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(20)) {
      if (existsSync(marker)) return readFileSync(marker, 'utf8');
      if (existsSync(join(folder, 'failed'))) break;
    }
    throw new Error('The test database server did not start; see the first failing test.');
  }
  let server: EmbeddedServer;
  try {
    server = await startEmbedded({ folder: join(folder, 'postgres'), programs: tmpdir(), durable: false });
  } catch (error) {
    writeFileSync(join(folder, 'failed'), '');
    throw error;
  }
  writeFileSync(`${marker}.draft`, server.url);
  renameSync(`${marker}.draft`, marker);
  return server.url;
}

let template: Promise<string> | undefined;

/** One template per state of the migrations, made once however many processes ask. */
function templateDatabase(server: string): Promise<string> {
  template ??= makeTemplate(server);
  return template;
}

async function makeTemplate(server: string): Promise<string> {
  const migrations = readMigrations();
  const state = createHash('sha256')
    .update(migrations.map((one) => one.name + one.checksum).join())
    .digest('hex');
  const name = `template_${state.slice(0, 16)}`;
  await withClient(server, async (client) => {
    await client.query('select pg_advisory_lock(4747002)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount) return;
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name} template template0`);
    const db = openDatabase(withDatabase(server, name), { max: 1 });
    await migrate(db, migrations).finally(() => db.destroy());
    // A template takes no connections: one left open would make every copy fail.
    await client.query(`alter database ${name} is_template true allow_connections false`);
  });
  return name;
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
