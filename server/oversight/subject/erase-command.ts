import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { eraseSubject } from './erase-subject.ts';

export const name = 'subject erase';

export const help = `lotse subject erase CONTACT [--yes]

Takes the person behind a mail address or number out of every place (Art. 17 GDPR) and prints a report of each. Without --yes it is a rehearsal:
the report shows what would go, and nothing is changed. Objections stay in force under a keyed hash. This cannot be undone.
`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false } },
  });
  const [contact] = positionals;
  if (contact === undefined) return misuse('Whom? Give a mail address or a number.');
  const report = await eraseSubject(await io.openApp(), commandActor, { contact, rehearse: !values.yes });
  const lines = report.places.map(
    ({ title, erased, kept, why }) =>
      `  ${title}: ${erased} erased${kept > 0 ? `, ${kept} kept` : ''}${why ? ` (${why})` : ''}`,
  );
  io.answer(report, [values.yes ? 'Erased.' : 'Rehearsal, nothing was changed:', ...lines].join('\n'));
  return 0;
}
