import type { BinnedFeature } from './boost.ts';
import { type Calibration, calibratedLogit } from './calibrate.ts';

export interface LearnedTerm {
  /** One feature, or the two of a pair. */
  readonly features: readonly number[];
  /** Group of each bin of the features, for pairs. */
  readonly groups: readonly Uint8Array[];
  /** Value per bin; of a pair: group of the first x groups of the second + group of the second. */
  readonly shape: Float64Array;
  /** The same of each bag: [bin x bags + bag]. */
  readonly bags: Float64Array;
}

export type ModelKind = 'additive' | 'logistic' | 'base-rate';

/** A model whose log odds are intercept + sum of its terms, before calibration. */
export interface Fitted {
  readonly kind: ModelKind;
  readonly intercept: number;
  readonly interceptBags: Float64Array;
  readonly terms: readonly LearnedTerm[];
  /** Standard deviation over bags times this is the standard error of the score. */
  readonly spread: number;
  readonly calibration: Calibration;
  /** Scores of the rows by models that have not seen them, not calibrated; NaN for rows that were not used. */
  readonly unseen: Float64Array;
  /** The base rate of the rows that were learnt from when a row was held out. */
  readonly unseenBase: Float64Array;
  /** What the candidates reached on held-out rows: mean log loss and the standard error of the difference from the best. */
  readonly candidates: readonly { readonly kind: ModelKind; readonly logLoss: number; readonly error: number }[];
  readonly cycles: number;
  readonly baseRate: number;
}

/** Bin of a term for a row, given the bins of its features. */
export function binOfTerm({ features, groups }: LearnedTerm, width: number, bins: (feature: number) => number): number {
  if (features.length === 1) return bins(features[0]!);
  return groups[0]![bins(features[0]!)]! * width + groups[1]![bins(features[1]!)]!;
}

/** Groups of the second feature of a pair; 0 for a single feature. */
export function widthOf({ groups }: { readonly groups: readonly ArrayLike<number>[] }): number {
  const second = groups[1];
  if (second === undefined) return 0;
  let most = 0;
  for (let bin = 0; bin < second.length; bin++) most = Math.max(most, second[bin]!);
  return most + 1;
}

/** Calibrated log odds of every row. */
export function scoreRows(fitted: Fitted, features: readonly BinnedFeature[], rows: number): Float64Array {
  const scores = new Float64Array(rows).fill(fitted.intercept);
  for (const term of fitted.terms) {
    const { shape } = term;
    if (term.features.length === 1) {
      const { bins } = features[term.features[0]!]!;
      for (let row = 0; row < rows; row++) scores[row]! += shape[bins[row]!]!;
      continue;
    }
    const [a, b] = [features[term.features[0]!]!.bins, features[term.features[1]!]!.bins];
    const [ga, gb] = [term.groups[0]!, term.groups[1]!];
    const width = widthOf(term);
    for (let row = 0; row < rows; row++) scores[row]! += shape[ga[a[row]!]! * width + gb[b[row]!]!]!;
  }
  for (let row = 0; row < rows; row++) scores[row] = calibratedLogit(fitted.calibration, scores[row]!);
  return scores;
}
