import { parseArgs } from 'node:util';
import { type Curve, estimateSaturation } from '#engines/saturation/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { spokenLanguage } from '#server/platform/spoken-language.ts';
import { readTouches } from './read-touches.ts';
import { type Language, numberIn, peakIn, percentIn } from './words.ts';

export const name = 'saturation';

export const help = `lotse saturation --touches touches.csv [options]

How much contact an account or a person bears: answers by the number of contacts in a window, by pause and channel, with 80 % intervals, the number
that brings most, and what one contact more is worth at each count. Says so where the data do not tell. Needs no database.

  --touches FILE   CSV or CSV.gz, one contact a line
  --at COL         when (date, date and time, or days) · --account COL  account · --response COL  1/0, yes/no, or a value
  --person COL     person · --segment COL  segment · --channel COL  channel; columns with usual names are found by themselves
  --unit UNIT      account (standard): all people and channels of an account together; person: each person alone
  --window DAYS    contacts are counted over so many days (30)
  --seed N         same file and seed: same answer (1)
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           {touches, mean, overall: {points, peak}, segments, channels, spacing, skipped}

Exit status: 0 read (also where the answer is "not enough data yet"), 1 the file cannot be read, 2 called wrongly.
`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      touches: text,
      at: text,
      account: text,
      person: text,
      segment: text,
      channel: text,
      response: text,
      unit: text,
      window: text,
      seed: text,
      language: text,
    },
  });
  if (!values.touches) misuse('Give --touches FILE.');
  const language = values.language ?? spokenLanguage();
  if (language !== 'de' && language !== 'en') return misuse('--language takes de or en.');
  const unit = values.unit ?? 'account';
  if (unit !== 'account' && unit !== 'person') return misuse('--unit takes account or person.');
  const windowDays = Number(values.window ?? 30);
  if (!(windowDays >= 1 && windowDays <= 3650)) misuse('--window takes days from 1 to 3650.');
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed) || seed < 0) misuse('--seed takes a whole number.');
  const { touches, skipped, rows } = await readTouches(values.touches, values, io, language);
  io.progress(`${touches.length.toLocaleString('en-US')} touches`);
  const {
    model: _,
    accountEffects,
    personEffects: __,
    ...found
  } = estimateSaturation(touches, { unit, windowDays, seed });
  const lines = [
    peakIn(found.overall.peak, { unit, windowDays }, language),
    ...table(found.overall, found.family, language),
    ...[...found.segments, ...found.channels].map(
      ({ name: part, peak }) => `${part}: ${peakIn(peak, { unit, windowDays }, language)}`,
    ),
    ...spacingLine(found.spacing?.recommendedDays, language),
    ...skippedLines(skipped, rows, language),
  ];
  io.answer({ ...found, accountsWithEffects: accountEffects.size, skipped }, lines.join('\n'));
  return 0;
}

function table({ points, seen }: Curve, family: 'answer' | 'amount', language: Language): string[] {
  if (points.length === 0) return [];
  const shown = (value: number): string =>
    family === 'answer' ? percentIn(value, language) : numberIn(Math.round(value * 100) / 100, language);
  const band = ({ low, middle, high }: { low: number; middle: number; high: number }): string =>
    `${shown(middle)} (${shown(low)} … ${shown(high)})`;
  const head =
    language === 'de'
      ? 'Kontakte | gesehen | Antworten je Kontakt | ein Kontakt mehr bringt'
      : 'contacts | seen | answers per contact | one contact more brings';
  return [
    head,
    ...points.map(
      ({ count, response, effect }, at) => `${count} | ${seen[at]?.touches ?? 0} | ${band(response)} | ${band(effect)}`,
    ),
  ];
}

function spacingLine(days: number | null | undefined, language: Language): string[] {
  if (days === undefined) return [];
  if (days === null) return [language === 'de' ? 'Abstand: noch nicht genug Daten.' : 'Spacing: not enough data yet.'];
  return [language === 'de' ? `Abstand: mindestens ${days} Tage.` : `Spacing: at least ${days} days.`];
}

export function skippedLines(
  { count, examples }: { readonly count: number; readonly examples: readonly { row: number; text: string }[] },
  rows: number,
  language: Language,
): string[] {
  if (count === 0) return [];
  const first = examples.map(({ row, text }) =>
    language === 'de' ? `  Zeile ${row}: ${text}` : `  line ${row}: ${text}`,
  );
  const head =
    language === 'de'
      ? `${numberIn(count, language)} von ${numberIn(rows, language)} Zeilen wurden ausgelassen:`
      : `${numberIn(count, language)} of ${numberIn(rows, language)} rows were left out:`;
  return [head, ...first];
}
