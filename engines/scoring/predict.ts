import { calibratedLogit, sigmoid } from './calibrate.ts';
import { encoderOf } from './features.ts';
import { stabilityIndex } from './find-drift.ts';
import { widthOf } from './fitted.ts';
import { normalQuantile } from './logistic.ts';
import { type Model, ScoringRefusal } from './model.ts';
import { readDay } from './read-cells.ts';
import { type Language, type Reason, reasonMaker, sentenceOfBase } from './reasons.ts';
import { type Cell, type Table, tableFromRecords } from './table.ts';

export interface Prediction {
  readonly probability: number;
  /** Ends of the interval for the true probability of this row; they hold `probability`. */
  readonly low: number;
  readonly high: number;
  /** What moves it most, largest first. Each is one term's exact contribution in log odds. */
  readonly reasons: readonly Reason[];
}

export interface Explanation extends Prediction {
  /** Log odds of an average row. */
  readonly start: number;
  /** Contribution of every term; start + their sum + calibration = log odds of the probability. */
  readonly contributions: readonly Reason[];
  /** What the calibration curve adds at this score; 0 where it is a straight line, which is then in the contributions. */
  readonly calibration: number;
  readonly logit: number;
}

export interface PredictConfig {
  readonly language?: Language | undefined;
  /** Reasons at most; 3. */
  readonly reasons?: number | undefined;
  /** Day to which ages of dates are counted, YYYY-MM-DD; the model's own where left out. */
  readonly asOf?: string | undefined;
}

export interface Scorer {
  /** Cells in the order of the columns the scorer was made for. */
  predict(cells: readonly Cell[]): Prediction;
  explain(cells: readonly Cell[]): Explanation;
  /** Features whose values in the rows predicted so far differ from those of training (PSI of .2 and more). */
  drift(): readonly { readonly feature: string; readonly psi: number }[];
}

/** Below this many log odds a term is no reason. */
const LEAST_REASON = 0.02;

/**
 * Prepares a model for rows with these columns. Missing columns count as empty cells.
 * Contributions of a bin never change, so a reason is made once and handed out as often as the bin occurs.
 */
export function createScorer(model: Model, columns: readonly string[], config: PredictConfig = {}): Scorer {
  const language = config.language ?? 'de';
  const most = config.reasons ?? 3;
  const reference = config.asOf ?? model.referenceDay;
  const day = reference === null ? null : readDay(reference, 'day-first');
  const place = new Map(columns.map((name, at) => [name, at]));
  const read = new Set(model.terms.flatMap(({ features }) => features));
  const encoders = model.features.map((feature, at) =>
    read.has(at) ? encoderOf(feature, (name) => place.get(name) ?? -1, day) : () => 0,
  );
  const slope = model.calibration.kind === 'platt' ? model.calibration.slope : 1;
  const start =
    model.calibration.kind === 'platt' ? calibratedLogit(model.calibration, model.intercept) : model.intercept;
  const bags = model.interceptBags.length;
  const terms = model.terms.map((term) => ({
    first: term.features[0]!,
    second: term.features[1] ?? -1,
    firstGroup: Uint8Array.from(term.groups[0] ?? []),
    secondGroup: Uint8Array.from(term.groups[1] ?? []),
    width: widthOf(term),
    shape: Float64Array.from(term.shape, (value) => value * slope),
    bags: Float64Array.from(term.bags),
    reasonOf: reasonMaker(model, term, slope, language),
    seen: new Float64Array(term.shape.length),
  }));
  const interceptBags = Float64Array.from(model.interceptBags);
  const { level, spread, meanVariance, priorBags } = model.uncertainty;
  const z = normalQuantile(0.5 + level / 2);
  const bins = new Int32Array(encoders.length);
  const at = new Int32Array(terms.length);
  const bagged = new Float64Array(bags);
  const isBase = model.kind === 'base-rate';
  const baseReason = sentenceOfBase(model, language);
  const baseline: Prediction = { ...model.base, reasons: [baseReason] };
  const isStraight = model.calibration.kind === 'platt';
  const calibrated = (score: number) => (isStraight ? score : calibratedLogit(model.calibration, score));

  const locate = (cells: readonly Cell[]): number => {
    for (let feature = 0; feature < encoders.length; feature++) bins[feature] = encoders[feature]!(cells);
    let score = start;
    bagged.set(interceptBags);
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index]!;
      const bin =
        term.second < 0
          ? bins[term.first]!
          : term.firstGroup[bins[term.first]!]! * term.width + term.secondGroup[bins[term.second]!]!;
      at[index] = bin;
      term.seen[bin]! += 1;
      score += term.shape[bin]!;
      const from = bin * bags;
      const values = term.bags;
      for (let bag = 0; bag < bags; bag++) bagged[bag]! += values[from + bag]!;
    }
    return score;
  };
  const half = (): number => {
    let sum = 0;
    let squares = 0;
    for (let bag = 0; bag < bags; bag++) {
      sum += bagged[bag]!;
      squares += bagged[bag]! * bagged[bag]!;
    }
    const own = bags < 2 ? 0 : Math.max(0, (squares - (sum * sum) / bags) / (bags - 1));
    const steadied = ((bags - 1) * own + priorBags * meanVariance) / Math.max(1, bags - 1 + priorBags);
    return z * spread * slope * Math.sqrt(steadied);
  };
  const chosen = new Int32Array(most + 1);
  const strongest = (): readonly Reason[] => {
    let count = 0;
    for (let index = 0; index < terms.length; index++) {
      const size = Math.abs(terms[index]!.shape[at[index]!]!);
      if (size < LEAST_REASON) continue;
      let to = count;
      while (to > 0 && sizeOf(chosen[to - 1]!) < size) to -= 1;
      if (to >= most) continue;
      chosen.copyWithin(to + 1, to, count);
      chosen[to] = index;
      count = Math.min(most, count + 1);
    }
    const reasons: Reason[] = new Array(count);
    for (let to = 0; to < count; to++) reasons[to] = terms[chosen[to]!]!.reasonOf(at[chosen[to]!]!);
    return reasons;
  };
  const sizeOf = (index: number): number => Math.abs(terms[index]!.shape[at[index]!]!);
  const predict = (cells: readonly Cell[]): Prediction => {
    if (isBase) return baseline;
    const score = locate(cells);
    const by = half();
    const probability = sigmoid(calibrated(score));
    return {
      probability,
      low: Math.min(probability, sigmoid(calibrated(score - by))),
      high: Math.max(probability, sigmoid(calibrated(score + by))),
      reasons: strongest(),
    };
  };
  return {
    predict,
    drift: () =>
      model.terms.flatMap(({ name, features, share }, index) => {
        const rows = terms[index]!.seen.reduce((sum, one) => sum + one, 0);
        // A handful of rows always looks different.
        if (features.length > 1 || rows < 200) return [];
        const psi = stabilityIndex(
          share.map((one) => one * model.card.rows),
          terms[index]!.seen,
        );
        return psi >= 0.2 ? [{ feature: name, psi }] : [];
      }),
    explain(cells) {
      const prediction = predict(cells);
      if (isBase) {
        const logit = Math.log(prediction.probability / (1 - prediction.probability));
        return { ...prediction, start: logit, contributions: [], calibration: 0, logit };
      }
      const contributions = terms.map((term, index) => term.reasonOf(at[index]!));
      const score = contributions.reduce((sum, { contribution }) => sum + contribution, start);
      const logit = calibrated(score);
      return {
        ...prediction,
        start,
        contributions: contributions.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
        calibration: logit - score,
        logit,
      };
    },
  };
}

