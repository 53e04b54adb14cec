import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { listSchema } from '#contract/desk/lists.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { exportList } from './export-list.ts';

export const name = 'export';

export const help = say(
  `lotse export ART [--format csv|xlsx|json] [-o DATEI] [--columns A,B,...] [--json]

Schreibt eine ganze Liste mit allen Spalten oder den genannten. Ohne -o auf die Standardausgabe. Das Format folgt der Endung von DATEI, sonst csv.
Texte, die eine Tabellenkalkulation für eine Formel hielte, bekommen einen Apostroph davor; „lotse import“ nimmt ihn wieder weg.

ART    ${listSchema.options.join(', ')}
--json ohne -o schreibt die Liste als JSON; mit -o gibt es {"file","format"} aus.
`,
  `lotse export KIND [--format csv|xlsx|json] [-o FILE] [--columns A,B,...] [--json]

Writes a whole list with all its columns, or those named. Without -o it goes to standard output. The format follows the ending of FILE, else csv.
Texts that a spreadsheet would take for a formula get an apostrophe in front; "lotse import" takes it away again.

KIND   ${listSchema.options.join(', ')}
--json without -o writes the list as JSON; with -o it prints {"file","format"}
`,
);

const formats = ['csv', 'xlsx', 'json'] as const;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      output: { type: 'string', short: 'o' },
      columns: { type: 'string' },
    },
  });
  const list = listSchema.safeParse(positionals[0]);
  if (!list.success || positionals.length !== 1)
    misuse(
      `Nennen Sie eine Liste: ${listSchema.options.join(', ')}.`,
      `Name one list: ${listSchema.options.join(', ')}.`,
    );
  const ending = values.output?.split('.').at(-1)?.toLowerCase();
  const wanted =
    values.format ?? (io.json && !values.output ? 'json' : (formats.find((one) => one === ending) ?? 'csv'));
  const format =
    formats.find((one) => one === wanted) ??
    misuse('--format ist csv, xlsx oder json.', '--format is csv, xlsx or json.');
  const columns = values.columns?.split(',').map((column) => column.trim()) ?? 'all';
  const app = await io.openApp();
  const bytes = await exportList(app, commandActor, { list: list.data, filters: [], columns, format });
  if (values.output === undefined) {
    await pipeline(Readable.from(bytes), io.stdout, { end: false, signal: io.signal });
    return 0;
  }
  // Written beside and renamed: a file of that name is whole or not there.
  const draft = `${values.output}.part`;
  try {
    await pipeline(Readable.from(bytes), createWriteStream(draft), { signal: io.signal });
    await rename(draft, values.output);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  io.answer({ file: values.output, format }, say(`${values.output} ist geschrieben.`, `${values.output} written.`));
  return 0;
}
