import { readBaseRate, wideningFor } from './base-rate.ts';
import { logit } from './calibrate.ts';
import { gainOf, judge, judgeLater, NESTED_ROWS, qualityOf } from './evaluate.ts';
import { type Feature, sourcesOf } from './features.ts';
import { findDrift } from './find-drift.ts';
import { finding } from './findings.ts';
import { binOfTerm, type Fitted, widthOf } from './fitted.ts';
import { leakWords } from './leak-words.ts';
import { type Lesson, learn, optionsFor } from './learn.ts';
import { type Model, type ModelCard, type ModelTerm, ScoringRefusal } from './model.ts';
import { type Prepared, prepare, type TrainConfig } from './prepare.ts';
import { dayText } from './read-cells.ts';
import type { Table } from './table.ts';
import { limitsOf, verdictOf } from './verdict.ts';

export interface TrainWorld {
  /** Called often; a promise it returns is awaited, which lets a caller take a breath and the signal arrive. */
  readonly onProgress?: (stage: string) => void | Promise<void>;
  /** Training stops with ScoringRefusal `cancelled` soon after `aborted` turns true. */
  readonly signal?: { readonly aborted: boolean };
}

export interface Trained {
  readonly model: Model;
  readonly report: ModelCard;
}

/**
 * Learns to predict one outcome from a table. The answer is always a model; where nothing was learnt that beats the base rate on unseen rows, the
 * model is the base rate with its interval and says so. Same table, configuration and seed: same model.
 * @throws ScoringRefusal where the table cannot be learnt from at all (no such column, one outcome only), or `cancelled`
 */
export async function train(table: Table, config: TrainConfig, world: TrainWorld = {}): Promise<Trained> {
  const work = trainInSteps(table, config);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await world.onProgress?.(step.value);
    if (world.signal?.aborted)
      throw new ScoringRefusal('cancelled', { de: 'Das Training wurde abgebrochen.', en: 'Training was cancelled.' });
  }
}

/** The same as a generator, for callers that have their own way to wait. */
export function* trainInSteps(table: Table, config: TrainConfig): Generator<string, Trained> {
  const seed = config.seed ?? 1;
  yield 'columns';
  const prepared = prepare(table, config);
  const { target, positives, groups, features, days } = prepared;
  const rows = target.length;
  const rarer = Math.min(positives, rows - positives);
  const lesson: Lesson = { features: features.map(({ binned }) => binned), target, groups };
  const use = new Uint8Array(rows).fill(1);
  const options = optionsFor(rows, rarer, seed);
  const fitted = rarer < 2 || features.length === 0 ? null : yield* learn(lesson, use, options);
  const judged = fitted && rarer >= 4 ? yield* judge(lesson, fitted, options, rarer) : null;
  const later = fitted && days && rarer >= 4 ? yield* judgeLater(lesson, days, seed) : null;
  const drift = days ? yield* findDrift(lesson, features, days, config.time ?? null, seed) : [];
  const withoutSuspects = fitted && rarer >= 4 ? yield* judgeWithoutSuspects(prepared, lesson, seed, rarer) : null;
  const gain = judged
    ? gainOf(judged, target, groups)
    : { mean: 0, error: 0, low: Number.NEGATIVE_INFINITY, clusters: 0 };
  const laterGain = later ? gainOf(later, target, groups) : null;
  const quality = judged && qualityOf(judged, target);
  const used =
    fitted !== null &&
    fitted.kind !== 'base-rate' &&
    gain.low > 0 &&
    // A model that is the base rate but for the third digit can be "certainly" better by nothing.
    gain.mean > LEAST_GAIN * (quality?.baseLogLoss ?? 1) &&
    // Random folds look into the future. What does not hold in later rows is not used, whatever the folds say.
    (laterGain === null || laterGain.mean > 0);
  const names = features.map(({ feature }) => feature);
  const terms = fitted && used ? termsOf(fitted, lesson, names) : [];
  const level = config.level ?? 0.8;
  const { base, variance: open } = readBaseRate(lesson, level, fitted !== null && rows <= NESTED_ROWS, seed);
  // Few rows: trees of different folds agree more than they should. What the logistic posterior leaves open is the least.
  const spread = (fitted?.spread ?? 1) * wideningFor(rows);
  const variance = fitted && used ? Math.max(meanVariance(fitted, lesson), open / fitted.spread ** 2) : 0;
  const findings = [...prepared.findings, ...drift];
  if (used && quality && quality.auc >= 0.98) {
    const strongest = terms.reduce((best, term) => (term.importance > best.importance ? term : best), terms[0]!);
    findings.unshift(
      finding('too-good', 'warn', null, leakWords.tooGood(quality.auc, strongest.name), { auc: quality.auc }),
    );
  }
  const facts = { rows, positives, rarer, used, gain, laterGain, kind: fitted?.kind ?? ('base-rate' as const), base };
  const card: ModelCard = {
    rows,
    positives,
    dropped: prepared.dropped,
    period: periodOf(days, prepared, config.time),
    columns: prepared.columns,
    used,
    verdict: verdictOf(facts),
    quality,
    later: later && qualityOf(later, target),
    withoutSuspects,
    gain: { mean: gain.mean, low: Number.isFinite(gain.low) ? gain.low : 0, error: gain.error },
    candidates: fitted?.candidates ?? [],
    findings,
    limits: limitsOf({ rows, rarer, hasTime: days !== null, hasGroup: config.group !== undefined }),
  };
  const model: Model = {
    format: 'lotse-scoring',
    version: 1,
    kind: used ? fitted.kind : 'base-rate',
    seed,
    target: { column: config.target, positive: config.positive },
    time: config.time ?? null,
    group: config.group ?? null,
    referenceDay: prepared.referenceDay,
    features: names,
    intercept: used ? fitted.intercept : logit(base.probability),
    interceptBags: used ? [...fitted.interceptBags] : [],
    terms,
    calibration: used ? fitted.calibration : { kind: 'platt', intercept: 0, slope: 1 },
    uncertainty: {
      level,
      spread,
      meanVariance: variance,
      priorBags: fitted?.kind === 'logistic' ? 0 : rows <= NESTED_ROWS ? 40 : 8,
    },
    base,
    card,
  };
  return { model, report: card };
}

