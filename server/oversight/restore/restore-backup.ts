import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { commandActor } from '#server/platform/actor.ts';
import {
  type BackupHeader,
  checkBackup,
  closeAfterLoading,
  copyIn,
  copyInText,
  openForLoading,
  readBackup,
  readTables,
  setSequences,
} from '#server/platform/backup/index.ts';
import type { Clock } from '#server/platform/clock.ts';
import { type Migration, migrate, openDatabase } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { silentLog } from '#server/platform/log/index.ts';
import { openSecrets, secretFingerprint } from '#server/platform/secrets.ts';
import { say } from '#server/platform/spoken-language.ts';
import { audit, resetAnchor } from '../audit/index.ts';
import {
  connect,
  connectAdmin,
  countAll,
  createDatabase,
  databaseOf,
  dropDatabase,
  refuseWhileInUse,
  swapDatabases,
  urlOf,
} from './store.ts';
import { carryOver, type Survived } from './store-survivors.ts';

const PROGRESS_MS = 500;

export interface RestoreOptions {
  readonly databaseUrl: string;
  readonly home: string;
  readonly givenSecret: string | null;
  readonly file: string;
  /** Without it, a database that holds anything is left alone. */
  readonly replace: boolean;
  readonly clock: Clock;
  readonly onProgress: (text: string) => void;
}

export interface RestoreResult {
  readonly createdAt: string;
  readonly rows: number;
  readonly files: number;
  readonly kept: Survived | null;
}

/**
 * Puts a backup in the place of the database. The file is checked to its last byte first; everything is loaded beside what is there,
 * and only when it is whole, the two change places. Objections, withdrawals, erasures and the log since the backup are kept.
 *
 * @throws Failure `backup-*`, `database-not-empty`, `database-in-use`, `other-installation`, `secret-differs`, `secret-missing`, `cannot-create-database`
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const { header, migrations, rows, files } = await checkBackup(options.file, options.onProgress);
  const own = await checkSecret(header, options);
  const admin = await connectAdmin(options.databaseUrl);
  const current = databaseOf(options.databaseUrl);
  const mark = randomBytes(4).toString('hex');
  const fresh = `${current}_restore_${mark}`;
  const newFiles = join(options.home, `files.restore-${mark}`);
  try {
    await refuseWhileInUse(admin, current);
    await createDatabase(admin, fresh);
    const kept = await load(options, { migrations, rows, fresh, newFiles, own });
    await refuseWhileInUse(admin, current);
    await changePlaces(admin, options, { current, fresh, newFiles, mark, header });
    await record(options, { header, rows, files, kept });
    return { createdAt: header.createdAt, rows, files, kept };
  } finally {
    await dropDatabase(admin, fresh).catch(() => {});
    await rm(newFiles, { recursive: true, force: true });
    await admin.end();
  }
}

/** @returns whether the objections here are sealed with the same secret as those of the backup; null where none is set here yet */
async function checkSecret(header: BackupHeader, { home, givenSecret }: RestoreOptions): Promise<boolean | null> {
  if (givenSecret && header.secretFingerprint && secretFingerprint(givenSecret) !== header.secretFingerprint) {
    fail('secret-differs', {
      text: say(
        'LOTSE_SECRET ist nicht das Geheimnis, mit dem diese Sicherung entstand: Widersprüche und Protokoll wären nicht lesbar. Nichts wurde geändert. Setzen Sie das Geheimnis jener Installation.',
        'LOTSE_SECRET is not the secret this backup was made with: objections and audit log could not be read. Nothing was changed. Set the secret of that installation.',
      ),
    });
  }
  if (!givenSecret && header.secret === null && header.secretFingerprint) {
    fail('secret-missing', {
      text: say(
        'Diese Sicherung entstand mit LOTSE_SECRET, das nicht in der Datei steht. Nichts wurde geändert. Setzen Sie LOTSE_SECRET auf das Geheimnis jener Installation.',
        'This backup was made with LOTSE_SECRET, which is not in the file. Nothing was changed. Set LOTSE_SECRET to the secret of that installation.',
      ),
    });
  }
  const here =
    givenSecret ??
    (await readFile(join(home, 'secret'), 'utf8').then(
      (text) => text.trim(),
      () => null,
    ));
  return here === null ? null : secretFingerprint(here) === header.secretFingerprint;
}

interface Load {
  readonly migrations: readonly Migration[];
  readonly rows: number;
  readonly fresh: string;
  readonly newFiles: string;
  readonly own: boolean | null;
}

