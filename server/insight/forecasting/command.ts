import { parseArgs } from 'node:util';
import {
  createSeriesReader,
  explainForecast,
  findSeriesColumns,
  forecastSeries,
  type SeriesForecast,
  type Spacing,
} from '#engines/forecast/index.ts';
import { ScoringRefusal } from '#engines/scoring/index.ts';
import { openTextTable } from '#server/intake/sheets/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { openCsv } from '../order-files/index.ts';
import { inWords, languageOf, needed } from '../scoring/index.ts';

export const name = 'forecast';

export const help = say(
  `lotse forecast --data reihen.csv --horizon N [weitere]

Sagt Zeitreihen voraus, mit Bändern, die 50 und 80 % der Ausgänge enthalten sollen. Exponentielle Glättung, Theta, Durchschnitt, ihr Mittel, der
letzte Wert und der Wert vor einer Saison werden an vielen vergangenen Tagen der Reihe selbst beurteilt (Quantilverlust); ein einfaches Verfahren
gilt, solange kein anderes deutlich besser war, und die Verluste aller stehen daneben. Kurze Reihen sagen, dass die Daten nicht reichen.
Braucht keine Datenbank.

  --data DATEI     CSV oder CSV.gz mit Datum (Tag, 2026-W05, 2026-05, 2026-Q2, 2026), Wert und, wo mehrere Reihen darin stehen, Gruppe
  --horizon N      so viele Zeiträume voraus, 1 bis 366
  --out DATEI      CSV: group, date, forecast, low50, high50, low80, high80, model
  --every ZEIT     die Werte vorher je day, week, month, quarter oder year zusammenzählen (für Listen einzelner Buchungen)
  --date SPALTE    und --value, --group: eine Spalte nennen, die nicht verstanden wird
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           {series: [{group, points, spacing, season, model, losses, gain, why, forecast}], unreadable} auf der Standardausgabe

Ende mit 0: getan (Reihen ohne genug Daten werden genannt), 1: nichts ließ sich vorhersagen, 2: falsch aufgerufen.
`,
  `lotse forecast --data series.csv --horizon N [options]

Forecasts time series with bands that should hold 50 and 80 % of outcomes. Exponential smoothing, theta, average, their mean, the last value and
the value one season ago are judged from many past days of the series itself (pinball loss); a simple one is used unless another was clearly
better, and the losses of all stand side by side. Short series say that there is not enough data. Needs no database.

  --data FILE      CSV or CSV.gz with a date (day, 2026-W05, 2026-05, 2026-Q2, 2026), a value, and a group where it holds several series
  --horizon N      periods ahead, 1 to 366
  --out FILE       CSV: group, date, forecast, low50, high50, low80, high80, model
  --every PERIOD   sum the values by day, week, month, quarter or year first (for lists of single bookings)
  --date COL       and --value, --group: name a column that is not understood
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           {series: [{group, points, spacing, season, model, losses, gain, why, forecast}], unreadable} on stdout

Exit status: 0 done (series without enough data are named), 1 nothing could be forecast, 2 called wrongly.
`,
);

