import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { columnsOf, createScorer, type Reason, ScoringRefusal } from '#engines/scoring/index.ts';
import { openTextTable } from '#server/intake/sheets/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { say } from '#server/platform/spoken-language.ts';
import { languageOf, needed, openModel } from './arguments.ts';
import { inWords } from './read-file.ts';

export const name = 'score predict';

export const help = say(
  `lotse score predict --model modell.json --data Y.csv --id SPALTE --out p.csv [weitere]

Schreibt id,probability,low,high,reasons für jede Zeile: wie wahrscheinlich es eintritt, die Spanne, in der die wahre Wahrscheinlichkeit liegen
sollte, und was sie am meisten bewegt, in Worten und mit dem genauen Beitrag zur logarithmierten Chance. Liest fortlaufend; eine Million Zeilen
brauchen nicht mehr Speicher als eine.

  --model DATEI    von „lotse score train“
  --data DATEI     CSV oder CSV.gz mit den Spalten, die das Modell kennt; fehlende gelten als leer und werden genannt
  --id SPALTE      Spalte, die eine Zeile in der Ausgabe benennt; sonst die Nummer der Zeile
  --out DATEI      CSV
  --as-of TAG      Tag, bis zu dem das Alter von Daten gezählt wird; sonst der letzte Tag des Lernens
  --reasons N      höchstens so viele Gründe je Zeile, 0 bis 10 (3)
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           {rows, out, missing, drift} auf der Standardausgabe

Ende mit 0: getan, 1: gescheitert, 2: falsch aufgerufen.
`,
  `lotse score predict --model model.json --data Y.csv --id COL --out p.csv [options]

Writes id,probability,low,high,reasons for every row: how likely the outcome is, the interval that should hold the true probability,
and what moves it most, in words, with its exact contribution in log odds. Streams; a million rows need no more memory than one.

  --model FILE     from "lotse score train"
  --data FILE      CSV or CSV.gz with the columns the model knows; missing ones count as empty and are named
  --id COL         column that names a row in the output; the row's number where left out
  --out FILE       CSV
  --as-of DATE     day to which ages of dates are counted; the last day of training where left out
  --reasons N      reasons a row at most, 0 to 10 (3)
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           {rows, out, missing, drift} on stdout

Exit status: 0 done, 1 failed, 2 called wrongly.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { model: text, data: text, id: text, out: text, 'as-of': text, reasons: text, language: text },
  });
  const modelPath = needed(values.model, 'model');
  const data = needed(values.data, 'data');
  const out = needed(values.out, 'out');
  const language = languageOf(values.language);
  const reasons = Number(values.reasons ?? 3);
  if (!Number.isInteger(reasons) || reasons < 0 || reasons > 10)
    misuse('--reasons: eine ganze Zahl von 0 bis 10.', '--reasons takes a whole number from 0 to 10.');
  const asOf = values['as-of'];
  if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asOf))
    misuse('--as-of: ein Tag wie 2026-11-21.', '--as-of takes a day as YYYY-MM-DD.');
  return inWords(language, async () => {
    const model = await openModel(modelPath);
    const file = await openTextTable(data);
    const id = values.id === undefined ? -1 : file.headings.indexOf(values.id);
    if (values.id !== undefined && id < 0)
      throw new ScoringRefusal(
        'column-not-found',
        {
          de: `Die Spalte „${values.id}“ gibt es nicht. Vorhanden: ${file.headings.slice(0, 12).join(', ')}.`,
          en: `There is no column "${values.id}". There are: ${file.headings.slice(0, 12).join(', ')}.`,
        },
        { column: values.id },
      );
    const known = columnsOf(model);
    const missing = known.filter((column) => !file.headings.includes(column));
    if (known.length > 0 && missing.length === known.length)
      throw new ScoringRefusal('columns-missing', {
        de: `Keine der Spalten, die das Modell kennt, kommt in der Datei vor (${known.slice(0, 12).join(', ')}).`,
        en: `None of the columns that the model knows is in the file (${known.slice(0, 12).join(', ')}).`,
      });
    if (missing.length > 0)
      io.progress(
        say(
          `Fehlende Spalten gelten als leer: ${missing.join(', ')}.`,
          `Missing columns count as empty: ${missing.join(', ')}.`,
        ),
      );
    const scorer = createScorer(model, file.headings, { language, reasons, asOf });
    const target = createWriteStream(out, { highWaterMark: 1024 * 1024 });
    await once(target, 'open').catch((cause: unknown) =>
      fail('file-not-written', { text: `"${out}" cannot be written. Is there such a folder?` }, { cause }),
    );
    target.write('id,probability,low,high,reasons\n');
    // The scorer hands out the same reason again and again: it is made fit for CSV once.
    const escaped = new Map<Reason, string>();
    const wordsOf = (reason: Reason): string => {
      let words = escaped.get(reason);
      if (words === undefined) {
        words = reason.text.replaceAll('"', '""').replace(/[\r\n]+/g, ' ');
        escaped.set(reason, words);
      }
      return words;
    };
    let rows = 0;
    let said = 0;
    for await (const batch of file.batches()) {
      let piece = '';
      for (const { cells, rowNo } of batch) {
        const { probability, low, high, reasons: why } = scorer.predict(cells);
        let words = '';
        for (const reason of why) words += words === '' ? wordsOf(reason) : `; ${wordsOf(reason)}`;
        piece += `${quoted(id < 0 ? String(rowNo) : (cells[id] ?? ''))},${round(probability)},${round(low)},${round(high)},"${words}"\n`;
      }
      rows += batch.length;
      if (!target.write(piece)) await once(target, 'drain');
      if (io.signal.aborted) break;
      if (rows - said >= 100_000) {
        said = rows;
        io.progress(say(`${rows} von etwa ${file.lines} Zeilen`, `${rows} of about ${file.lines} rows`));
      }
    }
    target.end();
    await finished(target);
    const drift = scorer.drift();
    for (const { feature, psi } of drift)
      io.progress(
        say(
          `„${feature}“ ist anders verteilt als beim Lernen (PSI ${psi.toFixed(2)}): bald neu lernen.`,
          `"${feature}" is distributed differently than in training (PSI ${psi.toFixed(2)}): retrain soon.`,
        ),
      );
    io.answer(
      { rows, out, missing, drift },
      language === 'de' ? `${rows} Zeilen vorhergesagt: ${out}` : `${rows} rows predicted: ${out}`,
    );
    return 0;
  });
}

const round = (share: number): number => Math.round(share * 1e6) / 1e6;

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
