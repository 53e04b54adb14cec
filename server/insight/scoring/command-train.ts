import { setImmediate as breathe } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { renderCard, train } from '#engines/scoring/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { languageOf, listOf, needed, saveText } from './arguments.ts';
import { inWords, readTableFile } from './read-file.ts';

export const name = 'score train';

export const help = say(
  `lotse score train --data X.csv --target SPALTE --positive W --out modell.json [weitere]

Lernt aus einer Tabelle vergangener Fälle, wie wahrscheinlich etwas eintritt, beurteilt sich an Zeilen, die es nicht gesehen hat, und sagt, ob es
benutzt werden darf. Ist es nicht nachweislich besser als die Grundquote, wird die Grundquote mit ihrer Spanne geschrieben, und es wird gesagt.
Spalten, die das Ergebnis schon kennen, Kennungen, doppelte Zeilen und Drift werden gefunden und genannt. Braucht keine Datenbank.

  --data DATEI     CSV oder CSV.gz, jedes Trennzeichen und jede Kodierung, erste Zeile: Namen der Spalten
  --target SPALTE  Spalte, die vorherzusagen ist · --positive W  ihr Wert, der als positiv zählt
  --time SPALTE    Zeitpunkt einer Zeile: Spätere Zeilen beurteilen, was aus früheren gelernt wurde
  --group SPALTE   Zeilen mit demselben Wert gehören zusammen (eine Firma in vielen Zeilen)
  --drop a,b       Spalten weglassen · --keep a,b  Spalten behalten, obwohl sie nach einem Leck aussehen
  --rising a,b     mit diesen Spalten darf die Chance nur steigen · --falling a,b  nur fallen
  --seed N         gleiche Daten und Zahl: gleiches Modell (1) · --level 0.8  Anteil wahrer Wahrscheinlichkeiten, den eine Spanne enthalten soll
  --out DATEI      das Modell, JSON · --report DATEI  Güte, Befunde und Steckbrief, JSON (.md oder .html: eine Seite)
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           der Bericht auf der Standardausgabe

Ende mit 0: ein Modell wurde geschrieben (der Bericht sagt, ob es die Grundquote ist), 1: aus dieser Datei war nichts zu lernen, 2: falsch aufgerufen.
`,
  `lotse score train --data X.csv --target COL --positive V --out model.json [options]

Learns from a table of past cases how likely an outcome is, judges itself on rows it has not seen, and says whether it may be used.
Where it is not demonstrably better than the base rate, the model written is the base rate, with its interval, and says so.
Columns that know the outcome (leaks), identifiers, copies of rows and drift are found and named. Needs no database.

  --data FILE      CSV or CSV.gz, any delimiter and encoding, first line: column names
  --target COL     column to predict · --positive V  its value that counts as positive
  --time COL       point in time of a row: later rows judge what was learnt from earlier ones
  --group COL      rows with the same value belong together (one company in many rows)
  --drop a,b       columns to leave out · --keep a,b  columns to keep although they look like a leak
  --rising a,b     the chance may only rise with these columns · --falling a,b  only fall
  --seed N         same data and seed: same model (1) · --level 0.8  share of true probabilities an interval should hold
  --out FILE       the model, JSON · --report FILE  quality, findings and card, JSON (.md or .html: a page)
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           the report on stdout

Exit status: 0 a model was written (the report says whether it is the base rate), 1 nothing could be learnt from this file, 2 called wrongly.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: text,
      target: text,
      positive: text,
      time: text,
      group: text,
      drop: text,
      keep: text,
      rising: text,
      falling: text,
      seed: text,
      level: text,
      out: text,
      report: text,
      language: text,
    },
  });
  const data = needed(values.data, 'data');
  const target = needed(values.target, 'target');
  const positive = needed(values.positive, 'positive');
  const out = needed(values.out, 'out');
  const language = languageOf(values.language);
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed) || seed < 0) misuse('--seed: eine ganze Zahl.', '--seed takes a whole number.');
  const level = Number(values.level ?? 0.8);
  if (!(level > 0 && level < 1))
    misuse('--level: ein Anteil zwischen 0 und 1, etwa 0.8.', '--level takes a share between 0 and 1, such as 0.8.');
  const monotone = {
    ...Object.fromEntries(listOf(values.rising).map((column) => [column, 1 as const])),
    ...Object.fromEntries(listOf(values.falling).map((column) => [column, -1 as const])),
  };
  const { model, report } = await inWords(language, async () => {
    const table = await readTableFile(data, io);
    let said = '';
    const config = {
      target,
      positive,
      time: values.time,
      group: values.group,
      drop: listOf(values.drop),
      keep: listOf(values.keep),
      monotone,
      seed,
      level,
    };
    return train(table, config, {
      signal: io.signal,
      onProgress: async (stage) => {
        const part = stage.replace(/ \d+$/, '');
        if (part !== said) io.progress(`${say(`${table.rows} Zeilen`, `${table.rows} rows`)}: ${part}`);
        said = part;
        // Lets Ctrl-C through between two steps.
        await breathe();
      },
    });
  });
  await saveText(out, `${JSON.stringify(model)}\n`);
  const answer = {
    model: out,
    kind: model.kind,
    target: model.target,
    seed: model.seed,
    base: model.base,
    features: [...model.terms]
      .sort((a, b) => b.importance - a.importance)
      .map(({ name: feature, importance }) => ({ feature, importance })),
    ...report,
  };
  if (values.report !== undefined) {
    const page = /\.(md|html?)$/i.exec(values.report)?.[1]?.toLowerCase();
    const format = page === 'md' ? 'markdown' : 'html';
    await saveText(
      values.report,
      page === undefined ? `${JSON.stringify(answer, null, 2)}\n` : renderCard(model, format, language),
    );
  }
  io.answer(answer, renderCard(model, 'markdown', language).trimEnd());
  return 0;
}
