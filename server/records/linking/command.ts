import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { startWorkers, threadsFor } from './start-workers.ts';

export const name = 'link';
export const stopsAtOnce = true;
export const standsAlone = true;

export const help = say(
  `lotse link DATEI [DATEI2] --out ORDNER [--id SPALTE] [--threshold P] [--labels paare.csv] [--json]

Findet Zeilen, die dieselbe Person, Firma oder Sache meinen. Eine Datei: ihre Dubletten. Zwei Dateien: was aus der einen in der anderen steht.
Einzustellen ist nichts: Was die Spalten bedeuten, welche Zeilen zu vergleichen sind und wie viel eine Übereinstimmung wiegt, lernt Lotse aus
den Dateien. Braucht keine Datenbank und ändert nur ORDNER.

DATEI        CSV oder CSV.gz mit einer Kopfzeile; jedes Trennzeichen; UTF-8, UTF-16 oder Windows-1252
--id         Spalte, die die Zeilen benennt (in beiden Dateien); sonst eine Spalte eindeutiger IDs, sonst die Nummer der Zeile
--out        Ordner für pairs.csv (id_left,id_right,probability,weight,reasons), clusters.csv (id,cluster) und model.json
--threshold  Wahrscheinlichkeit, ab der zwei Zeilen als dasselbe gelten, 0 bis 1 (0.5)
--labels     von Menschen beurteilte Paare: id_left,id_right und eine Spalte „same“ (ja/nein, 1/0); ohne sie gelten alle als Treffer
--seed       Zahl hinter jeder Zufallsziehung (1): gleiche Dateien, gleiche Zahl, gleiches Ergebnis

pairs.csv enthält die Paare innerhalb der Gruppen, jedes mit seiner Wahrscheinlichkeit. Gewichte sind Bit: +1 verdoppelt die Chance.
`,
  `lotse link FILE [FILE2] --out DIR [--id COLUMN] [--threshold P] [--labels pairs.csv] [--json]

Finds rows that mean the same person, company or thing. One file: its duplicates. Two files: what of one is in the other.
Nothing needs to be configured: what the columns mean, which rows to compare and how much an agreement weighs is learnt from the files.
Needs no database and changes nothing but DIR.

FILE         CSV or CSV.gz with a line of headings; any delimiter; UTF-8, UTF-16 or Windows-1252
--id         column that names the rows (in both files); else a column of distinct record ids, else the number of the row
--out        folder for pairs.csv (id_left,id_right,probability,weight,reasons), clusters.csv (id,cluster) and model.json
--threshold  probability from which two rows count as one, 0 to 1 (0.5)
--labels     pairs somebody judged: id_left,id_right and a column "same" (yes/no, 1/0); without that column all are taken for matches
--seed       number behind every random draw (1): same files, same seed, same answer

pairs.csv holds the pairs within clusters, each with its own probability. Weights are bits: +1 doubles the odds.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      id: { type: 'string' },
      out: { type: 'string' },
      threshold: { type: 'string' },
      labels: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const { id, out } = values;
  if (positionals.length < 1 || positionals.length > 2)
    misuse(
      'Nennen Sie eine Datei, oder zwei, die miteinander verglichen werden.',
      'Name one file, or two to link with each other.',
    );
  if (!out)
    misuse('Sagen Sie mit --out, wohin die Ergebnisse geschrieben werden.', 'Say with --out where the results go.');
  const threshold = numberOf(
    values.threshold ?? '0.5',
    'threshold',
    (p) => p > 0 && p < 1,
    say('eine Wahrscheinlichkeit zwischen 0 und 1, etwa 0.9', 'a probability between 0 and 1, such as 0.9'),
  );
  const seed = numberOf(values.seed ?? '1', 'seed', Number.isInteger, say('eine ganze Zahl', 'a whole number'));
  const question = { paths: positionals, id, out, threshold, seed, labels: values.labels };
  const workers = startWorkers(threadsFor(await bytesOf(positionals)));
  try {
    // Loaded while the workers start.
    const { linkFiles } = await import('./link-files.ts');
    await linkFiles(question, workers, io);
    return 0;
  } finally {
    for (const worker of workers) void worker.terminate();
  }
}

/** Of files that are there; the others are told of when they are read. */
async function bytesOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function numberOf(text: string, option: string, fits: (value: number) => boolean, what: string): number {
  const value = Number(text.replace(',', '.'));
  if (text.trim() === '' || !fits(value))
    misuse(`--${option}: ${what}, nicht „${text}“.`, `--${option}: ${what}, not "${text}".`);
  return value;
}
