import { parseArgs } from 'node:util';
import { type Curve, estimateSaturation } from '#engines/saturation/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { readTouches } from './read-touches.ts';
import { skippedLines, touchFile, touchOptions } from './touch-arguments.ts';
import { type Language, numberIn, peakIn, percentIn } from './words.ts';

export const name = 'saturation';

export const help = say(
  `lotse saturation --touches kontakte.csv [weitere]

Wie viel Kontakt eine Firma oder eine Person verträgt: Antworten nach der Zahl der Kontakte in einem Zeitraum, nach Pause und Kanal, mit Spannen von
80 %, die Zahl, die am meisten bringt, und was an jeder Stelle ein Kontakt mehr wert ist. Sagt es, wo die Daten nicht reichen. Braucht keine
Datenbank.

  --touches DATEI  CSV oder CSV.gz, ein Kontakt je Zeile
  --at SPALTE      wann (Datum, Datum und Uhrzeit, oder Tage) · --account SPALTE  Firma · --response SPALTE  1/0, ja/nein oder ein Wert
  --person SPALTE  Person · --segment SPALTE  Segment · --channel SPALTE  Kanal; Spalten mit üblichen Namen werden von selbst gefunden
  --unit EINHEIT   account (sonst dies): alle Personen und Kanäle einer Firma zusammen; person: jede Person für sich
  --window TAGE    gezählt werden Kontakte über so viele Tage (30)
  --seed N         gleiche Datei und Zahl: gleiches Ergebnis (1)
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           {touches, mean, overall: {points, peak}, segments, channels, spacing, skipped}

Ende mit 0: gelesen (auch wo die Antwort „noch nicht genug Daten“ ist), 1: die Datei ist nicht lesbar, 2: falsch aufgerufen.
`,
  `lotse saturation --touches touches.csv [options]

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
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...touchOptions, unit: { type: 'string' }, window: { type: 'string' }, seed: { type: 'string' } },
  });
  const { path, language } = touchFile(values);
  const unit = values.unit ?? 'account';
  if (unit !== 'account' && unit !== 'person') return misuse('--unit: account, person.');
  const windowDays = Number(values.window ?? 30);
  if (!(windowDays >= 1 && windowDays <= 3650))
    misuse('--window: Tage von 1 bis 3650.', '--window takes days from 1 to 3650.');
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed) || seed < 0) misuse('--seed: eine ganze Zahl.', '--seed takes a whole number.');
  const { touches, skipped, rows } = await readTouches(path, values, io, language);
  io.progress(say(`${touches.length} Kontakte`, `${touches.length} touches`));
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