/** The same procedure once more without the columns that are suspected: how good the model is if the suspicion is right. */
function* judgeWithoutSuspects(
  { findings, features }: Prepared,
  lesson: Lesson,
  seed: number,
  rarer: number,
): Generator<string, ModelCard['withoutSuspects']> {
  const suspects = findings.flatMap(({ code, column }) =>
    code === 'leak-suspected' && column !== null ? [column] : [],
  );
  const rest = features.filter(({ feature }) => !sourcesOf(feature).some((column) => suspects.includes(column)));
  if (suspects.length === 0 || rest.length === 0) return null;
  const innocent = { ...lesson, features: rest.map(({ binned }) => binned) };
  const rows = lesson.target.length;
  const options = { ...optionsFor(rows, rarer, seed), repeats: 1, logistic: rows <= 400 };
  const fitted = yield* learn(innocent, new Uint8Array(rows).fill(1), options);
  const judged = yield* judge(innocent, fitted, options, rarer);
  return { columns: [...new Set(suspects)], quality: qualityOf(judged, lesson.target) };
}

/** Share of the base rate's log loss that a model has to take away to be worth its columns. */
const LEAST_GAIN = 0.003;

function termsOf(fitted: Fitted, lesson: Lesson, names: readonly Feature[]): ModelTerm[] {
  const rows = lesson.target.length;
  return fitted.terms.map((term) => {
    const width = widthOf(term);
    const counts = new Float64Array(term.shape.length);
    for (let row = 0; row < rows; row++)
      counts[binOfTerm(term, width, (feature) => lesson.features[feature]!.bins[row]!)]! += 1;
    let importance = 0;
    for (const [bin, value] of term.shape.entries()) importance += (Math.abs(value) * counts[bin]!) / rows;
    return {
      name: term.features.map((at) => names[at]!.name).join(' × '),
      features: term.features,
      groups: term.groups.map((group) => [...group]),
      shape: [...term.shape].map(short),
      bags: [...term.bags].map(short),
      importance,
      share: [...counts].map((count) => short(count / rows)),
    };
  });
}

/** Six digits are more than any data carry, and a third of the file. */
const short = (value: number): number => Number(value.toPrecision(7));

function meanVariance(fitted: Fitted, { features, target }: Lesson): number {
  const bags = fitted.interceptBags.length;
  const rows = target.length;
  const step = Math.max(1, Math.floor(rows / 2000));
  const widths = fitted.terms.map(widthOf);
  let sum = 0;
  let seen = 0;
  const scores = new Float64Array(bags);
  for (let row = 0; row < rows; row += step) {
    scores.set(fitted.interceptBags);
    for (const [at, term] of fitted.terms.entries()) {
      const from = binOfTerm(term, widths[at]!, (feature) => features[feature]!.bins[row]!) * bags;
      for (let bag = 0; bag < bags; bag++) scores[bag]! += term.bags[from + bag]!;
    }
    sum += varianceOf(scores);
    seen += 1;
  }
  return seen === 0 ? 0 : sum / seen;
}

export function varianceOf(values: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const many = values.length;
  return many < 2 ? 0 : Math.max(0, (squares - (sum * sum) / many) / (many - 1));
}

function periodOf(days: Float64Array | null, prepared: Prepared, time: string | undefined): ModelCard['period'] {
  if (days === null) return null;
  const kind = prepared.columns.find(({ name }) => name === time)?.kind;
  const known = days.filter((day) => !Number.isNaN(day));
  const low = known.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const high = known.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  return kind === 'date' ? { from: dayText(low), to: dayText(high) } : { from: String(low), to: String(high) };
}
