import { parseArgs } from 'node:util';
import {
  auditBias,
  columnNamed,
  isMissing,
  predict,
  readLevel,
  renderAudit,
  ScoringRefusal,
} from '#engines/scoring/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { languageOf, listOf, needed, openModel, saveText } from './arguments.ts';
import { groupsOf } from './groups-of-column.ts';
import { inWords, readTableFile } from './read-file.ts';

export const name = 'score audit';

export const help = say(
  `lotse score audit --model modell.json --data Y.csv [--by Region,Branche] [weitere]

Vergleicht Gruppen: wer ausgewählt wird, wie richtig die Wahrscheinlichkeiten in jeder sind, wer übersehen und wer zu Unrecht ausgewählt wird, mit
Spannen, der Vier-Fünftel-Regel und einer Korrektur für die Zahl der Vergleiche. Nennt Spalten, die eine Gruppe verraten. Am besten auf Zeilen,
die das Modell nicht kennt.

  --data DATEI      CSV oder CSV.gz mit der Zielspalte
  --by a,b          Spalten, deren Werte die Gruppen sind; Zahlen werden gedrittelt. Sonst Spalten mit wenigen Werten
  --threshold P     ausgewählt ab dieser Wahrscheinlichkeit; sonst so viele, wie positiv sind
  --out DATEI       der Bericht, .html, .md oder .json
  --language LANG   de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json            der Bericht auf der Standardausgabe

Ende mit 0: nichts gefunden, 3: etwas gefunden, 1: gescheitert, 2: falsch aufgerufen.
`,
  `lotse score audit --model model.json --data Y.csv [--by region,industry] [options]

Compares groups: who is selected, how right the probabilities are within each, who is missed and who is picked wrongly, with intervals, the
four-fifths ratio and a correction for the number of comparisons. Names columns that give a group away. Best on rows that the model has not seen.

  --data FILE       CSV or CSV.gz with the target column
  --by a,b          columns whose values are the groups; numbers are cut into three. Columns of few values where left out
  --threshold P     selected from this probability on; as many as are positive where left out
  --out FILE        the report, .html, .md or .json
  --language LANG   de or en; standard: --lang, LANG, else German
  --json            the report on stdout

Exit status: 0 nothing found, 3 something found, 1 failed, 2 called wrongly.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { model: text, data: text, by: text, threshold: text, out: text, language: text },
  });
  const modelPath = needed(values.model, 'model');
  const data = needed(values.data, 'data');
  const language = languageOf(values.language);
  const threshold = values.threshold === undefined ? undefined : Number(values.threshold);
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 1))
    misuse('--threshold: ein Anteil von 0 bis 1.', '--threshold takes a share from 0 to 1.');
  return inWords(language, async () => {
    const model = await openModel(modelPath);
    const table = await readTableFile(data, io);
    const target = columnNamed(table, model.target.column);
    const missing = [model.target.column, ...listOf(values.by)].find((column) => !columnNamed(table, column));
    if (!target || missing !== undefined)
      throw new ScoringRefusal('column-not-found', {
        de: `Die Spalte „${missing}“ fehlt in der Datei; für die Prüfung muss sie vorhanden sein.`,
        en: `The column "${missing}" is not in the file; the audit needs it.`,
      });
    const known = [...target.codes.keys()].filter((row) => !isMissing(target.values[target.codes[row]!]));
    const positive = model.target.positive.trim().toLowerCase();
    const outcome = known.map((row) =>
      readLevel(target.values[target.codes[row]!]).trim().toLowerCase() === positive ? 1 : 0,
    );
    io.progress(say(`${known.length} Zeilen werden vorhergesagt`, `${known.length} rows: predicting`));
    const all = predict(model, table, { reasons: 0 });
    const chances = known.map((row) => all[row]!.probability);
    const asked = listOf(values.by);
    const groups = table.columns
      .filter(({ name: column }) => column !== model.target.column)
      .flatMap((column) => {
        const own = groupsOf(column, known, language);
        return own === null ? [] : [{ name: column.name, values: own }];
      });
    const attributes = asked.length > 0 ? groups.filter((one) => asked.includes(one.name)) : groups;
    if (attributes.length === 0)
      throw new ScoringRefusal('no-groups', {
        de: 'Keine dieser Spalten teilt die Zeilen in Gruppen.',
        en: 'None of these columns divides the rows into groups.',
      });
    const audit = auditBias({ chances, target: outcome, attributes, proxies: groups, threshold });
    const page = renderAudit(audit, 'markdown', language);
    if (values.out !== undefined) {
      const isPage = /\.html?$/i.test(values.out);
      const json = /\.json$/i.test(values.out);
      const page = renderAudit(audit, isPage ? 'html' : 'markdown', language);
      await saveText(values.out, json ? `${JSON.stringify(audit, null, 2)}\n` : page);
    }
    io.answer(audit, page.trimEnd());
    return audit.findings.length > 0 ? 3 : 0;
  });
}
