import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { finishLinkage, type Label, planSteps, scoreSteps, type Table } from '#engines/linkage/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { chooseIds } from './choose-ids.ts';
import { type ListsLinked, linkLists, listColumns } from './link-lists.ts';
import { readLabels } from './read-labels.ts';
import { readTable } from './read-table.ts';
import { startThreads, type Threads, threadsFor } from './threads.ts';
import { writeResults } from './write-results.ts';

export const name = 'link';
export const stopsAtOnce = true;

export const help = `lotse link FILE [FILE2] --out DIR [--id COLUMN] [--threshold P] [--labels pairs.csv] [--json]

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
`;

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
  if (positionals.length < 1 || positionals.length > 2) misuse('Name one file, or two to link with each other.');
  if (!out) misuse('Say with --out where the results go.');
  const threshold = numberOf(
    values.threshold ?? '0.5',
    'threshold',
    (p) => p > 0 && p < 1,
    'a probability between 0 and 1, such as 0.9',
  );
  const seed = numberOf(values.seed ?? '1', 'seed', Number.isInteger, 'a whole number');
  const question = { paths: positionals, id, out, threshold, seed, labels: values.labels };
  const threads = startThreads(threadsFor(await bytesOf(positionals)));
  try {
    await link(question, threads, io);
    return 0;
  } finally {
    threads.close();
  }
}

interface Question {
  readonly paths: readonly string[];
  readonly id: string | undefined;
  readonly out: string;
  readonly threshold: number;
  readonly seed: number;
  readonly labels: string | undefined;
}

async function link(question: Question, threads: Threads, io: Io): Promise<void> {
  const { paths, id, out, threshold, seed } = question;
  const started = performance.now();
  const lap = stopwatch(threads);
  const tables: Table[] = [];
  for (const path of paths) {
    io.progress(`reading ${path}`);
    tables.push(await readTable(path, threads));
  }
  if (tables.some(({ rows }) => rows === 0))
    fail('file-empty', { text: 'A file has headings but no rows: there is nothing to compare.' });
  lap('reading');
  const ids = chooseIds(tables, id);
  const labels: Label[] =
    question.labels === undefined ? [] : readLabels(await readTable(question.labels), tables, ids);
  const compared = tables.map(
    (table, at): Table => ({ rows: table.rows, columns: table.columns.filter((column) => column !== ids.columns[at]) }),
  );
  // One column of names leaves nothing to weigh against each other: lists have a method of their own, which needs no labels.
  const lists = labels.length === 0 ? listColumns(compared) : undefined;
  if (lists) {
    io.progress('comparing names');
    const written = await linkLists({ columns: lists, ids, threshold, seed, out });
    const answer = {
      rows: tables.map(({ rows }) => rows),
      ...written,
      threshold,
      repeatedIds: ids.repeated,
      id: ids.columns[0]?.heading ?? null,
      columns: lists.map(({ heading }) => ({ heading, role: 'names', because: 'only-column' })),
      seconds: Number(((performance.now() - started) / 1000).toFixed(2)),
      out,
    };
    io.answer(answer, wordsOfLists(answer));
    return;
  }
  const plan = await threads.drive(
    planSteps(compared, { seed, threshold, labels, onStep: (step) => io.progress(step) }),
  );
  lap('planning');
  if (plan.plan.fields.length === 0) {
    fail('nothing-to-compare', {
      columns: plan.plan.roles.map(({ heading, because }) => `${heading}: ${because}`),
      text: 'No column can be compared: all are empty, constant, or only number the rows. Two files need columns of the same heading or meaning.',
    });
  }
  const parts = await threads.drive(scoreSteps(plan, threads.pieces), (done, of) =>
    io.progress(`comparing: ${Math.round((100 * done) / of)} %`),
  );
  lap('comparing');
  io.progress('clustering');
  const linked = finishLinkage(plan, parts);
  lap('clustering');
  io.progress('writing');
  const written = await writeResults(out, linked, { ids, border: tables[0]!.rows, threads });
  lap('writing');
  const answer = {
    rows: tables.map(({ rows }) => rows),
    compared: linked.pairs.compared,
    ...written,
    oneToOne: linked.clusters.oneToOne,
    threshold,
    missedByRules: linked.missed,
    repeatedIds: ids.repeated,
    id: ids.columns[0]?.heading ?? null,
    columns: plan.plan.roles.map(({ heading, role, because }) => ({ heading, role, because })),
    seconds: Number(((performance.now() - started) / 1000).toFixed(2)),
    phases: lap(),
    out,
  };
  io.answer(answer, words(answer));
}

