import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { joinHomeDatabase, readMigrations, startEmbedded } from '../db/index.ts';
import { Failure } from '../failure.ts';
import { say } from '../spoken-language.ts';
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
    return ok(
      'database',
      say(
        'PostgreSQL läuft auf diesem Rechner (ausprobiert; der erste Start legt den Ordner der Daten an).',
        'PostgreSQL runs on this machine (tried out; the first start makes the data directory).',
      ),
    );
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
      {
        own: say('für diese Prüfung gestartet', 'started for this check'),
        joined: say('des laufenden Lotse', 'of the running Lotse'),
        server: say('aus DATABASE_URL', 'of DATABASE_URL'),
      }[kind] ?? kind;
    const findings: Finding[] = [];
    if (Number.parseInt(version, 10) < OLDEST) {
      findings.push(
        bad(
          'database',
          say(`PostgreSQL ${version} (${where}) ist zu alt.`, `PostgreSQL ${version} (${where}) is too old.`),
          say(`Den Server auf ${OLDEST} oder neuer bringen.`, `Update the server to ${OLDEST} or newer.`),
        ),
      );
    } else if (fsync !== 'on') {
      findings.push(
        warn(
          'database',
          say(
            `PostgreSQL ${version} (${where}) schreibt nicht sicher auf die Platte (fsync ist aus).`,
            `PostgreSQL ${version} (${where}) does not write to the disk for sure (fsync is off).`,
          ),
          say(
            'fsync = on setzen: Ein Stromausfall kann die Daten zerstören.',
            'Set fsync = on: a power failure can destroy the data.',
          ),
        ),
      );
    } else findings.push(ok('database', `PostgreSQL ${version} (${where})`));
    const apart = Math.abs(there.getTime() - now().getTime());
    if (apart > SLOW_CLOCK_MS)
      findings.push(
        warn(
          'database-clock',
          say(
            `Die Uhr der Datenbank weicht um ${Math.round(apart / 1000)} s ab.`,
            `The database's clock differs by ${Math.round(apart / 1000)} s.`,
          ),
          say('Beide Rechner ihre Zeit holen lassen (NTP).', 'Let both machines fetch their time (NTP).'),
        ),
      );
    findings.push(
      migrated
        ? await examineMigrations(client)
        : ok(
            'migrations',
            say('Noch keine; der erste Start führt sie aus.', 'None yet; the first start applies them.'),
          ),
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
      say(
        `Die Datenbank stammt von einem neueren Lotse (${unknown.join(', ')}).`,
        `The database was made by a newer Lotse (${unknown.join(', ')}).`,
      ),
      say(
        'Jene Version wieder einspielen, oder eine ältere Sicherung in ein leeres LOTSE_HOME zurückspielen.',
        'Install that version again, or restore an older backup with an empty LOTSE_HOME.',
      ),
    );
  }
  if (changed.length > 0) {
    return bad(
      'migrations',
      say(
        `Seit ihrer Ausführung geändert: ${changed.join(', ')}.`,
        `Changed since they were applied: ${changed.join(', ')}.`,
      ),
      say(
        'Die ursprünglichen Dateien wiederherstellen (git checkout migrations).',
        'Put the original files back (git checkout migrations).',
      ),
    );
  }
  const pending = files.size - rows.length;
  return ok(
    'migrations',
    pending > 0
      ? say(
          `${rows.length} ausgeführt, ${pending} folgen beim nächsten Start.`,
          `${rows.length} applied, ${pending} follow at the next start.`,
        )
      : say(`Alle ${rows.length} ausgeführt.`, `All ${rows.length} applied.`),
  );
}

function explain(error: unknown, isServer: boolean): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof Failure)
    return bad(
      'database',
      reason,
      say(
        'Der Satz davor sagt, was zu tun ist; das Protokoll steht in postgres/server.log unter LOTSE_HOME.',
        'The sentence before says what to do; the log is in postgres/server.log of LOTSE_HOME.',
      ),
    );
  if (isServer)
    return bad(
      'database',
      say(
        `Der Server aus DATABASE_URL antwortet nicht: ${reason}.`,
        `The server of DATABASE_URL does not answer: ${reason}.`,
      ),
      say(
        'Rechner, Port, Benutzer und Passwort in DATABASE_URL prüfen, und ob der Server läuft.',
        'Check host, port, user and password in DATABASE_URL, and that the server runs.',
      ),
    );
  return bad(
    'database',
    say(`Die Datenbank antwortet nicht: ${reason}.`, `The database does not answer: ${reason}.`),
    say('postgres/server.log unter LOTSE_HOME lesen.', 'Read postgres/server.log in LOTSE_HOME.'),
  );
}
