import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { mergeByHand } from './merge-by-hand.ts';

export const name = 'merge';

export const help = say(
  `lotse merge A B [--take FELD,..] [--json]

Macht den Eintrag B zu einem Teil von A: zwei Firmen oder zwei Kontakte, genannt mit ihrer ID. Alles, was an B hängt, geht an A; die ID von B
gilt überall weiter. Von jedem Feld bleibt der am besten belegte Wert (die Angabe eines Menschen, dann das Vertrauen in die Quelle, dann der neuere).

  --take FELD,..  Felder, bei denen der Wert von B gelten soll (name, street, phone ...)

„lotse unmerge M“ nimmt es jederzeit zurück. --json gibt {"mergeId","id"} aus.
`,
  `lotse merge A B [--take FIELD,..] [--json]

Makes record B part of record A: two companies or two people, by their ids. Everything that hangs on B moves to A; the id of B keeps
working everywhere. Of each field the best founded value stands (a person's word, then trust in the source, then the newer one).

  --take FIELD,..  fields whose value of B shall stand (name, street, phone ...)

"lotse unmerge M" takes it back at any time. --json prints {"mergeId","id"}.
`,
);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { take: { type: 'string' } },
  });
  const [keptId, goneId, ...more] = positionals;
  if (keptId === undefined || goneId === undefined || more.length > 0)
    misuse('Nennen Sie zwei Einträge mit ihrer ID.', 'Name two records by their ids.');
  for (const id of [keptId, goneId])
    if (!UUID.test(id)) misuse(`„${id}“ ist keine ID eines Eintrags.`, `"${id}" is no id of a record.`);
  const takeFromGone = values.take?.split(',').map((one) => one.trim());
  const app = await io.openApp();
  const merged = await mergeByHand(app, commandActor, { keptId, goneId, ...(takeFromGone && { takeFromGone }) });
  io.answer(
    merged,
    say(
      `Zusammengeführt in ${merged.id}. Rückgängig: lotse unmerge ${merged.mergeId}`,
      `Merged into ${merged.id}. To undo: lotse unmerge ${merged.mergeId}`,
    ),
  );
  return 0;
}