/** Seconds of each phase, and within `planning` of the work done on all threads. Without a name: all of them. */
function stopwatch(threads: Threads): (name?: string) => Readonly<Record<string, number>> {
  const phases: Record<string, number> = {};
  let from = performance.now();
  return (name) => {
    const now = performance.now();
    if (name) phases[name] = Number(((now - from) / 1000).toFixed(3));
    from = now;
    if (name === 'planning')
      for (const [kind, seconds] of threads.spent)
        if (kind !== 'cells') phases[`planning: ${kind}`] = Number(seconds.toFixed(3));
    return phases;
  };
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

function wordsOfLists(answer: ListsLinked & Pick<Answer, 'rows' | 'columns' | 'seconds' | 'out'>): string {
  const n = (value: number) => value.toLocaleString('en');
  return [
    `${answer.rows.map(n).join(' + ')} names in ${answer.seconds} s (${answer.columns.map(({ heading }) => heading).join(', ')}).`,
    `${n(answer.clusters)} different; ${n(answer.groups)} groups of several rows, ${n(answer.pairs)} pairs.`,
    `Results: ${answer.out}/pairs.csv, clusters.csv, model.json.`,
  ].join('\n');
}

interface Answer {
  readonly rows: readonly number[];
  readonly compared: number;
  readonly clusters: number;
  readonly groups: number;
  readonly pairs: number;
  readonly duplicates: number;
  readonly oneToOne: boolean;
  readonly missedByRules: number | null;
  readonly repeatedIds: number;
  readonly columns: readonly { readonly heading: string; readonly role: string | null; readonly because: string }[];
  readonly seconds: number;
  readonly out: string;
}

function words(answer: Answer): string {
  const n = (value: number) => value.toLocaleString('en');
  const missed = answer.missedByRules === null ? 'unknown' : `about ${(answer.missedByRules * 100).toFixed(2)} %`;
  return [
    `${answer.rows.map(n).join(' + ')} rows, ${n(answer.compared)} pairs compared in ${answer.seconds} s.`,
    `${n(answer.clusters)} different; ${n(answer.groups)} groups of several rows, ${n(answer.pairs)} pairs${answer.oneToOne ? ' (each row at most one partner: both files are free of duplicates)' : ''}.`,
    `Matches that were never compared: ${missed}.`,
    `Compared: ${answer.columns.flatMap(({ heading, role }) => (role === null ? [] : [`${heading} (${role})`])).join(', ')}.`,
    `Left out: ${answer.columns.flatMap(({ heading, role, because }) => (role === null ? [`${heading} (${because})`] : [])).join(', ') || 'nothing'}.`,
    ...(answer.repeatedIds > 0
      ? [`${n(answer.repeatedIds)} rows have an id that an earlier row has: results name them by the same id.`]
      : []),
    `Results: ${answer.out}/pairs.csv, clusters.csv, model.json.`,
  ].join('\n');
}

function numberOf(text: string, option: string, fits: (value: number) => boolean, what: string): number {
  const value = Number(text.replace(',', '.'));
  if (text.trim() === '' || !fits(value)) misuse(`--${option} must be ${what}, not "${text}".`);
  return value;
}
