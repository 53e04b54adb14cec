import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { unmergeByHand } from './merge-by-hand.ts';

export const name = 'unmerge';

export const help = `lotse unmerge M [--json]

Parts two merged records again, whenever the merge was. M is the id of the merge, or of the record that was merged away.
Both get back what they had; what was said since goes to the one that it speaks of. No machine proposes the two again.

--json prints {"mergeId","keptId","goneId"}.
`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) misuse('Name one merge by its id.');
  if (!UUID.test(id)) misuse(`"${id}" is no id of a merge.`);
  const app = await io.openApp();
  const parted = await unmergeByHand(app, commandActor, id);
  io.answer(parted, `Getrennt: ${parted.keptId} und ${parted.goneId} sind wieder zwei.`);
  return 0;
}
