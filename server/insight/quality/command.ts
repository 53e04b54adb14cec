import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { readQuality, readWorklist } from './read-quality.ts';
import { refreshAllQuality, refreshChangedQuality, takeSnapshot } from './refresh-quality.ts';

export const name = 'quality';

export const help = `lotse quality [--all] [--limit N]

Data quality in five dimensions, 0 to 100, and the records whose repair is worth most.

  --all      measure every record anew (otherwise what changed)
  --limit N  entries of the work list, 1 to 100 (10)
  --json     {computedAt, kinds: [{kind, all, owners, sources}], worklist: [{kind, id, name, overall, repair, problems}]}
`;

const names = {
  correct: 'richtig',
  complete: 'vollständig',
  consistent: 'stimmig',
  current: 'aktuell',
  available: 'erreichbar',
} as const;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { limit: { type: 'string' }, all: { type: 'boolean' } } });
  const limit = values.limit === undefined ? 10 : Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) misuse('--limit takes a whole number from 1 to 100.');
  const app = await io.openApp();
  if (values.all) await refreshAllQuality(app, async (done, total) => io.progress(`${done} / ${total ?? '?'}`));
  else {
    await refreshChangedQuality(app);
    await takeSnapshot(app);
  }
  const { computedAt, kinds } = await readQuality(app, commandActor);
  const { rows } = await readWorklist(app, commandActor, { limit });
  const lines = kinds.flatMap(({ kind, all }) => [
    `${kind === 'company' ? 'Firmen' : 'Personen'}: ${all.records}, gesamt ${all.overall ?? '–'}`,
    ...Object.entries(names).map(([key, label]) => `  ${label.padEnd(12)} ${all[key as keyof typeof names] ?? '–'}`),
  ]);
  const work = rows.map(
    ({ name: record, overall, problems }) =>
      `  ${record} (${overall}): ${problems
        .slice(0, 3)
        .map(({ text }) => text)
        .join('; ')}`,
  );
  io.answer({ computedAt, kinds, worklist: rows }, [...lines, 'Zuerst reparieren:', ...work].join('\n'));
  return 0;
}