async function load(
  options: RestoreOptions,
  { migrations, rows, fresh, newFiles, own }: Load,
): Promise<Survived | null> {
  const url = urlOf(options.databaseUrl, fresh);
  await migrateTo(url, migrations);
  const client = await connect(url);
  const old = await connect(options.databaseUrl);
  try {
    const isUsed = (await countAll(old)) > (await countAll(client));
    if (isUsed && !options.replace) {
      fail('database-not-empty', {
        text: say(
          'Die Datenbank hier enthält schon Daten. Nichts wurde geändert. „lotse restore DATEI --replace“ setzt die Sicherung an ihre Stelle; seither festgehaltene Widersprüche bleiben.',
          'The database here holds data already. Nothing was changed. "lotse restore FILE --replace" puts the backup in its place; objections recorded since are kept.',
        ),
      });
    }
    if (isUsed && own === false) {
      fail('other-installation', {
        text: say(
          'Diese Sicherung stammt aus einer anderen Installation: Die hier festgehaltenen Widersprüche ließen sich nicht übertragen. Nichts wurde geändert. Spielen Sie sie mit einem leeren LOTSE_HOME zurück.',
          'This backup comes from another installation: the objections recorded here could not be carried over to it. Nothing was changed. Restore it with an empty LOTSE_HOME.',
        ),
      });
    }
    await loadContents(client, options, rows, newFiles);
    await migrateTo(url);
    if (!isUsed) return null;
    options.onProgress('Carrying over objections and the audit log …');
    await client.query('begin');
    const kept = await carryOver(old, client);
    await client.query('commit');
    return kept;
  } finally {
    await client.end().catch(() => {});
    await old.end().catch(() => {});
  }
}

async function migrateTo(url: string, migrations?: readonly Migration[]): Promise<void> {
  const db = openDatabase(url, { max: 1, name: 'lotse restore' });
  await migrate(db, migrations).finally(() => db.destroy());
}

async function loadContents(
  client: pg.Client,
  options: RestoreOptions,
  total: number,
  newFiles: string,
): Promise<void> {
  const tables = await readTables(client);
  let loaded = 0;
  let shown = Date.now();
  await client.query('begin');
  await openForLoading(client, tables);
  await mkdir(newFiles, { mode: 0o700 });
  await readBackup(options.file, {
    async table(table, chunks) {
      await copyIn(client, copyInText(table), chunks);
      loaded += 1;
      if (Date.now() - shown < PROGRESS_MS) return;
      shown = Date.now();
      options.onProgress(`Loading ${total} rows: table ${loaded} of ${tables.length} (${table.schema}.${table.name})`);
    },
    async file(path, content) {
      const target = join(newFiles, path);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await pipeline(content, createWriteStream(target, { mode: 0o600 }));
    },
    sequences: (sequences) => setSequences(client, sequences),
  });
  await closeAfterLoading(client, tables);
  await client.query('commit');
  await client.query('analyze');
}

interface Places {
  readonly current: string;
  readonly fresh: string;
  readonly newFiles: string;
  readonly mark: string;
  readonly header: BackupHeader;
}

/** The old database and files are removed only when the new ones stand. */
async function changePlaces(
  admin: pg.Client,
  options: RestoreOptions,
  { current, fresh, newFiles, mark, header }: Places,
): Promise<void> {
  const aside = `${current}_before_${mark}`;
  const files = join(options.home, 'files');
  const oldFiles = join(options.home, `files.before-${mark}`);
  if (existsSync(files)) await rename(files, oldFiles);
  try {
    await rename(newFiles, files);
    await swapDatabases(admin, current, fresh, aside);
  } catch (error) {
    await rm(files, { recursive: true, force: true });
    if (existsSync(oldFiles)) await rename(oldFiles, files);
    throw error;
  }
  if (!options.givenSecret && header.secret) {
    const draft = join(options.home, `secret.${mark}`);
    await writeFile(draft, header.secret, { mode: 0o600, flush: true });
    await rename(draft, join(options.home, 'secret'));
  }
  await dropDatabase(admin, aside);
  await rm(oldFiles, { recursive: true, force: true });
}

async function record(
  options: RestoreOptions,
  facts: { header: BackupHeader; rows: number; files: number; kept: Survived | null },
): Promise<void> {
  const { header, rows, files, kept } = facts;
  const db = openDatabase(options.databaseUrl, { max: 1, name: 'lotse restore' });
  const app = {
    db,
    home: options.home,
    clock: options.clock,
    log: silentLog,
    secrets: openSecrets(options.home, options.givenSecret),
  };
  try {
    await db.transaction().execute((tx) =>
      audit(app, tx, {
        actor: commandActor,
        action: 'backup.restored',
        facts: { createdAt: header.createdAt, rows, files, kept },
      }),
    );
    await resetAnchor(app);
  } finally {
    await db.destroy();
  }
}
