import { parseArgs } from 'node:util';
import { type ExperimentReading, type Observed, readExperiment } from '#engines/experiments/index.ts';
import { isParsed, parseNumber, parseTruth } from '#engines/text/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { say, spokenLanguage } from '#server/platform/spoken-language.ts';
import { openUserFile } from '../saturation/index.ts';
import { readingIn } from './words.ts';

export const name = 'experiment read';

export const help = say(
  `lotse experiment read --data ergebnisse.csv [weitere]

Liest ein Experiment aus einer Datei: die Wirkung bei den behandelten gegenüber den zurückgehaltenen Firmen, mit einer Spanne, die gilt, wie oft man
auch hinsieht und wann man auch aufhört. Braucht keine Datenbank.

  --data DATEI     CSV oder CSV.gz, eine Firma je Zeile, in der Reihenfolge, in der die Ergebnisse bekannt wurden
  --arm SPALTE     Seite: zurückgehalten, Kontrolle, 0, nein gegen alles andere (arm)
  --outcome SPALTE 1/0, ja/nein oder ein Betrag (outcome)
  --share X        Anteil, der zurückgehalten werden sollte (sonst wie in der Datei)
  --smallest X     kleinste Wirkung, die zu wissen sich lohnt (0.05; bei Beträgen ein Zehntel ihres Mittels)
  --alpha X        erlaubte Fehlalarme über die ganze Dauer des Experiments (0.05)
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           {state, effect: {difference, low, high}, treated, heldOut, accounts, needed}
`,
  `lotse experiment read --data results.csv [options]

Reads an experiment from a plain file: effect of the treated over the held-out accounts, with an interval that holds however often one looks and
whenever one stops. Needs no database.

  --data FILE      CSV or CSV.gz, one account a line, in the order in which their results became known
  --arm COL        side: held-out, control, 0, no against anything else (arm)
  --outcome COL    1/0, yes/no, or an amount (outcome)
  --share X        share that was meant to be held out (as found in the file)
  --smallest X     smallest effect worth knowing (0.05; for amounts a tenth of their mean)
  --alpha X        false alarms allowed, over the whole life of the experiment (0.05)
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           {state, effect: {difference, low, high}, treated, heldOut, accounts, needed}
`,
);

const HELD_OUT =
  /^(held[ _-]?out|holdout|control|kontrolle|kontrollgruppe|zurückgehalten|ausgelassen|0|no|nein|false|b)$/i;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { data: text, arm: text, outcome: text, share: text, smallest: text, alpha: text, language: text },
  });
  if (!values.data) misuse('Es fehlt --data DATEI.', 'Give --data FILE.');
  const language = values.language ?? spokenLanguage();
  if (language !== 'de' && language !== 'en') return misuse('--language: de, en.');
  const alpha = Number(values.alpha ?? 0.05);
  if (!(alpha > 0 && alpha < 0.5))
    misuse('--alpha: ein Anteil zwischen 0 und 0.5.', '--alpha takes a share between 0 and 0.5.');
  const { rows, skipped, metric } = await readRows(
    values.data,
    values.arm ?? 'arm',
    values.outcome ?? 'outcome',
    language,
  );
  const found = rows.filter(({ arm }) => arm === 'held-out').length / rows.length;
  const share = values.share === undefined ? found : Number(values.share);
  if (!(share > 0 && share < 1))
    fail('one-side', {
      text:
        language === 'de'
          ? 'Die Datei enthält nur eine Seite des Experiments: es braucht behandelte und zurückgehaltene Firmen.'
          : 'The file holds one side of the experiment only: it takes treated and held-out accounts.',
    });
  const mean = rows.reduce((sum, { value }) => sum + Math.abs(value), 0) / rows.length;
  const smallest =
    values.smallest === undefined ? (metric === 'share' ? 0.05 : Math.max(1e-9, mean / 10)) : Number(values.smallest);
  if (!(smallest > 0)) misuse('--smallest: eine Zahl über 0.', '--smallest takes a number above 0.');
  const reading: ExperimentReading = readExperiment({ rows, metric, share, smallest, alpha });
  const left =
    skipped === 0
      ? []
      : [language === 'de' ? `${skipped} Zeilen wurden ausgelassen.` : `${skipped} rows were left out.`];
  io.answer(
    { metric, share, smallest, alpha, ...reading, skipped },
    [readingIn(reading, metric, language), ...left].join('\n'),
  );
  return 0;
}

async function readRows(path: string, armColumn: string, outcomeColumn: string, language: 'de' | 'en') {
  const file = await openUserFile(path, language);
  const place = (column: string): number => {
    const at = file.headings.findIndex((heading) => heading.trim().toLowerCase() === column.trim().toLowerCase());
    if (at >= 0) return at;
    const there = file.headings.slice(0, 20).join(', ');
    return fail('column-missing', {
      text:
        language === 'de'
          ? `Die Spalte „${column}“ gibt es nicht. Vorhanden: ${there}`
          : `There is no column "${column}". There are: ${there}`,
    });
  };
  const [armAt, outcomeAt] = [place(armColumn), place(outcomeColumn)];
  const read: { arm: Observed['arm']; text: string }[] = [];
  let skipped = 0;
  for await (const batch of file.batches()) {
    for (const { cells } of batch) {
      const [arm, outcome] = [(cells[armAt] ?? '').trim(), (cells[outcomeAt] ?? '').trim()];
      if (arm === '' || outcome === '') skipped += 1;
      else read.push({ arm: HELD_OUT.test(arm) ? 'held-out' : 'treated', text: outcome });
    }
  }
  const metric = read.every(({ text }) => isParsed(parseTruth(text))) ? ('share' as const) : ('amount' as const);
  const rows: Observed[] = [];
  for (const { arm, text } of read) {
    const [truth, number] = [parseTruth(text), parseNumber(text)];
    if (metric === 'share' && isParsed(truth)) rows.push({ arm, value: truth.value ? 1 : 0 });
    else if (metric === 'amount' && isParsed(number)) rows.push({ arm, value: number.value });
    else skipped += 1;
  }
  if (rows.length === 0)
    fail('no-rows', { text: language === 'de' ? 'Keine Zeile konnte gelesen werden.' : 'No row could be read.' });
  return { rows, skipped, metric };
}
