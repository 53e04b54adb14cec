import type { Worker } from 'node:worker_threads';
import { finishLinkage, type Label, planSteps, scoreSteps, type Table } from '#engines/linkage/index.ts';
import type { Io } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { say } from '#server/platform/spoken-language.ts';
import { wordsOfLinks, wordsOfLists } from './answer-words.ts';
import { chooseIds } from './choose-ids.ts';
import { linkLists, listColumns } from './link-lists.ts';
import { readLabels } from './read-labels.ts';
import { readTable } from './read-table.ts';
import { joinThreads, type Threads } from './threads.ts';
import { writeResults } from './write-results.ts';

export interface Question {
  readonly paths: readonly string[];
  readonly id: string | undefined;
  readonly out: string;
  readonly threshold: number;
  readonly seed: number;
  readonly labels: string | undefined;
}

export async function linkFiles(question: Question, workers: readonly Worker[], io: Io): Promise<void> {
  const threads = joinThreads(workers);
  const { paths, id, out, threshold, seed } = question;
  const started = performance.now();
  const lap = stopwatch(threads);
  const tables: Table[] = [];
  for (const path of paths) {
    io.progress(say(`${path} wird gelesen`, `reading ${path}`));
    tables.push(await readTable(path, threads));
  }
  if (tables.some(({ rows }) => rows === 0))
    fail('file-empty', {
      text: say(
        'Eine Datei hat Überschriften, aber keine Zeilen: Es gibt nichts zu vergleichen.',
        'A file has headings but no rows: there is nothing to compare.',
      ),
    });
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
    io.progress(say('Namen werden verglichen', 'comparing names'));
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
      text: say(
        'Keine Spalte lässt sich vergleichen: Alle sind leer, überall gleich oder zählen nur die Zeilen. Zwei Dateien brauchen Spalten derselben Überschrift oder Bedeutung.',
        'No column can be compared: all are empty, constant, or only number the rows. Two files need columns of the same heading or meaning.',
      ),
    });
  }
  const parts = await threads.drive(scoreSteps(plan, threads.pieces), (done, of) =>
    io.progress(`${say('Vergleich', 'comparing')}: ${Math.round((100 * done) / of)} %`),
  );
  lap('comparing');
  io.progress(say('Gruppen werden gebildet', 'clustering'));
  const linked = finishLinkage(plan, parts);
  lap('clustering');
  io.progress(say('Ergebnisse werden geschrieben', 'writing'));
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
  io.answer(answer, wordsOfLinks(answer));
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
