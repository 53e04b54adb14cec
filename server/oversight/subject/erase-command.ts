import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { eraseSubject } from './erase-subject.ts';

export const name = 'subject erase';

export const help = say(
  `lotse subject erase KONTAKT [--yes]

Nimmt die Person hinter einer Mailadresse oder Nummer aus allen Stellen heraus (Art. 17 DSGVO) und gibt über jede einen Bericht. Ohne --yes ist es
eine Probe: Der Bericht zeigt, was ginge, und nichts wird geändert. Widersprüche gelten unter einem geschlüsselten Hashwert weiter. Das lässt sich
nicht zurücknehmen.
`,
  `lotse subject erase CONTACT [--yes]

Takes the person behind a mail address or number out of every place (Art. 17 GDPR) and prints a report of each. Without --yes it is a rehearsal:
the report shows what would go, and nothing is changed. Objections stay in force under a keyed hash. This cannot be undone.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false } },
  });
  const [contact] = positionals;
  if (contact === undefined)
    return misuse('Wen? Nennen Sie eine Mailadresse oder eine Nummer.', 'Whom? Give a mail address or a number.');
  const report = await eraseSubject(await io.openApp(), commandActor, { contact, rehearse: !values.yes });
  const lines = report.places.map(
    ({ title, erased, kept, why }) =>
      `  ${title}: ${say(`${erased} gelöscht`, `${erased} erased`)}${kept > 0 ? say(`, ${kept} behalten`, `, ${kept} kept`) : ''}${why ? ` (${why})` : ''}`,
  );
  io.answer(
    report,
    [
      values.yes
        ? say('Gelöscht.', 'Erased.')
        : say('Probe, nichts wurde geändert:', 'Rehearsal, nothing was changed:'),
      ...lines,
    ].join('\n'),
  );
  return 0;
}
