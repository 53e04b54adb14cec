// Thirty joins of two lists without labels: node engines/linkage/lists/bench/autofj.ts --data DIR [--write]
// DIR holds linkage/autofj/TASK/{left,right,gt}.csv (Auto-FuzzyJoin, MIT; names from DBpedia, CC BY-SA). Every second task by alphabet was for
// development, the others were never looked at. Strangers: one half of a list against the other, which share nothing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fitAny } from '../../names/bench/fit.ts';
import { collect } from '../collect.ts';
import { type Evidence, FEATURES, type Feature } from '../evidence.ts';
import { chosen, linkNameLists, SHARE_COUNTS, WEIGHTS } from '../link-name-lists.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, write: { type: 'boolean' } },
});
if (!values.data) throw new Error('say --data FOLDER');
const root = join(values.data, 'linkage/autofj');
const round = (value: number): number => Math.round(value * 1000) / 1000;

function readCsv(file: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of readFileSync(file, 'utf8').matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1).slice(1);
}

interface Task {
  readonly name: string;
  readonly development: boolean;
  readonly left: string[][];
  readonly right: string[][];
  readonly truth: ReadonlyMap<string, string>;
}

const tasks: Task[] = readdirSync(root)
  .filter((name) => !name.includes('.'))
  .sort()
  .map((name, at) => ({
    name,
    development: at % 2 === 0,
    left: readCsv(join(root, name, 'left.csv')),
    right: readCsv(join(root, name, 'right.csv')),
    truth: new Map(readCsv(join(root, name, 'gt.csv')).map(([left = '', , right = '']) => [right, left])),
  }));
const names = (rows: readonly string[][]): string[] => rows.map((row) => row[1] ?? '');
const figures = (task: Task, pairs: readonly { left: number; right: number }[]) => {
  const hits = pairs.filter(({ left, right }) => task.truth.get(task.right[right]![0]!) === task.left[left]![0]).length;
  return {
    pairs: pairs.length,
    precision: round(pairs.length ? hits / pairs.length : 1),
    recall: round(hits / task.truth.size),
  };
};
const mean = (all: readonly { precision: number; recall: number }[]) => ({
  precision: round(all.reduce((sum, one) => sum + one.precision, 0) / all.length),
  recall: round(all.reduce((sum, one) => sum + one.recall, 0) / all.length),
});

const started = performance.now();
const shipped = tasks.map((task) => ({
  task,
  ...figures(task, linkNameLists(names(task.left), names(task.right), { seed: 1 })),
}));
const seconds = (performance.now() - started) / 1000;

// Development tasks judged by weights that were fitted without them.
const developed = tasks.filter((task) => task.development);
const collected = developed.map((task) => {
  const { found, share } = collect(names(task.left), names(task.right), 1);
  const offset = SHARE_COUNTS * Math.log2(share / (1 - share));
  const cases = found.map((one) => ({
    ...one,
    features: one.evidence,
    same: task.truth.get(task.right[one.right]![0]!) === task.left[one.left]![0],
    share: 150 / (found.length + 50),
    offset,
  }));
  return { task, cases };
});
const none = Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Record<Feature, number>;
const spread = Object.fromEntries(
  FEATURES.map((feature) => [feature, feature === 'base' ? 10 : feature === 'exact' ? 0 : 0.83]),
) as Record<Feature, number>;
const fitted = (without: Task | null) =>
  fitAny<Feature>(
    FEATURES,
    collected.filter(({ task }) => task !== without).flatMap(({ cases }) => cases),
    { ...none, exact: WEIGHTS.exact },
    spread,
  );
const leftOut = collected.map(({ task, cases }) => {
  const weights = fitted(task);
  const chance = (evidence: Evidence, offset: number) =>
    1 / (1 + 2 ** -FEATURES.reduce((sum, feature) => sum + weights[feature] * evidence[feature], offset));
  const scored = cases
    .map((one) => ({ ...one, probability: chance(one.evidence, one.offset) }))
    .sort((a, b) => b.probability - a.probability);
  return figures(task, chosen(scored, {}));
});

const strangers = tasks.map((task) => {
  const all = names(task.left);
  const others = all.filter((_, at) => at % 2 === 1).slice(0, 400);
  return (
    linkNameLists(
      all.filter((_, at) => at % 2 === 0),
      others,
      { seed: 1 },
    ).length / others.length
  );
});

const report = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} x ${cpus()[0]?.model ?? ''}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  seconds: round(seconds),
  all: mean(shipped),
  heldOut: mean(shipped.filter(({ task }) => !task.development)),
  developmentEachLeftOut: mean(leftOut),
  developmentFitted: mean(shipped.filter(({ task }) => task.development)),
  allHonest: mean([...leftOut, ...shipped.filter(({ task }) => !task.development)]),
  strangersLinked: round(strangers.reduce((sum, one) => sum + one, 0) / strangers.length),
  fitted: Object.fromEntries(
    Object.entries(fitted(null)).map(([feature, weight]) => [feature, Math.round(Number(weight) * 100) / 100]),
  ),
  tasks: Object.fromEntries(
    shipped.map(({ task, ...rest }) => [`${task.name}${task.development ? '' : ' (held out)'}`, rest]),
  ),
};
if (values.write)
  writeFileSync(join(import.meta.dirname, 'autofj.result.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report, null, 1));
