import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Table } from '#engines/linkage/index.ts';
import type { NameKind } from '#engines/linkage/names/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { say, spokenLanguage } from '#server/platform/spoken-language.ts';
import { columnsNamed, kindsOf, pairColumns } from './pair-columns.ts';
import { readTable } from './read-table.ts';
import { createScorer, type ScoredPair } from './score-pairs.ts';

export const name = 'compare';
export const standsAlone = true;

export const help = say(
  `lotse compare PAARE.csv --left SPALTE[,SPALTE] --right SPALTE[,SPALTE] --out DATEI.csv [--kind company|person] [--json]

Sagt für jedes genannte Paar, wie wahrscheinlich beide Seiten dasselbe meinen, und warum. Braucht keine Datenbank und lernt nichts aus der Datei.

PAARE.csv    CSV oder CSV.gz mit einer Kopfzeile, ein Paar je Zeile; jedes Trennzeichen; UTF-8, UTF-16 oder Windows-1252
--left       Spalten der einen Seite: ein Name, oder mehrere wie „Name,Straße,PLZ,Ort,Telefon,E-Mail“
--right      Spalten der anderen Seite; verglichen wird, was dieselbe Bedeutung hat
--kind       company, organisation oder person; sonst aus Überschriften, einer Spalte wie „Typ“ oder den Namen selbst gelesen
--out        die Spalten der Datei, dahinter probability (0 bis 1), weight (Bit: +1 verdoppelt die Chance) und reasons
--threshold  Wahrscheinlichkeit, ab der ein Paar in der Zusammenfassung als dasselbe gilt (0.5)

Vor dem Ansehen gilt die Hälfte der Paare als Treffer.
`,
  `lotse compare PAIRS.csv --left COLUMN[,COLUMN] --right COLUMN[,COLUMN] --out FILE.csv [--kind company|person] [--json]

Says for every given pair how likely both sides mean the same, and why. Needs no database and learns nothing from the file.

PAIRS.csv    CSV or CSV.gz with a line of headings, one pair a line; any delimiter; UTF-8, UTF-16 or Windows-1252
--left       columns of one side: a name, or several such as "name,street,postal code,city,phone,email"
--right      columns of the other side; columns of the same meaning are compared with each other
--kind       company, organisation or person; else read from headings, from a column such as "type", or from the names themselves
--out        the file's columns and behind them probability (0 to 1), weight (bits: +1 doubles the odds) and reasons
--threshold  probability from which a pair counts as the same in the summary (0.5)

The probability takes half of the pairs for matches before looking at them.
`,
);

