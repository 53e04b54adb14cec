import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Io, misuse } from '../command.ts';
import { writeBackup } from './write-backup.ts';

export const name = 'backup';

export const help = `lotse backup FILE

Writes everything into one compressed, checksummed file: the database as it stands at this moment, the uploaded files,
and the key that objections and the audit log are sealed with. The app may go on running.

FILE holds all your customer data and that key: keep it as you keep the data itself. Only you can read it (mode 0600).
Where LOTSE_SECRET is set, that secret is not in the file: keep it elsewhere.
Not in it: jobs that wait or run, who is signed in, and one-time links.

--json: {file, bytes, sha256, tables, rows, files}. "lotse restore FILE" brings it back.
`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const [file] = positionals;
  if (!file || positionals.length > 1) misuse('Name one file to write the backup to.');
  const config = io.config();
  const database = await io.openDatabase();
  const result = await writeBackup({
    databaseUrl: database.url,
    home: config.home,
    givenSecret: config.secret,
    file: resolve(file),
    now: new Date(),
    signal: io.signal,
    onProgress: io.progress,
  });
  const megabytes = (result.bytes / 1024 / 1024).toFixed(1);
  io.answer(
    result,
    `${result.file}: ${result.rows} rows of ${result.tables} tables and ${result.files} files in ${megabytes} MB.`,
  );
  return 0;
}
