import { parseArgs } from 'node:util';
import { commandActor, type Role } from '#server/platform/actor.ts';
import { roles } from '#server/platform/auth/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { type Autonomy, modes, taskOf } from './autonomy.ts';
import { changePolicy } from './change-policy.ts';
import { previewPolicy } from './preview-policy.ts';
import { currentPolicies } from './store.ts';
import { modeIn } from './words.ts';

export const name = 'policy set';

export const help = say(
  `lotse policy set AUFGABE [person|approve|sampled|automatic] [--min PROZENT] [--share PROZENT] [--role ROLLE] [--reason TEXT] [--preview]

Legt fest, wie weit Lotse bei einer Aufgabe gehen darf; was nicht genannt ist, bleibt. Obergrenzen lassen sich nicht aufheben.
--min      unter dieser Sicherheit geht es immer zu einem Menschen (50 bis 100)
--share    Anteil des ungesehen Ausgeführten, der als Stichprobe zurückkommt (0 bis 100)
--role     nur für diese Rolle: ${roles.join(', ')}
--preview  ändert nichts und sagt, was es in den letzten 30 Tagen bedeutet hätte
`,
  `lotse policy set TASK [person|approve|sampled|automatic] [--min PERCENT] [--share PERCENT] [--role ROLE] [--reason TEXT] [--preview]

Sets how far the machine may go with a task; what is not said stays as it is. Ceilings cannot be lifted.
--min      below this confidence it always goes to a person (50 to 100)
--share    share of what is applied unseen that comes back as a spot check (0 to 100)
--role     for this role alone: ${roles.join(', ')}
--preview  changes nothing and says what it would have meant for the last 30 days
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      min: { type: 'string' },
      share: { type: 'string' },
      role: { type: 'string' },
      reason: { type: 'string', default: '' },
      preview: { type: 'boolean', default: false },
    },
  });
  const [kind, wanted] = positionals;
  if (kind === undefined) return misuse('Welche Aufgabe?', 'Which task?');
  const mode = modes.find((one) => one === wanted);
  if (wanted !== undefined && mode === undefined)
    return misuse(`„${wanted}“ ist keines von ${modes.join(', ')}.`, `"${wanted}" is none of ${modes.join(', ')}.`);
  const role = readRole(values.role);
  const app = await io.openApp();
  const task = taskOf(kind);
  const before = (await currentPolicies(app.db)).find((row) => row.kind === kind && row.role === role);
  const now: Autonomy = before && !before.ended ? before : task.standard;
  const change = {
    kind,
    role,
    mode: mode ?? now.mode,
    share: readPercent(values.share, 'share', 0) ?? now.share,
    minConfidence: readPercent(values.min, 'min', 50) ?? now.minConfidence,
  };
  if (values.preview) {
    const preview = await previewPolicy(app, { ...change, days: 30 });
    io.answer(
      preview,
      say(
        `In den letzten ${preview.days} Tagen wären ${preview.personThen} von ${preview.total} zu einem Menschen gegangen (so wie es jetzt eingestellt ist: ${preview.personNow}), und etwa ${preview.checksThen} wären als Stichproben zurückgekommen. ${preview.waiting} warten schon und bleiben bei den Menschen.`,
        `In the last ${preview.days} days ${preview.personThen} of ${preview.total} would have gone to a person (as it is set now: ${preview.personNow}), and about ${preview.checksThen} would have come back as spot checks. ${preview.waiting} wait already and stay with the people.`,
      ),
    );
    return 0;
  }
  const { version } = await changePolicy(app, commandActor, {
    ...change,
    version: before?.version ?? 0,
    reason: values.reason,
  });
  io.answer(
    { ...change, version },
    say(
      `${task.words.de}: ${modeIn(change.mode, 'de')}, nötige Sicherheit ${Math.round(change.minConfidence * 100)} %. Version ${version}.`,
      `${task.words.en}: ${modeIn(change.mode, 'en')}, needs a confidence of ${Math.round(change.minConfidence * 100)} %. Version ${version}.`,
    ),
  );
  return 0;
}

function readRole(text: string | undefined): Role | '*' {
  if (text === undefined || text === '*') return '*';
  return (
    roles.find((role) => role === text) ??
    misuse(`„${text}“ ist keines von ${roles.join(', ')}.`, `"${text}" is none of ${roles.join(', ')}.`)
  );
}

function readPercent(text: string | undefined, option: string, least: number): number | null {
  if (text === undefined) return null;
  const percent = Number(text.replace('%', '').replace(',', '.'));
  if (!Number.isFinite(percent) || percent < least || percent > 100)
    return misuse(`--${option}: ${least} bis 100, nicht „${text}“.`, `--${option}: ${least} to 100, not "${text}".`);
  return percent / 100;
}