const KINDS: Readonly<Record<string, NameKind>> = {
  company: 'company',
  organisation: 'organisation',
  organization: 'organisation',
  person: 'person',
};

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      left: { type: 'string' },
      right: { type: 'string' },
      kind: { type: 'string' },
      out: { type: 'string' },
      threshold: { type: 'string' },
    },
  });
  const [path, ...more] = positionals;
  if (!path || more.length > 0) misuse('Nennen Sie eine Datei mit Paaren.', 'Name one file of pairs.');
  if (!values.left || !values.right)
    misuse(
      'Sagen Sie mit --left und --right, welche Spalten die beiden Seiten enthalten.',
      'Say with --left and --right which columns hold the two sides.',
    );
  if (!values.out)
    misuse('Sagen Sie mit --out, wohin das Ergebnis geschrieben wird.', 'Say with --out where the result goes.');
  const kind =
    values.kind === undefined
      ? undefined
      : (KINDS[values.kind.toLowerCase()] ??
        misuse(
          `--kind: company, organisation oder person, nicht „${values.kind}“.`,
          `--kind is company, organisation or person, not "${values.kind}".`,
        ));
  const threshold = Number((values.threshold ?? '0.5').replace(',', '.'));
  if (!(threshold > 0 && threshold < 1))
    misuse(
      `--threshold: eine Wahrscheinlichkeit zwischen 0 und 1, nicht „${values.threshold}“.`,
      `--threshold must be a probability between 0 and 1, not "${values.threshold}".`,
    );
  const started = performance.now();
  io.progress(say(`${path} wird gelesen`, `reading ${path}`));
  const table = await readTable(path);
  if (table.rows === 0)
    fail('file-empty', {
      path,
      text: say(
        `${path} hat Überschriften, aber keine Zeilen: Es gibt nichts zu vergleichen.`,
        `${path} has headings but no rows: there is nothing to compare.`,
      ),
    });
  const pairs = pairColumns(
    table.rows,
    columnsNamed(table, values.left, 'left'),
    columnsNamed(table, values.right, 'right'),
    kind,
  );
  const names = pairs.find(({ field }) => field === 'name');
  const kindOf = kindsOf(table, names, kind);
  const counts = { company: 0, organisation: 0, person: 0, same: 0 };
  const score = createScorer(pairs, (row) => {
    const found = kindOf(row);
    counts[found] += 1;
    return found;
  });
  await writeScored(
    values.out,
    table,
    (row) => {
      if (row % 5000 === 0) io.progress(`${Math.round((100 * row) / table.rows)} %`);
      const scored = score(row);
      if (scored.probability >= threshold) counts.same += 1;
      return scored;
    },
    io.signal,
  );
  const { same, ...kinds } = counts;
  const answer = {
    pairs: table.rows,
    same,
    different: table.rows - same,
    threshold,
    kinds,
    compared: pairs.map(({ field, left, right }) => ({
      as: field,
      left: left.map(({ heading }) => heading),
      right: right.map(({ heading }) => heading),
    })),
    seconds: Number(((performance.now() - started) / 1000).toFixed(2)),
    out: values.out,
  };
  const n = (value: number) => value.toLocaleString(spokenLanguage());
  io.answer(
    answer,
    [
      say(
        `${n(answer.pairs)} Paare verglichen in ${n(answer.seconds)} s: ${n(same)} dasselbe, ${n(answer.different)} verschieden (ab einer Wahrscheinlichkeit von ${n(threshold)}).`,
        `${n(answer.pairs)} pairs compared in ${answer.seconds} s: ${n(same)} the same, ${n(answer.different)} different (from probability ${threshold}).`,
      ),
      `${say('Verglichen', 'Compared')}: ${answer.compared.map(({ as, left, right }) => `${left.join(' + ')} ${say('mit', 'with')} ${right.join(' + ')} (${as.replaceAll('_', ' ')})`).join(', ')}.`,
      say(
        `Für Firmen gehalten: ${n(kinds.company + kinds.organisation)}, für Personen: ${n(kinds.person)}.`,
        `Taken for companies: ${n(kinds.company + kinds.organisation)}, for people: ${n(kinds.person)}.`,
      ),
      `${say('Ergebnis', 'Result')}: ${answer.out}.`,
    ].join('\n'),
  );
  return 0;
}

/** Written beside and renamed: a file of that name is whole or not there, and may be the file that was read. */
async function writeScored(
  out: string,
  table: Table,
  score: (row: number) => ScoredPair,
  signal: AbortSignal,
): Promise<void> {
  const draft = `${out}.part`;
  try {
    await mkdir(dirname(out), { recursive: true });
    const stream = createWriteStream(draft);
    const broken = once(stream, 'error').then(([error]) => Promise.reject(error));
    broken.catch(() => {});
    let piece = `${[...table.columns.map(({ heading }) => heading), ...newHeadings(table)].map(quoted).join(',')}\n`;
    for (let row = 0; row < table.rows; row++) {
      signal.throwIfAborted();
      const { probability, weight, reasons } = score(row);
      const cells = table.columns.map((column) => column.textOf(column.codes[row]!));
      piece += `${[...cells, probability.toFixed(6), weight.toFixed(2), reasons].map(quoted).join(',')}\n`;
      if (piece.length < 1 << 18) continue;
      if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), broken]);
      piece = '';
    }
    stream.end(piece);
    await finished(stream);
    await rename(draft, out);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    if (
      error instanceof Error &&
      'code' in error &&
      ['EACCES', 'EISDIR', 'ENOTDIR', 'ENOENT', 'EROFS', 'EPERM', 'EEXIST', 'ENOSPC'].includes(String(error.code))
    )
      fail(
        'cannot-write',
        {
          out,
          text: say(
            `${out} lässt sich nicht schreiben (${String(error.code)}). Nichts wurde geändert.`,
            `${out} cannot be written (${String(error.code)}). Nothing was changed.`,
          ),
        },
        { cause: error },
      );
    throw error;
  }
}

/** A file that was scored before keeps its columns; ours then say whose they are. */
function newHeadings(table: Table): string[] {
  const taken = new Set(table.columns.map(({ heading }) => heading.trim().toLowerCase()));
  const own = ['probability', 'weight', 'reasons'];
  return own.some((heading) => taken.has(heading)) ? own.map((heading) => `lotse_${heading}`) : own;
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
