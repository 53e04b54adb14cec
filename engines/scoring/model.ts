import type { Calibration } from './calibrate.ts';
import type { Feature } from './features.ts';
import type { Finding } from './findings.ts';
import type { ModelKind } from './fitted.ts';
import type { Quality } from './measure.ts';

/** A trained model as plain JSON: everything that a prediction, its reasons and its model card need. */
export interface Model {
  readonly format: 'lotse-scoring';
  readonly version: 1;
  readonly kind: ModelKind;
  readonly seed: number;
  readonly target: { readonly column: string; readonly positive: string };
  readonly time: string | null;
  readonly group: string | null;
  /** Ages of dates are counted to this day (YYYY-MM-DD) where a row has no time of its own. */
  readonly referenceDay: string | null;
  readonly features: readonly Feature[];
  readonly intercept: number;
  readonly interceptBags: readonly number[];
  readonly terms: readonly ModelTerm[];
  readonly calibration: Calibration;
  readonly uncertainty: {
    /** Share of the true probabilities that the interval is meant to hold. */
    readonly level: number;
    /** Standard error of a score: this times the standard deviation over the bags. */
    readonly spread: number;
    /** Mean variance of a score over training rows, which steadies that of a single one; and how many bags it counts for. */
    readonly meanVariance: number;
    readonly priorBags: number;
  };
  readonly base: { readonly probability: number; readonly low: number; readonly high: number };
  readonly card: ModelCard;
}

export interface ModelTerm {
  readonly name: string;
  /** Indices into `features`. */
  readonly features: readonly number[];
  readonly groups: readonly (readonly number[])[];
  /** Contribution in log odds per bin. */
  readonly shape: readonly number[];
  readonly bags: readonly number[];
  /** Mean absolute contribution over the training rows. */
  readonly importance: number;
  /** Share of training rows per bin. */
  readonly share: readonly number[];
}

export interface ModelCard {
  readonly rows: number;
  readonly positives: number;
  readonly dropped: number;
  /** First and last day of the time column, null without one. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly columns: readonly {
    readonly name: string;
    readonly kind: string;
    readonly missing: number;
    readonly distinct: number;
    readonly range: string | null;
    readonly used: boolean;
  }[];
  /** Whether the model may be used, and the words why. */
  readonly used: boolean;
  readonly verdict: Words;
  readonly quality: Quality | null;
  /** The same on later rows only, learnt from earlier ones; null without a time column. */
  readonly later: Quality | null;
  /** What is left when the columns suspected of knowing the outcome are taken out; null where none is suspected. */
  readonly withoutSuspects: { readonly columns: readonly string[]; readonly quality: Quality } | null;
  /** Gain in log loss over the base rate on unseen rows with the lower end of its interval (one-sided, 90 or 97.5 %). */
  readonly gain: { readonly mean: number; readonly low: number; readonly error: number };
  readonly candidates: readonly { readonly kind: ModelKind; readonly logLoss: number; readonly error: number }[];
  readonly findings: readonly Finding[];
  readonly limits: readonly Words[];
}

/** A sentence in both languages of the house. */
export interface Words {
  readonly de: string;
  readonly en: string;
}

/** Training or prediction cannot be done at all with what was given; `words` says what is wrong and what to do. */
export class ScoringRefusal extends Error {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly words: Words;

  constructor(code: string, words: Words, facts: Readonly<Record<string, unknown>> = {}) {
    super(`${code}: ${words.en}`);
    this.name = 'ScoringRefusal';
    this.code = code;
    this.words = words;
    this.facts = facts;
  }
}
