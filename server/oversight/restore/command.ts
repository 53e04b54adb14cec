import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '#server/platform/clock.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { ownHomeDatabase } from '#server/platform/db/index.ts';
import { restoreBackup } from './restore-backup.ts';

export const name = 'restore';

export const help = `lotse restore FILE [--replace]

Brings back what "lotse backup FILE" wrote: database, uploaded files, key. The file is checked to its last byte before
anything is touched, and loaded beside what is there; only when all of it stands, it takes the place. End Lotse first.

--replace  also where the database holds data already: it is replaced. Objections, withdrawn consents and erasures
           recorded since the backup, and the audit log, are kept.

Everybody signs in again. Passwords are as they were then. Who was deactivated or removed since the backup
stays out, and roles are those of today: look through the list of users afterwards.

--json: {createdAt, rows, files, kept: {objections, consents, access, auditEntries, auditDiverged} or null}
`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { replace: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) misuse('Name the one file to restore.');
  const { home, databaseUrl, secret } = io.config();
  const database = await ownHomeDatabase({ home, databaseUrl, command: name, onEvent: io.progress });
  try {
    const result = await restoreBackup({
      databaseUrl: database.url,
      home,
      givenSecret: secret,
      file: resolve(file),
      replace: values.replace ?? false,
      clock: systemClock,
      onProgress: io.progress,
    });
    const { kept } = result;
    const words = [`Restored the backup of ${result.createdAt}: ${result.rows} rows, ${result.files} files.`];
    if (kept)
      words.push(
        `Kept from what was replaced: ${kept.objections} objections, ${kept.consents} consents, ${kept.access} changes of access, ${kept.auditEntries} audit entries.`,
      );
    io.answer(result, words.join('\n'));
    return 0;
  } finally {
    await database.close();
  }
}
