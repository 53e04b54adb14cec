import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { readQuality, readWorklist } from './read-quality.ts';
import { refreshAllQuality, refreshChangedQuality, takeSnapshot } from './refresh-quality.ts';

export const name = 'quality';

export const help = say(
  `lotse quality [--all] [--limit N]

Datenqualität in fünf Dimensionen, 0 bis 100, und die Einträge, deren Reparatur am meisten bringt.

  --all      jeden Eintrag neu messen (sonst nur, was sich geändert hat)
  --limit N  Einträge der Arbeitsliste, 1 bis 100 (10)
  --json     {computedAt, kinds: [{kind, all, owners, sources}], worklist: [{kind, id, name, overall, repair, problems}]}
`,
  `lotse quality [--all] [--limit N]

Data quality in five dimensions, 0 to 100, and the records whose repair is worth most.

  --all      measure every record anew (otherwise what changed)
  --limit N  entries of the work list, 1 to 100 (10)
  --json     {computedAt, kinds: [{kind, all, owners, sources}], worklist: [{kind, id, name, overall, repair, problems}]}
`,
);

const dimensions = ['correct', 'complete', 'consistent', 'current', 'available'] as const;
const names = {
  de: ['richtig', 'vollständig', 'stimmig', 'aktuell', 'erreichbar'],
  en: ['correct', 'complete', 'consistent', 'current', 'reachable'],
} as const;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { limit: { type: 'string' }, all: { type: 'boolean' } } });
  const limit = values.limit === undefined ? 10 : Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    misuse('--limit ist eine ganze Zahl von 1 bis 100.', '--limit takes a whole number from 1 to 100.');
  const { language } = commandActor;
  const app = await io.openApp();
  if (values.all) await refreshAllQuality(app, async (done, total) => io.progress(`${done} / ${total ?? '?'}`));
  else {
    await refreshChangedQuality(app);
    await takeSnapshot(app);
  }
  const { computedAt, kinds } = await readQuality(app, commandActor);
  const { rows } = await readWorklist(app, commandActor, { limit });
  const figure = (value: number | null) => value?.toLocaleString(language) ?? '–';
  const lines = kinds.flatMap(({ kind, all }) => [
    `${kind === 'company' ? say('Firmen', 'Companies') : say('Personen', 'People')}: ${all.records.toLocaleString(language)}, ${say('gesamt', 'overall')} ${figure(all.overall)}`,
    ...dimensions.map((dimension, place) => `  ${names[language][place]?.padEnd(12)} ${figure(all[dimension])}`),
  ]);
  const work = rows.map(
    ({ name: record, overall, problems }) =>
      `  ${record} (${figure(overall)}): ${problems
        .slice(0, 3)
        .map(({ text }) => text)
        .join('; ')}`,
  );
  io.answer(
    { computedAt, kinds, worklist: rows },
    [...lines, say('Zuerst reparieren:', 'Mend first:'), ...work].join('\n'),
  );
  return 0;
}