const EVERY: readonly Spacing[] = ['day', 'week', 'month', 'quarter', 'year'];
const SAMPLE = 3000;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: text,
      horizon: text,
      out: text,
      every: text,
      date: text,
      value: text,
      group: text,
      language: text,
    },
  });
  const path = needed(values.data, 'data');
  const horizon = Number(needed(values.horizon, 'horizon'));
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > 366)
    misuse('--horizon: eine ganze Zahl von 1 bis 366.', '--horizon takes a whole number from 1 to 366.');
  const every = EVERY.find((spacing) => spacing === values.every);
  if (values.every !== undefined && every === undefined) misuse(`--every: ${EVERY.join(', ')}.`);
  const language = languageOf(values.language);
  return inWords(language, async () => {
    const { series, unreadable } = await readSeries(path, values, io);
    const results: { readonly group: string; readonly result: SeriesForecast }[] = [];
    for (const [group, points] of series) {
      results.push({ group, result: forecastSeries(points, horizon, every) });
      if (results.length % 20 === 0)
        io.progress(say(`${results.length} von ${series.size} Reihen`, `${results.length} of ${series.size} series`));
      if (io.signal.aborted) break;
    }
    const only = results.length === 1 ? results[0] : undefined;
    if (only && only.result.trouble !== null)
      throw new ScoringRefusal(only.result.trouble === 'too-short' ? 'not-enough-data' : only.result.trouble, {
        de: `${explainForecast(only.result).de}.`,
        en: `${explainForecast(only.result).en}.`,
      });
    if (values.out !== undefined) await writeForecasts(values.out, results);
    const answer = {
      series: results.map(({ group, result }) => ({
        group,
        ...result.facts,
        why: explainForecast(result)[language],
        ...(result.trouble !== null
          ? { trouble: result.trouble, forecast: [] }
          : {
              season: result.season,
              model: result.model,
              losses: result.losses,
              gain: result.gain,
              forecast: result.steps.map(({ day, ...bands }) => ({ date: dayText(day), ...bands })),
            }),
      })),
      unreadable,
    };
    io.answer(answer, wordsOf(results, unreadable, language));
    return results.some(({ result }) => result.trouble === null) ? 0 : 1;
  });
}

async function readSeries(path: string, named: { date?: string; value?: string; group?: string }, io: Io) {
  const file = await openTextTable(path);
  const sample: (readonly string[])[] = [];
  for await (const batch of file.batches()) {
    for (const { cells } of batch.slice(0, SAMPLE - sample.length)) sample.push(cells);
    if (sample.length >= SAMPLE) break;
  }
  const { date, value, group } = named;
  const reader = createSeriesReader(findSeriesColumns(file.headings, sample, { date, value, group }));
  for await (const batch of file.batches()) {
    for (const { cells } of batch) reader.push(cells);
    if (io.signal.aborted) break;
  }
  const read = reader.finish();
  if (read.series.size === 0)
    throw new ScoringRefusal('no-values', {
      de: 'Keine Zeile hat ein lesbares Datum und einen lesbaren Wert.',
      en: 'No row has a readable date and a readable value.',
    });
  return read;
}

async function writeForecasts(
  path: string,
  results: readonly { group: string; result: SeriesForecast }[],
): Promise<void> {
  const csv = await openCsv(path, ['group', 'date', 'forecast', 'low50', 'high50', 'low80', 'high80', 'model']);
  for (const { group, result } of results) {
    if (result.trouble !== null) continue;
    for (const step of result.steps) {
      const figures = [step.middle, step.low50, step.high50, step.low80, step.high80].map((value) =>
        Number(value.toPrecision(7)),
      );
      await csv.write([group, dayText(step.day), ...figures, result.model]);
    }
  }
  await csv.close();
}

function wordsOf(
  results: readonly { readonly group: string; readonly result: SeriesForecast }[],
  unreadable: number,
  language: 'de' | 'en',
): string {
  const german = language === 'de';
  const number = (value: number) => value.toLocaleString(german ? 'de-DE' : 'en-GB', { maximumSignificantDigits: 4 });
  const lines: string[] = [];
  if (unreadable > 0)
    lines.push(german ? `${unreadable} Zeilen ohne lesbares Datum.` : `${unreadable} rows without a readable date.`);
  for (const { group, result } of results) {
    lines.push(`${group === '' ? '' : `${group}: `}${explainForecast(result)[language]}.`);
    if (result.trouble !== null || results.length > 20) continue;
    for (const { day, middle, low50, high50, low80, high80 } of result.steps)
      lines.push(
        `  ${dayText(day)}  ${number(middle)}   50 %: ${number(low50)} … ${number(high50)}   80 %: ${number(low80)} … ${number(high80)}`,
      );
  }
  return lines.join('\n');
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
