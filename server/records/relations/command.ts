import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { addRelation, removeRelation, showRelations } from './relate.ts';

export const name = 'relate';

export const help = say(
  `lotse relate A [ART B] [--since TAG] [--json]
lotse relate --end VERBINDUNG [--json]

Zeigt, womit die Firma oder der Kontakt A verbunden ist, und die ganze Gruppe; oder verbindet Firma A mit B.

  ART          subsidiary_of (Tochter von)  branch_of (Niederlassung von)  successor_of (Nachfolgerin von; B ist eine Firma)
               employs (beschäftigt; B ist ein Kontakt)
  --since TAG  JJJJ-MM-TT
  --end ID     nimmt eine Verbindung zurück

--json gibt {"rows","group","total"} aus, oder {"id"} der neuen Verbindung.
`,
  `lotse relate A [KIND B] [--since DAY] [--json]
lotse relate --end RELATION [--json]

Shows what company or person A is related to, and its group; or relates company A to B.

  KIND         subsidiary_of  branch_of  successor_of (B a company)  employs (B a person)
  --since DAY  YYYY-MM-DD
  --end ID     takes a relation back

--json prints {"rows","group","total"}, or {"id"} of the new relation.
`,
);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const kinds = ['subsidiary_of', 'branch_of', 'successor_of', 'employs'] as const;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { since: { type: 'string' }, end: { type: 'string' } },
  });
  const { since, end } = values;
  const [fromId, kindText, toId, ...more] = positionals;
  for (const id of [fromId, toId, end])
    if (id !== undefined && !UUID.test(id))
      misuse(`„${id}“ ist keine ID eines Eintrags.`, `"${id}" is no id of a record.`);
  if (more.length > 0 || (end === undefined) === (fromId === undefined))
    misuse('Nennen Sie einen Eintrag, oder eine Verbindung, die enden soll.', 'Name a record, or a relation to end.');
  if (since !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(since))
    misuse(`„${since}“ ist kein Tag wie 2026-11-21.`, `"${since}" is no day like 2026-11-21.`);
  if (end !== undefined) {
    const app = await io.openApp();
    await removeRelation(app, commandActor, end);
    io.answer({ id: end }, say('Die Verbindung ist beendet.', 'The relation has ended.'));
    return 0;
  }
  if (kindText !== undefined) {
    const kind =
      kinds.find((one) => one === kindText) ??
      misuse(`„${kindText}“ ist keine Art von Verbindung.`, `"${kindText}" is no kind of relation.`);
    if (toId === undefined) misuse('Nennen Sie auch den anderen Eintrag.', 'Name the other record too.');
    const app = await io.openApp();
    const { id } = await addRelation(app, commandActor, { kind, fromId: fromId ?? '', toId, since: since ?? null });
    io.answer({ id }, say(`Angelegt: ${id}`, `Added: ${id}`));
    return 0;
  }
  const app = await io.openApp();
  const { rows, group, total } = await showRelations(app, commandActor, fromId ?? '');
  const lines = rows.map((row) => `  ${row.side === 'from' ? row.kind : `(${row.kind})`} ${row.other.name}  ${row.id}`);
  io.answer(
    { rows, group, total },
    [
      say(
        `${rows.length} Verbindungen, ${group.length} in der Gruppe.`,
        `${rows.length} relations, ${group.length} in the group.`,
      ),
      ...lines,
    ].join('\n'),
  );
  return 0;
}
