import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import type { Io } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { say } from '#server/platform/spoken-language.ts';
import { listPolicies } from './list-policies.ts';
import { modeIn } from './words.ts';

export const name = 'policy show';

export const help = say(
  `lotse policy show [AUFGABE]

Wie weit Lotse gehen darf, Aufgabe für Aufgabe: was jetzt gilt, die nötige Sicherheit, der Anteil der Stichproben und das Äußerste, was irgendeine
Einstellung erlauben kann. Mit einer AUFGABE nur diese. --json gibt jede Regel jeder Rolle aus.
`,
  `lotse policy show [TASK]

How far the machine may go, task by task: what holds now, the threshold of confidence, the share of spot checks, and the most that any
setting may give. With a TASK only that one. --json prints every rule of every role.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [kind] = positionals;
  const all = await listPolicies(await io.openApp(), commandActor.language);
  const rows = kind === undefined ? all : all.filter((task) => task.kind === kind);
  if (rows.length === 0)
    fail('unknown-kind', {
      kind,
      text: say(
        `Die Aufgabe „${kind}“ gibt es nicht. „lotse policy show“ zählt alle auf.`,
        `There is no task "${kind}". "lotse policy show" lists them all.`,
      ),
    });
  const { language } = commandActor;
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const lines = rows.flatMap(({ kind: id, name: task, ceiling, standard, settings }) => {
    const standing = settings.filter(({ ended }) => !ended);
    const everybody = standing.find(({ role }) => role === '*') ?? { ...standard, role: '*' as const };
    const rules = [everybody, ...standing.filter(({ role }) => role !== '*')];
    return [
      `${id}  ${task}  (${say('höchstens', 'at most')}: ${modeIn(ceiling, language)})`,
      ...rules.map(
        ({ role, mode, minConfidence, share }) =>
          `  ${role.padEnd(14)} ${modeIn(mode, language)}, ${say('nötige Sicherheit', 'needs a confidence of')} ${percent(minConfidence)}${mode === 'sampled' ? `, ${say('Stichproben', 'spot checks')} ${percent(share)}` : ''}`,
      ),
    ];
  });
  io.answer({ tasks: rows }, lines.join('\n'));
  return 0;
}
