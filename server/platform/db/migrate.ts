import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { fail } from '../failure.ts';
import { say } from '../spoken-language.ts';
import type { Db } from './open.ts';

export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'migrations');
const FILE_NAME = /^\d{4}_[a-z0-9_-]+\.sql$/;
/** Any number no other program on the same database uses for an advisory lock. */
const LOCK = 4_747_001;

/** The migration files in their order. */
export function readMigrations(folder: string = FOLDER): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => FILE_NAME.test(file))
    .sort()
    .map((name) => {
      // A checkout with CRLF line ends is the same migration.
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    });
}

/**
 * Applies what is missing, oldest first, each in its own transaction: broken off, it goes on where it stopped.
 * Two processes at once: one works, the other waits and finds nothing to do.
 *
 * @returns the names applied now
 * @throws Failure `migration-changed`, `database-newer`, `migration-failed`
 */
export async function migrate(db: Db, migrations: readonly Migration[] = readMigrations()): Promise<readonly string[]> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(LOCK)})`.execute(connection);
    try {
      await sql`create schema if not exists platform`.execute(connection);
      await sql`create table if not exists platform.migration (
        name text primary key, checksum text not null, applied_at timestamptz not null default now())`.execute(
        connection,
      );
      const pending = await pendingMigrations(connection, migrations);
      for (const migration of pending) await apply(connection, migration);
      return pending.map((migration) => migration.name);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(LOCK)})`.execute(connection);
    }
  });
}

/** What `migrate` would apply; refuses a database that was made by other files. The table must exist. */
export async function pendingMigrations(db: Db, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const applied = await db.selectFrom('platform.migration').select(['name', 'checksum']).orderBy('name').execute();
  const files = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of applied) {
    const file = files.get(name);
    if (!file) {
      fail('database-newer', {
        name,
        text: say(
          `Die Datenbank stammt von einem neueren Lotse: Sie hat die Migration ${name}, die dieser Version fehlt. Nichts wurde geändert. Starten Sie jene neuere Version, oder spielen Sie eine ältere Sicherung zurück.`,
          `The database was made by a newer Lotse: it has the migration ${name}, which this version lacks. Nothing was changed. Start that newer version, or restore an older backup.`,
        ),
      });
    }
    if (file.checksum !== checksum) {
      fail('migration-changed', {
        name,
        text: say(
          `Die Migration ${name} wurde geändert, nachdem sie auf diese Datenbank angewandt war. Nichts wurde geändert. Stellen Sie die ursprüngliche Datei wieder her und machen Sie die Änderung in einer neuen Migration.`,
          `The migration ${name} was changed after it had been applied to this database. Nothing was changed. Put the original file back and make the change in a new migration.`,
        ),
      });
    }
  }
  const done = new Set(applied.map((row) => row.name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function apply(connection: Db, migration: Migration): Promise<void> {
  try {
    await connection.transaction().execute(async (tx) => {
      await sql.raw(migration.text).execute(tx);
      await tx
        .insertInto('platform.migration')
        .values({ name: migration.name, checksum: migration.checksum })
        .execute();
    });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    fail(
      'migration-failed',
      {
        name: migration.name,
        detail,
        text: say(
          `Die Migration ${migration.name} ist gescheitert: ${detail}. Sie wurde ganz zurückgenommen; frühere bleiben. Beheben Sie die Ursache und starten Sie noch einmal.`,
          `The migration ${migration.name} failed: ${detail}. It was taken back as a whole; earlier ones are kept. Mend the cause and start again.`,
        ),
      },
      { cause },
    );
  }
}
