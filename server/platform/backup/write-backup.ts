import { existsSync } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import pg from 'pg';
import { Failure, fail } from '../failure.ts';
import { secretFingerprint } from '../secrets.ts';
import { say } from '../spoken-language.ts';
import { version } from '../version.ts';
import { copyOut } from './copy.ts';
import { type FrameWriter, writeFrames } from './frames.ts';
import { copyOutText, estimateRows, readApplied, readSequences, readTables } from './store.ts';

export interface BackupOptions {
  readonly databaseUrl: string;
  readonly home: string;
  /** LOTSE_SECRET, which is not written into the file; a secret kept in the home is. */
  readonly givenSecret: string | null;
  readonly file: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

export interface BackupResult {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/** What must not come back: whoever was signed in then, links that were used since, and runs of a queue that is not in the file. */
const FLEETING = new Set(['session', 'verification', 'one_time_link', 'job_run']);
const BATCH = 64 * 1024;
const FILE_CHUNK = 512 * 1024;

/**
 * Writes everything into one file: all tables as they stood at one moment, the uploaded files, and the secret without which
 * objections and audit log could not be read. People may go on working meanwhile.
 *
 * @throws Failure `file-exists`, `disk-full`, `cancelled`, `not-migrated`
 */
export async function writeBackup(options: BackupOptions): Promise<BackupResult> {
  if (existsSync(options.file)) {
    fail('file-exists', {
      text: say(
        `${options.file} gibt es schon und blieb unberührt. Wählen Sie einen anderen Namen, oder entfernen Sie die Datei zuerst.`,
        `${options.file} exists already and was left alone. Choose another name, or remove it first.`,
      ),
    });
  }
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'lotse backup' });
  client.on('error', () => {});
  await client.connect();
  let out: FrameWriter | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    out = writeFrames(options.file);
    const counts = await writeContents(client, out, options);
    const { bytes, sha256 } = await out.finish();
    return { file: options.file, bytes, sha256, ...counts };
  } catch (error) {
    await out?.discard();
    throw explain(error, options.file);
  } finally {
    await client.end().catch(() => {});
  }
}

async function writeContents(client: pg.Client, out: FrameWriter, options: BackupOptions) {
  const { home, givenSecret, now } = options;
  const migrations = await readApplied(client);
  const tables = (await readTables(client)).filter(
    ({ schema, name }) => !(schema === 'platform' && FLEETING.has(name)),
  );
  const secret = await readFile(join(home, 'secret'), 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
  const root = givenSecret ?? secret;
  await out.write(
    'H',
    JSON.stringify({
      version,
      createdAt: now.toISOString(),
      migrations,
      tables,
      secret: givenSecret ? null : secret,
      secretFingerprint: root && secretFingerprint(root),
    }),
  );
  const progress = meter(options, await estimateRows(client));
  let rows = 0;
  for (const table of tables) rows += await writeTable(client, out, table, options.signal, progress);
  await out.write('S', JSON.stringify(await readSequences(client)));
  const files = await writeFiles(out, join(home, 'files'), options);
  await out.write('Z', JSON.stringify({ rows, files }));
  return { tables: tables.length, rows, files };
}

async function writeTable(
  client: pg.Client,
  out: FrameWriter,
  table: Awaited<ReturnType<typeof readTables>>[number],
  signal: AbortSignal,
  progress: (rows: number) => void,
): Promise<number> {
  await out.write('T', JSON.stringify({ schema: table.schema, name: table.name }));
  let batch: Buffer[] = [];
  let size = 0;
  const flush = () => {
    const whole = Buffer.concat(batch);
    batch = [];
    size = 0;
    let full: Promise<void> | undefined;
    for (let at = 0; at < whole.length; at += FILE_CHUNK)
      full = out.write('D', whole.subarray(at, at + FILE_CHUNK)) ?? full;
    return full;
  };
  const rows = await copyOut(client, copyOutText(table), (row) => {
    if (signal.aborted) return Promise.reject(cancelled());
    batch.push(row);
    size += row.length;
    progress(1);
    return size >= BATCH ? flush() : undefined;
  });
  await flush();
  await out.write('E', JSON.stringify({ rows }));
  return rows;
}

/** Uploads are never changed once they bear their name, so they need no snapshot; half-written ones (.part) stay out. */
async function writeFiles(out: FrameWriter, folder: string, options: BackupOptions): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let count = 0;
  for (const entry of entries.filter((one) => one.isFile() && !one.name.endsWith('.part'))) {
    const path = join(entry.parentPath, entry.name);
    const handle = await open(path).catch(() => null);
    // Removed since the folder was listed.
    if (!handle) continue;
    try {
      await out.write(
        'F',
        JSON.stringify({
          path: path
            .slice(folder.length + 1)
            .split(sep)
            .join('/'),
        }),
      );
      let bytes = 0;
      for await (const chunk of handle.createReadStream({ highWaterMark: FILE_CHUNK, autoClose: false })) {
        if (options.signal.aborted) throw cancelled();
        await out.write('D', chunk as Buffer);
        bytes += (chunk as Buffer).length;
      }
      await out.write('E', JSON.stringify({ bytes }));
    } finally {
      await handle.close();
    }
    count += 1;
    options.onProgress(`Files: ${count}`);
  }
  return count;
}

function meter({ onProgress }: BackupOptions, estimate: number): (rows: number) => void {
  let done = 0;
  let shown = Date.now();
  return (rows) => {
    done += rows;
    if (Date.now() - shown < 500) return;
    shown = Date.now();
    onProgress(estimate > done ? `Rows: ${done} of about ${Math.round(estimate)}` : `Rows: ${done}`);
  };
}

function cancelled(): Failure {
  return new Failure('cancelled', {
    text: say('Die Sicherung wurde abgebrochen. Es blieb keine Datei.', 'The backup was broken off. No file was kept.'),
  });
}

function explain(cause: unknown, file: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Failure(
      'disk-full',
      {
        text: say(
          `Für ${file} ist kein Platz mehr. Es blieb keine halbe Datei. Schaffen Sie Platz, oder wählen Sie eine andere Platte.`,
          `There is no room left for ${file}. No half-written file was kept. Make room, or choose another disk.`,
        ),
      },
      { cause },
    );
  }
  if (code === '42P01' || code === '3F000') {
    return new Failure(
      'not-migrated',
      {
        text: say(
          'Die Datenbank ist leer: Es gibt nichts zu sichern. Starten Sie Lotse zuerst einmal.',
          'The database is empty: there is nothing to back up. Start Lotse once first.',
        ),
      },
      { cause },
    );
  }
  return cause;
}
