import { parseArgs } from 'node:util';
import {
  type BestWays,
  bestWays,
  DAYPARTS,
  daypartOf,
  learnWays,
  type WayCount,
  WEEKDAYS,
  weekdayOf,
} from '#engines/best-way/index.ts';
import type { Touch } from '#engines/saturation/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { readTouches } from './read-touches.ts';
import { skippedLines, touchFile, touchOptions } from './touch-arguments.ts';
import { percentIn } from './words.ts';

export const name = 'reach';

export const help = say(
  `lotse reach --touches kontakte.csv [weitere]

Wie jede Person am besten zu erreichen ist: Kanal, Tageszeit und Wochentag aus ihren eigenen Antworten, zu ihrem Segment hin gezogen, wo es wenige
sind. Sagt „noch nicht genug Daten“, wo kein Weg mit 80 % Sicherheit der beste ist. Braucht keine Datenbank.

  --touches DATEI  CSV oder CSV.gz, ein Kontakt je Zeile; Spalten wie bei „lotse saturation“, --person nötig, eine Uhrzeit für die beste Zeit
  --at, --account, --person, --segment, --channel, --response SPALTE   Spalten, deren Namen nicht genügen
  --limit N        höchstens so viele Personen, die mit den meisten Kontakten zuerst (50)
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           {segments, people: [{account, person, channel, time, weekday}], skipped}
`,
  `lotse reach --touches touches.csv [options]

How each person is reached best: channel, time of day and weekday from their own answers, drawn to their segment where these are few. Says "not enough
data" where no way is 80 % sure to be the best. Needs no database.

  --touches FILE   CSV or CSV.gz, one contact a line; columns as for \`lotse saturation\`, --person needed, a time of day for the best time
  --at, --account, --person, --segment, --channel, --response COL   columns, where their names do not tell
  --limit N        people at most, those with most contacts first (50)
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           {segments, people: [{account, person, channel, time, weekday}], skipped}
`,
);

const UNIT = '\u0000';

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { ...touchOptions, limit: { type: 'string' } } });
  const { path, language } = touchFile(values);
  const limit = Number(values.limit ?? 50);
  if (!Number.isInteger(limit) || limit < 1)
    misuse('--limit: eine ganze Zahl ab 1.', '--limit takes a whole number from 1.');
  const { touches, hours, skipped, rows } = await readTouches(path, values, io, language);
  const channels = [...new Set(touches.map(({ channel }) => channel))].toSorted();
  const kinds = {
    channel: countWays(touches, channels, (touch) => touch.channel),
    time: countWays(touches, DAYPARTS, (_, at) =>
      hours[at] === null || hours[at] === undefined ? null : daypartOf(hours[at]),
    ),
    weekday: countWays(touches, WEEKDAYS, ({ at }) =>
      at < 4000 ? null : weekdayOf(new Date(Math.floor(at) * 86_400_000).getUTCDay()),
    ),
  };
  const tries = new Map<string, { segment: string; tries: number }>();
  for (const { account, person, segment } of touches)
    if (person !== null) {
      const key = `${account}${UNIT}${person}`;
      tries.set(key, { segment, tries: (tries.get(key)?.tries ?? 0) + 1 });
    }
  const people = [...tries]
    .toSorted((a, b) => b[1].tries - a[1].tries)
    .slice(0, limit)
    .map(([key, { segment }]) => {
      const [account = '', person = ''] = key.split(UNIT);
      const best = (kind: keyof typeof kinds): BestWays =>
        bestWays(kinds[kind].model, segment, kinds[kind].own.get(key) ?? []);
      return { account, person, segment, channel: best('channel'), time: best('time'), weekday: best('weekday') };
    });
  const unknown = language === 'de' ? 'noch nicht genug Daten' : 'not enough data yet';
  const shown = ({ best, ways }: BestWays): string =>
    best === null ? unknown : `${best} (${percentIn(ways[0]!.chance, language)})`;
  const lines = people.map(
    ({ account, person, channel, time, weekday }) =>
      `${account}, ${person}: ${shown(channel)} | ${shown(time)} | ${shown(weekday)}`,
  );
  io.answer({ people, skipped }, [...lines, ...skippedLines(skipped, rows, language)].join('\n') || unknown);
  return 0;
}

/** Answers counted by way, learnt, and the own counts of every person. */
function countWays(
  touches: readonly Touch[],
  ways: readonly string[],
  wayOf: (touch: Touch, at: number) => string | null,
) {
  const cells = new Map<string, WayCount & { key: string }>();
  for (const [at, touch] of touches.entries()) {
    const way = wayOf(touch, at);
    if (way === null) continue;
    const key = `${touch.account}${UNIT}${touch.person ?? ''}`;
    const cell = cells.get(`${key}${UNIT}${way}`);
    const answers = (cell?.answers ?? 0) + (touch.response > 0 ? 1 : 0);
    const person = touch.person === null ? null : key;
    cells.set(`${key}${UNIT}${way}`, {
      key,
      segment: touch.segment,
      person,
      way,
      tries: (cell?.tries ?? 0) + 1,
      answers,
    });
  }
  const counts = [...cells.values()];
  return { model: learnWays(counts, ways), own: Map.groupBy(counts, ({ key }) => key) };
}
