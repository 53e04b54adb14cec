import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { exportSubject } from './export-subject.ts';
import { writePage } from './write-page.ts';

export const name = 'subject export';

export const help = say(
  `lotse subject export KONTAKT [--format json|html] > DATEI

Alles, was über die Person hinter einer Mailadresse oder Nummer gespeichert ist (Art. 15 DSGVO): alle Einträge, Beobachtungen, Nachrichten,
Einwilligungen, Vorschläge und importierten Zeilen, ungekürzt. JSON für Programme, HTML für Menschen.
`,
  `lotse subject export CONTACT [--format json|html] > FILE

Everything stored about the person behind a mail address or number (Art. 15 GDPR): all records, observations, messages, consents, proposals and
imported rows, whole. JSON for programs, HTML for people.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'json' } },
  });
  const [contact] = positionals;
  if (contact === undefined)
    return misuse(
      'Über wen? Nennen Sie eine Mailadresse oder eine Nummer.',
      'About whom? Give a mail address or a number.',
    );
  if (values.format !== 'json' && values.format !== 'html')
    return misuse('--format: json oder html.', '--format: json or html.');
  const found = await exportSubject(await io.openApp(), commandActor, contact);
  io.stdout.write(
    values.format === 'html' ? writePage(found, commandActor.language) : `${JSON.stringify(found, null, 2)}\n`,
  );
  return 0;
}