/** Probability, interval and reasons for every row of a table or for records. */
export function predict(
  model: Model,
  rows: Table | readonly Readonly<Record<string, Cell>>[],
  config: PredictConfig = {},
): readonly Prediction[] {
  return eachRow(model, rows, config, (scorer, cells) => scorer.predict(cells));
}

/** The same with the contribution of every term: a waterfall that adds up. */
export function explain(
  model: Model,
  rows: Table | readonly Readonly<Record<string, Cell>>[],
  config: PredictConfig = {},
): readonly Explanation[] {
  return eachRow(model, rows, config, (scorer, cells) => scorer.explain(cells));
}

function eachRow<T>(
  model: Model,
  rows: Table | readonly Readonly<Record<string, Cell>>[],
  config: PredictConfig,
  answer: (scorer: Scorer, cells: readonly Cell[]) => T,
): readonly T[] {
  const table = 'columns' in rows ? rows : tableFromRecords(rows);
  const wanted = new Set(columnsOf(model));
  const columns = table.columns.filter(({ name }) => wanted.has(name));
  const scorer = createScorer(
    model,
    columns.map(({ name }) => name),
    config,
  );
  const cells: Cell[] = new Array(columns.length);
  return Array.from({ length: table.rows }, (_, row) => {
    for (let at = 0; at < columns.length; at++) cells[at] = columns[at]!.values[columns[at]!.codes[row]!];
    return answer(scorer, cells);
  });
}

/** Columns that the model reads, each once. */
export function columnsOf(model: Model): readonly string[] {
  const names = model.terms.flatMap((term) =>
    term.features.flatMap((at) => {
      const feature = model.features[at]!;
      return feature.kind === 'age' && feature.until !== null ? [feature.column, feature.until] : [feature.column];
    }),
  );
  return [...new Set(names)];
}

/** Reads a model back from JSON. @throws ScoringRefusal `not-a-model` */
export function readModel(json: unknown): Model {
  const isModel =
    typeof json === 'object' && json !== null && 'format' in json && json.format === 'lotse-scoring' && 'terms' in json;
  if (!isModel || !('version' in json) || json.version !== 1)
    throw new ScoringRefusal('not-a-model', {
      de: 'Das ist kein Modell von „lotse score train“, oder es stammt aus einer anderen Fassung.',
      en: 'This is no model of "lotse score train", or it comes from another version.',
    });
  return json as Model;
}
