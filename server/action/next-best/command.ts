import { parseArgs } from 'node:util';
import { refreshChangedRhythms } from '#server/insight/rhythms/index.ts';
import { refreshChangedScores } from '#server/insight/scores/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say, spokenLanguage } from '#server/platform/spoken-language.ts';
import { listToday } from './list-today.ts';

export const name = 'today';

export const help = say(
  `lotse today [--limit N] [--language de|en]

Wen jetzt ansprechen: wen, warum, auf welchem erlaubten Weg. Geordnet nach 100 x Wert x Dringlichkeit x Aussicht.

  --limit N        höchstens so viele Einträge, 1 bis 50 (12)
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           [{subject, kind, action, channels, reasons, score}]
`,
  `lotse today [--limit N] [--language de|en]

Whom to contact now: who, why, through which lawful channel. Ranked by 100 x value x urgency x chance.

  --limit N        entries at most, 1 to 50 (12)
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           [{subject, kind, action, channels, reasons, score}]
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { limit: { type: 'string' }, language: { type: 'string' } },
  });
  const limit = values.limit === undefined ? 12 : Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50)
    misuse('--limit ist eine ganze Zahl von 1 bis 50.', '--limit takes a whole number from 1 to 50.');
  const language = values.language ?? spokenLanguage();
  if (language !== 'de' && language !== 'en') misuse('--language ist de oder en.', '--language takes de or en.');
  const app = await io.openApp();
  // What was imported a second ago is looked at now, not when the next job runs.
  await refreshChangedScores(app);
  await refreshChangedRhythms(app);
  const today = await listToday(app, { ...commandActor, language }, { whose: 'all', limit });
  const lines = today.entries.flatMap(({ subject, score, action, reasons, channels }, index) => {
    const company = subject.kind === 'person' ? `, ${subject.company.name}` : '';
    const ways = channels
      .filter(({ decision }) => decision !== 'forbidden')
      .map(({ channel, address }) => `${channel} ${address}`);
    return [
      `${index + 1}. ${subject.name}${company} (${score})  ${action.text}`,
      ...reasons.map(({ text }) => `   ${text}`),
      ...ways.map((way) => `   -> ${way}`),
    ];
  });
  const nothing = language === 'de' ? 'Heute steht nichts an.' : 'Nothing is due today.';
  const resting = today.resting.map(({ text }) => text);
  io.answer(today.entries, [...(lines.length === 0 ? [nothing] : lines), ...resting].join('\n'));
  return 0;
}
