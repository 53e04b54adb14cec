// Quality and speed of the learnt scores, side by side with others. Writes results.json beside it.
//   node engines/scoring/bench/learning.bench.ts --data FOLDER [--only sets,speed,small,noise,bias] [--xgboost FOLDER]
// FOLDER of --data holds scoring/*.csv.gz (README says where from). FOLDER of --xgboost: where `npm install ml-xgboost@1.1.2` was run; left out,
// that comparison is skipped. Seconds are processor time of this process on one core: a loaded machine makes them longer, not shorter.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '#engines/example-company/random.ts';
import { auditBias, createScorer, measureQuality, predict, tableFromRecords, train } from '../index.ts';
import { naiveBayes } from './naive-bayes.ts';
import { asNumbers, type LabelledSet, readSet, speedSet, tableOf, targetOf } from './read-set.ts';
import { simulateDeals, simulateNoise } from './simulate.ts';

interface Booster {
  train(rows: number[][], labels: number[]): void;
  predict(rows: number[][]): number[];
  free(): void;
}
type BoosterClass = new (options: Record<string, unknown>) => Booster;

const { values } = parseArgs({
  options: { data: { type: 'string' }, only: { type: 'string' }, xgboost: { type: 'string' } },
});
const wanted = (part: string) => values.only === undefined || values.only.split(',').includes(part);
const resultsPath = join(import.meta.dirname, 'results.json');
const results: Record<string, unknown> = existsSync(resultsPath) ? JSON.parse(readFileSync(resultsPath, 'utf8')) : {};
const seconds = () => process.cpuUsage().user / 1e6;
const three = (value: number) => Number(value.toFixed(4));

function record(part: string, figures: Record<string, unknown>): void {
  const machine = `${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`;
  results[part] = { date: new Date().toISOString().slice(0, 10), machine, ...figures };
  writeFileSync(resultsPath, `${JSON.stringify(results, null, 2)}\n`);
  console.log(part, JSON.stringify(figures, null, 1));
}

const xgboost: BoosterClass | null = values.xgboost
  ? await createRequire(join(values.xgboost, 'package.json'))('ml-xgboost')
  : null;

/** Five outer folds: everything, calibration included, is learnt without the fold that is judged. */
async function crossValidate(set: LabelledSet) {
  const target = targetOf(set);
  const random = createRandom(2026);
  const fold = Array.from(target, () => random.whole(0, 4));
  const numbers = xgboost ? asNumbers(set) : [];
  const [ours, theirs, base] = [0, 0, 0].map(() => new Float64Array(target.length));
  const aucs: number[] = [];
  const theirAucs: number[] = [];
  let [ourSeconds, theirSeconds] = [0, 0];
  for (let out = 0; out < 5; out++) {
    const inside = [...fold.keys()].filter((row) => fold[row] !== out);
    const outside = [...fold.keys()].filter((row) => fold[row] === out);
    const table = tableOf(set, inside);
    const rate = inside.reduce((sum, row) => sum + target[row]!, 0) / inside.length;
    const judged = (chances: Float64Array) =>
      measureQuality(
        outside.map((row) => chances[row]!),
        outside.map((row) => target[row]!),
        outside.map(() => rate),
      ).auc;
    let start = seconds();
    const { model } = await train(table, { target: set.target, positive: set.positive });
    ourSeconds += seconds() - start;
    for (const [at, { probability }] of predict(model, tableOf(set, outside), { reasons: 0 }).entries()) {
      ours![outside[at]!] = probability;
      base![outside[at]!] = rate;
    }
    aucs.push(judged(ours!));
    if (!xgboost) continue;
    start = seconds();
    const booster = new xgboost({ ...XGBOOST });
    booster.train(
      inside.map((row) => numbers[row]!),
      inside.map((row) => target[row]!),
    );
    theirSeconds += seconds() - start;
    for (const [at, chance] of booster.predict(outside.map((row) => numbers[row]!)).entries())
      theirs![outside[at]!] = chance;
    booster.free();
    theirAucs.push(judged(theirs!));
  }
  const mean = (list: readonly number[]) => three(list.reduce((sum, one) => sum + one, 0) / list.length);
  const quality = measureQuality(ours!, target, base!);
  const their = xgboost ? measureQuality(theirs!, target, base!) : null;
  return {
    rows: target.length,
    auc: mean(aucs),
    ece: three(quality.ece),
    brier: three(quality.brier),
    logLoss: three(quality.logLoss),
    secondsPerTraining: three(ourSeconds / 5),
    xgboost: their && {
      auc: mean(theirAucs),
      ece: three(their.ece),
      brier: three(their.brier),
      logLoss: three(their.logLoss),
      secondsPerTraining: three(theirSeconds / 5),
    },
  };
}

/** Usual settings for tables of this size; no calibration, no folds, no reasons, no intervals: only the trees. */
const XGBOOST = {
  booster: 'gbtree',
  objective: 'binary:logistic',
  max_depth: 4,
  eta: 0.1,
  min_child_weight: 5,
  subsample: 0.8,
  colsample_bytree: 0.8,
  silent: 1,
  iterations: 150,
};

if (wanted('sets') && values.data !== undefined) {
  const folder = join(values.data, 'scoring');
  const bank = join(folder, 'bank-marketing-first-70-percent.csv.gz');
  const telco = join(folder, 'telco-churn-70-percent.csv.gz');
  const { report } = await train(tableOf(readSet(bank, 'y', 'yes')), { target: 'y', positive: 'yes' });
  record('sets', {
    'bank-marketing without duration': await crossValidate(readSet(bank, 'y', 'yes', ['duration'])),
    'bank-marketing with duration': {
      named: report.findings.filter(({ code }) => code.startsWith('leak')).map(({ text }) => text.en),
    },
    'telco-churn': await crossValidate(readSet(telco, 'Churn', 'Yes')),
  });
}

