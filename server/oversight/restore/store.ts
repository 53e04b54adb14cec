import pg from 'pg';
import { countRows, readTables } from '#server/platform/backup/index.ts';
import { fail } from '#server/platform/failure.ts';
import { say } from '#server/platform/spoken-language.ts';

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'lotse restore' });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** The same server, another database. */
export function urlOf(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** A connection from which databases are made and renamed: not to the one in question. */
export async function connectAdmin(url: string): Promise<pg.Client> {
  try {
    return await connect(urlOf(url, 'postgres'));
  } catch {
    return connect(urlOf(url, 'template1'));
  }
}

/** @throws Failure `database-in-use` while an app or a command is connected */
export async function refuseWhileInUse(admin: pg.Client, database: string): Promise<void> {
  const { rows } = await admin.query<{ pid: number; name: string }>(
    'select pid, application_name as name from pg_stat_activity where datname = $1',
    [database],
  );
  if (rows.length === 0) return;
  fail('database-in-use', {
    connections: rows.length,
    text: say(
      `${rows.length} Verbindungen benutzen die Datenbank (${[...new Set(rows.map((row) => row.name || 'ohne Namen'))].join(', ')}). Nichts wurde geändert. Beenden Sie jedes Lotse, das sie benutzt, und versuchen Sie es noch einmal.`,
      `${rows.length} connections use the database (${[...new Set(rows.map((row) => row.name || 'unnamed'))].join(', ')}). Nothing was changed. End every Lotse that uses it, then try again.`,
    ),
  });
}

/** @throws Failure `cannot-create-database` */
export async function createDatabase(admin: pg.Client, name: string): Promise<void> {
  try {
    await admin.query(`create database "${name}" template template0`);
  } catch (cause) {
    if ((cause as { code?: string }).code !== '42501') throw cause;
    fail(
      'cannot-create-database',
      {
        text: say(
          'Der Datenbankbenutzer darf keine Datenbanken anlegen; das Zurückspielen braucht es. Nichts wurde geändert. Erlauben Sie es: ALTER ROLE name CREATEDB.',
          'The database user may not create databases, which a restore needs. Nothing was changed. Grant it: ALTER ROLE name CREATEDB.',
        ),
      },
      { cause },
    );
  }
}

export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`drop database if exists "${name}" with (force)`);
}

/** Both renames or none. */
export async function swapDatabases(admin: pg.Client, current: string, fresh: string, aside: string): Promise<void> {
  await admin.query('begin');
  try {
    await admin.query(`alter database "${current}" rename to "${aside}"`);
    await admin.query(`alter database "${fresh}" rename to "${current}"`);
    await admin.query('commit');
  } catch (error) {
    await admin.query('rollback');
    throw error;
  }
}

export async function countAll(client: pg.Client): Promise<number> {
  return countRows(client, await readTables(client));
}
