import { parseArgs } from 'node:util';
import { createScorer, type Explanation, type Model, renderCard } from '#engines/scoring/index.ts';
import { openTextTable } from '#server/intake/sheets/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { languageOf, needed, openModel, saveText } from './arguments.ts';
import { inWords } from './read-file.ts';
import type { Language } from './words.ts';

export const name = 'score explain';

export const help = say(
  `lotse score explain --model modell.json [--data Y.csv [--id SPALTE] [--only WERT]] [weitere]

Ohne Daten: der Steckbrief des Modells. Mit Daten: wie die Wahrscheinlichkeit jeder Zeile entsteht, Glied für Glied. Die Beiträge sind das Modell
selbst, keine Schätzung: Start + Beiträge + Kalibrierung = logarithmierte Chance der Wahrscheinlichkeit, genau.

  --data DATEI     CSV oder CSV.gz · --id SPALTE  Spalte, die eine Zeile benennt · --only WERT  nur die Zeile mit diesem Namen
  --limit N        höchstens so viele Zeilen (5; mit --json 1000)
  --as-of TAG      Tag, bis zu dem das Alter von Daten gezählt wird
  --out DATEI      schreibt auch den Steckbrief, .md oder .html
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           ohne Daten der ganze Steckbrief und jedes Glied; mit Daten [{id, probability, low, high, start, contributions, calibration, logit}]
`,
  `lotse score explain --model model.json [--data Y.csv [--id COL] [--only VALUE]] [options]

Without data: the model card. With data: for each row how its probability comes about, term by term. The contributions are the model itself,
not an estimate: start + contributions + calibration = log odds of the probability, exactly.

  --data FILE      CSV or CSV.gz · --id COL  column that names a row · --only VALUE  only the row with this name
  --limit N        rows at most (5; with --json 1000)
  --as-of DATE     day to which ages of dates are counted
  --out FILE       also writes the model card, .md or .html
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           without data the whole card and every term; with data [{id, probability, low, high, start, contributions, calibration, logit}]
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { model: text, data: text, id: text, only: text, limit: text, 'as-of': text, out: text, language: text },
  });
  const modelPath = needed(values.model, 'model');
  const language = languageOf(values.language);
  const limit = Number(values.limit ?? (io.json ? 1000 : 5));
  if (!Number.isInteger(limit) || limit < 1) misuse('--limit: eine ganze Zahl.', '--limit takes a whole number.');
  return inWords(language, async () => {
    const model = await openModel(modelPath);
    if (values.out !== undefined)
      await saveText(values.out, renderCard(model, /\.html?$/i.test(values.out) ? 'html' : 'markdown', language));
    if (values.data === undefined) {
      const { features, terms, base, kind, target, seed, card, calibration } = model;
      const shown = terms.map(({ name: term, features: of, importance, shape, share }) => ({
        term,
        features: of.map((at) => features[at]),
        importance,
        shape,
        share,
      }));
      io.answer(
        { kind, target, seed, base, calibration, terms: shown, ...card },
        renderCard(model, 'markdown', language).trimEnd(),
      );
      return 0;
    }
    const file = await openTextTable(values.data);
    const id = values.id === undefined ? -1 : file.headings.indexOf(values.id);
    if (values.id !== undefined && id < 0)
      misuse(`Es gibt keine Spalte „${values.id}“.`, `There is no column "${values.id}".`);
    const scorer = createScorer(model, file.headings, { language, asOf: values['as-of'] });
    const shown: ({ readonly id: string } & Explanation)[] = [];
    reading: for await (const batch of file.batches()) {
      for (const { cells, rowNo } of batch) {
        const row = id < 0 ? String(rowNo) : (cells[id] ?? '').trim();
        if (values.only !== undefined && row !== values.only) continue;
        shown.push({ id: row, ...scorer.explain(cells) });
        if (shown.length >= limit) break reading;
      }
    }
    io.answer(shown, shown.map((row) => waterfall(row, model, language)).join('\n\n'));
    return 0;
  });
}

function waterfall(row: { readonly id: string } & Explanation, model: Model, language: Language): string {
  const isDe = language === 'de';
  const number = (value: number) => {
    const text = `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
    return (isDe ? text.replace('.', ',') : text).padStart(7);
  };
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const [shown, rest] = [row.contributions.slice(0, 12), row.contributions.slice(12)];
  const others = rest.reduce((sum, { contribution }) => sum + contribution, 0);
  const lines = [
    `${row.id}: ${percent(row.probability)} (${percent(row.low)} – ${percent(row.high)})`,
    `${number(row.start)}  ${isDe ? 'durchschnittlicher Fall' : 'average case'}`,
    ...shown.map(({ condition, contribution }) => `${number(contribution)}  ${condition}`),
  ];
  if (rest.length > 0)
    lines.push(`${number(others)}  ${isDe ? `${rest.length} weitere Merkmale` : `${rest.length} more features`}`);
  if (Math.abs(row.calibration) >= 0.005)
    lines.push(`${number(row.calibration)}  ${isDe ? 'Kalibrierung' : 'calibration'}`);
  lines.push(`${number(row.logit)}  ${isDe ? 'Log-Quote, das sind' : 'log odds, that is'} ${percent(row.probability)}`);
  if (model.kind === 'base-rate') lines.push(row.reasons[0]?.text ?? '');
  return lines.join('\n');
}
