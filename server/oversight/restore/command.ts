import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '#server/platform/clock.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { ownHomeDatabase } from '#server/platform/db/index.ts';
import { say } from '#server/platform/spoken-language.ts';
import { restoreBackup } from './restore-backup.ts';

export const name = 'restore';

export const help = say(
  `lotse restore DATEI [--replace]

Spielt zurück, was „lotse backup DATEI“ geschrieben hat: Datenbank, hochgeladene Dateien, Schlüssel. Die Datei wird bis zum letzten Byte geprüft,
bevor etwas angefasst wird, und neben dem Bestehenden geladen; erst wenn alles steht, tritt sie an dessen Stelle. Beenden Sie Lotse vorher.

--replace  auch wo die Datenbank schon Daten enthält: Sie wird ersetzt. Widersprüche, widerrufene Einwilligungen und Löschungen, die seit der
           Sicherung festgehalten wurden, und das Protokoll bleiben.

Alle melden sich neu an. Passwörter sind die von damals. Wer seit der Sicherung stillgelegt oder entfernt wurde, bleibt draußen, und Rollen sind die
von heute: Sehen Sie danach die Liste der Personen durch.

--json: {createdAt, rows, files, kept: {objections, consents, access, auditEntries, auditDiverged} oder null}
`,
  `lotse restore FILE [--replace]

Brings back what "lotse backup FILE" wrote: database, uploaded files, key. The file is checked to its last byte before
anything is touched, and loaded beside what is there; only when all of it stands, it takes the place. End Lotse first.

--replace  also where the database holds data already: it is replaced. Objections, withdrawn consents and erasures
           recorded since the backup, and the audit log, are kept.

Everybody signs in again. Passwords are as they were then. Who was deactivated or removed since the backup
stays out, and roles are those of today: look through the list of users afterwards.

--json: {createdAt, rows, files, kept: {objections, consents, access, auditEntries, auditDiverged} or null}
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { replace: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1)
    misuse('Nennen Sie die eine Datei, die zurückgespielt werden soll.', 'Name the one file to restore.');
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
    const words = [
      say(
        `Die Sicherung vom ${result.createdAt} ist zurückgespielt: ${result.rows} Zeilen, ${result.files} Dateien.`,
        `Restored the backup of ${result.createdAt}: ${result.rows} rows, ${result.files} files.`,
      ),
    ];
    if (kept)
      words.push(
        say(
          `Vom Ersetzten bleiben: ${kept.objections} Widersprüche, ${kept.consents} Einwilligungen, ${kept.access} Änderungen der Zugänge, ${kept.auditEntries} Einträge im Protokoll.`,
          `Kept from what was replaced: ${kept.objections} objections, ${kept.consents} consents, ${kept.access} changes of access, ${kept.auditEntries} audit entries.`,
        ),
      );
    io.answer(result, words.join('\n'));
    return 0;
  } finally {
    await database.close();
  }
}
