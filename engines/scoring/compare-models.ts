import { differenceOf } from './choose-simplest.ts';
import { aucOf, logLossOf } from './measure.ts';
import { type Model, ScoringRefusal, type Words } from './model.ts';
import { predict } from './predict.ts';
import { isMissing, readLevel } from './read-cells.ts';
import { columnNamed, pickRows, type Table } from './table.ts';

export interface Comparison {
  /** `replace`: the new one is demonstrably better on these rows · `keep`: it is not · `worse`: it is demonstrably worse */
  readonly verdict: 'replace' | 'keep' | 'worse';
  readonly rows: number;
  readonly positives: number;
  readonly old: { readonly logLoss: number; readonly brier: number; readonly auc: number };
  readonly new: { readonly logLoss: number; readonly brier: number; readonly auc: number };
  /** Gain of the new one in log loss, with a two-sided 90 % interval. */
  readonly gain: { readonly mean: number; readonly low: number; readonly high: number };
  readonly text: Words;
}

/**
 * Judges two models on rows that came after both were trained. The new one takes over only where the whole interval of the paired difference
 * speaks for it; the other way round both stay, side by side.
 * @throws ScoringRefusal where the rows hold no known outcomes
 */
export function compareModels(old: Model, next: Model, later: Table): Comparison {
  const column = columnNamed(later, old.target.column);
  if (!column || next.target.column !== old.target.column)
    throw new ScoringRefusal('column-not-found', {
      de: `Die Zielspalte „${old.target.column}“ fehlt, oder die Modelle sagen Verschiedenes voraus.`,
      en: `The target column "${old.target.column}" is missing, or the models predict different things.`,
    });
  const rows: number[] = [];
  for (let row = 0; row < later.rows; row++) if (!isMissing(column.values[column.codes[row]!])) rows.push(row);
  if (rows.length < 2)
    throw new ScoringRefusal('target-empty', {
      de: 'Keine spätere Zeile hat schon einen Ausgang.',
      en: 'No later row has an outcome yet.',
    });
  const positive = old.target.positive.trim().toLowerCase();
  const truth = rows.map((row) =>
    readLevel(column.values[column.codes[row]!]).trim().toLowerCase() === positive ? 1 : 0,
  );
  const table = pickRows(later, rows);
  const chances = (model: Model) => predict(model, table, { reasons: 0 }).map(({ probability }) => probability);
  const [before, after] = [chances(old), chances(next)];
  const losses = (list: readonly number[]) => list.map((chance, at) => logLossOf(chance, truth[at]!));
  const group = old.group === null ? undefined : columnNamed(table, old.group);
  const groups = group ? group.codes : Int32Array.from(rows, (_, at) => at);
  const { mean, error } = differenceOf(losses(before), losses(after), [...rows.keys()], groups);
  const gain = { mean, low: mean - 1.645 * error, high: mean + 1.645 * error };
  const verdict = gain.low > 0 ? 'replace' : gain.high < 0 ? 'worse' : 'keep';
  const measured = (list: readonly number[]) => ({
    logLoss: losses(list).reduce((sum, one) => sum + one, 0) / rows.length,
    brier: list.reduce((sum, chance, at) => sum + (chance - truth[at]!) ** 2, 0) / rows.length,
    auc: aucOf(list, truth),
  });
  return {
    verdict,
    rows: rows.length,
    positives: truth.reduce((sum: number, one) => sum + one, 0),
    old: measured(before),
    new: measured(after),
    gain,
    text: verdictWords[verdict],
  };
}

const verdictWords: Readonly<Record<Comparison['verdict'], Words>> = {
  replace: {
    de: 'Das neue Modell ist auf den späteren Fällen nachweislich besser und löst das alte ab.',
    en: 'The new model is demonstrably better on the later cases and takes over.',
  },
  keep: {
    de: 'Auf den späteren Fällen ist das neue Modell nicht nachweislich besser; das alte bleibt, beide werden weiter verglichen.',
    en: 'On the later cases the new model is not demonstrably better; the old one stays, both go on being compared.',
  },
  worse: {
    de: 'Das neue Modell ist auf den späteren Fällen nachweislich schlechter; das alte bleibt.',
    en: 'The new model is demonstrably worse on the later cases; the old one stays.',
  },
};
