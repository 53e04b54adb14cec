import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Io, misuse } from '../command.ts';
import { say } from '../spoken-language.ts';
import { writeBackup } from './write-backup.ts';

export const name = 'backup';

export const help = say(
  `lotse backup DATEI

Schreibt alles in eine gepackte Datei mit Prüfsumme: die Datenbank, wie sie in diesem Augenblick ist, die hochgeladenen Dateien und den
Schlüssel, mit dem Widersprüche und das Protokoll versiegelt sind. Lotse darf dabei laufen.

DATEI enthält alle Ihre Kundendaten und diesen Schlüssel: Bewahren Sie sie so auf wie die Daten selbst. Nur Sie können sie lesen (Modus 0600).
Wo LOTSE_SECRET gesetzt ist, steht dieses Geheimnis nicht in der Datei: Bewahren Sie es anderswo auf.
Nicht enthalten: wartende und laufende Aufgaben, wer angemeldet ist, und einmalige Links.

--json: {file, bytes, sha256, tables, rows, files}. „lotse restore DATEI“ spielt sie zurück.
`,
  `lotse backup FILE

Writes everything into one compressed, checksummed file: the database as it stands at this moment, the uploaded files,
and the key that objections and the audit log are sealed with. The app may go on running.

FILE holds all your customer data and that key: keep it as you keep the data itself. Only you can read it (mode 0600).
Where LOTSE_SECRET is set, that secret is not in the file: keep it elsewhere.
Not in it: jobs that wait or run, who is signed in, and one-time links.

--json: {file, bytes, sha256, tables, rows, files}. "lotse restore FILE" brings it back.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const [file] = positionals;
  if (!file || positionals.length > 1)
    misuse('Nennen Sie eine Datei, in die gesichert werden soll.', 'Name one file to write the backup to.');
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
    say(
      `${result.file}: ${result.rows} Zeilen aus ${result.tables} Tabellen und ${result.files} Dateien in ${megabytes.replace('.', ',')} MB.`,
      `${result.file}: ${result.rows} rows of ${result.tables} tables and ${result.files} files in ${megabytes} MB.`,
    ),
  );
  return 0;
}
