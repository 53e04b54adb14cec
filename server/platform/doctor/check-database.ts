import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { joinHomeDatabase, readMigrations, startEmbedded } from '../db/index.ts';
import { Failure } from '../failure.ts';
import { bad, type Finding, ok, warn } from './check-machine.ts';

const OLDEST = 15;
const SLOW_CLOCK_MS = 60_000;

/** Does the database start or answer, is it one we can use, and are its tables ours? Makes no data directory where there is none. */
export async function checkDatabase(
  config: Pick<Config, 'home' | 'databaseUrl'>,
  now: () => Date,
): Promise<readonly Finding[]> {
  try {
    if (!config.databaseUrl && !existsSync(join(config.home, 'postgres', 'data'))) return [await tryOut()];
    const database = await joinHomeDatabase({ ...config, command: 'doctor' });
    try {
      return await examine(database.url, database.kind, now);
    } finally {
      await database.close();
    }
  } catch (error) {
    return [explain(error, config.databaseUrl !== null)];
  }
}

/** Before the first start: a server in a folder of its own, gone afterwards. */
async function tryOut(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-doctor-'));
  await chmod(folder, 0o711);
  try {
    const server = await startEmbedded({ folder: join(folder, 'postgres'), durable: false });
    await server.stop();
    return ok('database', 'PostgreSQL runs on this machine (tried out; the first start makes the data directory).');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function examine(url: string, kind: string, now: () => Date): Promise<readonly Finding[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'lotse doctor',
  });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; now: Date; fsync: string; migrated: boolean }>(
      `select current_setting('server_version') as version, clock_timestamp() as now, current_setting('fsync') as fsync,
        to_regclass('platform.migration') is not null as migrated`,
    );
    const [{ version = '0', now: there = now(), fsync = 'on', migrated = false } = {}] = rows;
    const where =
      { own: 'started for this check', joined: 'of the running Lotse', server: 'of DATABASE_URL' }[kind] ?? kind;
    const findings: Finding[] = [];
    if (Number.parseInt(version, 10) < OLDEST) {
      findings.push(
        bad('database', `PostgreSQL ${version} (${where}) is too old.`, `Update the server to ${OLDEST} or newer.`),
      );
    } else if (fsync !== 'on') {
      findings.push(
        warn(
          'database',
          `PostgreSQL ${version} (${where}) does not write to the disk for sure (fsync is off).`,
          'Set fsync = on: a power failure can destroy the data.',
        ),
      );
    } else findings.push(ok('database', `PostgreSQL ${version} (${where})`));
    const apart = Math.abs(there.getTime() - now().getTime());
    if (apart > SLOW_CLOCK_MS)
      findings.push(
        warn(
          'database-clock',
          `The database's clock differs by ${Math.round(apart / 1000)} s.`,
          'Let both machines fetch their time (NTP).',
        ),
      );
    findings.push(
      migrated ? await examineMigrations(client) : ok('migrations', 'None yet; the first start applies them.'),
    );
    return findings;
  } finally {
    await client.end();
  }
}

async function examineMigrations(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migration order by name',
  );
  const files = new Map(readMigrations().map((one) => [one.name, one.checksum]));
  const unknown = rows.filter((row) => !files.has(row.name)).map((row) => row.name);
  const changed = rows
    .filter((row) => files.has(row.name) && files.get(row.name) !== row.checksum)
    .map((row) => row.name);
  if (unknown.length > 0) {
    return bad(
      'migrations',
      `The database was made by a newer Lotse (${unknown.join(', ')}).`,
      'Install that version again, or restore an older backup with an empty LOTSE_HOME.',
    );
  }
  if (changed.length > 0) {
    return bad(
      'migrations',
      `Changed since they were applied: ${changed.join(', ')}.`,
      'Put the original files back (git checkout migrations).',
    );
  }
  const pending = files.size - rows.length;
  return ok(
    'migrations',
    pending > 0 ? `${rows.length} applied, ${pending} follow at the next start.` : `All ${rows.length} applied.`,
  );
}

function explain(error: unknown, isServer: boolean): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof Failure)
    return bad(
      'database',
      reason,
      'The sentence before says what to do; the log is in postgres/server.log of LOTSE_HOME.',
    );
  if (isServer)
    return bad(
      'database',
      `The server of DATABASE_URL does not answer: ${reason}.`,
      'Check host, port, user and password in DATABASE_URL, and that the server runs.',
    );
  return bad('database', `The database does not answer: ${reason}.`, 'Read postgres/server.log in LOTSE_HOME.');
}