if (wanted('speed')) {
  const set = speedSet(50_000, 3);
  const table = tableOf(set);
  // Once to warm up: a worker that trains every night is warm, a command is not, so both are told.
  const times: number[] = [];
  let trained = await timedTraining(table, times);
  trained = await timedTraining(table, times);
  const scorer = createScorer(trained.model, set.names);
  const start = seconds();
  let reasons = 0;
  for (let at = 0; at < 1_000_000; at++) reasons += scorer.predict(set.rows[at % set.rows.length]!).reasons.length;
  const predicting = seconds() - start;
  record('speed', {
    rows: 50_000,
    features: 20,
    secondsToTrainFirst: three(times[0]!),
    secondsToTrainAgain: three(times[1]!),
    auc: three(trained.report.quality!.auc),
    secondsForMillionPredictionsWithReasons: three(predicting),
    reasons,
    xgboost: xgboost && speedOf(xgboost, set),
  });
}

async function timedTraining(table: ReturnType<typeof tableOf>, times: number[]) {
  const start = seconds();
  const trained = await train(table, { target: 'y', positive: '1' });
  times.push(seconds() - start);
  return trained;
}

function speedOf(Booster: BoosterClass, set: LabelledSet) {
  const numbers = asNumbers(set);
  const target = [...targetOf(set)];
  const start = seconds();
  const booster = new Booster({ ...XGBOOST });
  booster.train(numbers, target);
  const secondsToTrain = three(seconds() - start);
  booster.free();
  return { secondsToTrain };
}

if (wanted('small')) {
  const figures = [];
  for (const rows of [60, 80, 100, 140, 200]) {
    const sums = { used: 0, brier: 0, worst: -1, coverage: 0, naive: 0 };
    for (let seed = 1; seed <= 20; seed++) {
      const { records, truth } = simulateDeals(rows + 1000, 50_000 + seed * 31 + rows);
      const known = tableFromRecords(records.slice(0, rows));
      const later = tableFromRecords(records.slice(rows));
      const { model, report } = await train(known, { target: 'Ausgang', positive: 'gewonnen', seed });
      const base = report.positives / report.rows;
      const naive = naiveBayes(known, 'Ausgang', 'gewonnen')(later);
      let [gain, theirs, held] = [0, 0, 0];
      for (const [at, { probability, low, high }] of predict(model, later, { reasons: 0 }).entries()) {
        const won = records[rows + at]!['Ausgang'] === 'gewonnen' ? 1 : 0;
        gain += ((probability - won) ** 2 - (base - won) ** 2) / 1000;
        theirs += ((naive[at]! - won) ** 2 - (base - won) ** 2) / 1000;
        held += low <= truth[rows + at]! && truth[rows + at]! <= high ? 1 / 1000 : 0;
      }
      sums.used += report.used ? 1 : 0;
      sums.brier += gain / 20;
      sums.worst = Math.max(sums.worst, gain);
      sums.coverage += held / 20;
      sums.naive += theirs / 20;
    }
    figures.push({
      deals: rows,
      modelUsedOf20: sums.used,
      brierAgainstBaseRate: three(sums.brier),
      worstSeed: three(sums.worst),
      coverageOf80: three(sums.coverage),
      naiveBayesAgainstBaseRate: three(sums.naive),
    });
  }
  record('small', { figures });
}

if (wanted('noise')) {
  const figures = [];
  for (const [rows, columns, seeds] of [
    [100, 8, 100],
    [200, 10, 100],
    [1000, 12, 60],
    [5000, 20, 40],
  ] as const) {
    let refused = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const noise = tableFromRecords(simulateNoise(rows, columns, 9000 + seed));
      if (!(await train(noise, { target: 'y', positive: '1', seed })).report.used) refused += 1;
    }
    figures.push({ rows, columns, refused, seeds });
  }
  record('noise', { figures });
}

if (wanted('bias')) {
  const figures = [];
  for (const rows of [500, 1000, 2000]) {
    let [found, elsewhere, falseAlarm] = [0, 0, 0];
    for (let seed = 1; seed <= 100; seed++) {
      const { findings } = biased(rows, seed, 0.8);
      if (findings.some(({ attribute, value }) => attribute === 'Region' && value === 'Ost')) found += 1;
      if (findings.some(({ attribute }) => attribute !== 'Region')) elsewhere += 1;
      if (biased(rows, 1000 + seed, 0).findings.length > 0) falseAlarm += 1;
    }
    figures.push({ rows, found, wrongAttributeNamed: elsewhere, falseAlarmWithoutBias: falseAlarm, of: 100 });
  }
  record('bias', { planted: 'log odds of one of four regions lowered by .8', figures });
}

function biased(rows: number, seed: number, by: number) {
  const random = createRandom(77_000 + seed);
  const lists = {
    Region: ['Nord', 'Süd', 'Ost', 'West'],
    Größe: ['klein', 'mittel', 'groß'],
    Branche: ['A', 'B', 'C', 'D', 'E'],
  };
  const attributes = Object.entries(lists).map(([name, list]) => ({
    name,
    values: Array.from({ length: rows }, () => random.pick(list)),
  }));
  const scores = Array.from({ length: rows }, () => -1 + 1.1 * random.normal());
  const target = scores.map((score) => (random.next() < 1 / (1 + Math.exp(-score)) ? 1 : 0));
  const chances = scores.map(
    (score, row) => 1 / (1 + Math.exp(-score + (attributes[0]!.values[row] === 'Ost' ? by : 0))),
  );
  return auditBias({ chances, target, attributes });
}
