import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { unmergeByHand } from './merge-by-hand.ts';

export const name = 'unmerge';

export const help = say(
  `lotse unmerge M [--json]

Trennt zwei zusammengeführte Einträge wieder, egal wann das war. M ist die ID der Zusammenführung oder des Eintrags, der dabei aufging.
Beide bekommen zurück, was sie hatten; was seither dazukam, geht an den, von dem es handelt. Keine Maschine schlägt die beiden noch einmal vor.

--json gibt {"mergeId","keptId","goneId"} aus.
`,
  `lotse unmerge M [--json]

Parts two merged records again, whenever the merge was. M is the id of the merge, or of the record that was merged away.
Both get back what they had; what was said since goes to the one that it speaks of. No machine proposes the two again.

--json prints {"mergeId","keptId","goneId"}.
`,
);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    misuse('Nennen Sie eine Zusammenführung mit ihrer ID.', 'Name one merge by its id.');
  if (!UUID.test(id)) misuse(`„${id}“ ist keine ID einer Zusammenführung.`, `"${id}" is no id of a merge.`);
  const app = await io.openApp();
  const parted = await unmergeByHand(app, commandActor, id);
  io.answer(
    parted,
    say(
      `Getrennt: ${parted.keptId} und ${parted.goneId} sind wieder zwei.`,
      `Parted: ${parted.keptId} and ${parted.goneId} are two again.`,
    ),
  );
  return 0;
}
