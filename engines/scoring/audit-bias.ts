import { calibrationWords, errorWords, selectionWords } from './audit-words.ts';
import { findProxies } from './find-proxies.ts';
import { wilson } from './measure.ts';
import type { Words } from './model.ts';

export { renderAudit } from './audit-page.ts';

export interface BiasInput {
  /** Probability of every row, best by a model that has not seen it, and its outcome. */
  readonly chances: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  /** Groups to compare: the value of every row; empty text for unknown. */
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Columns that might stand in for an attribute, as classes per row. */
  readonly proxies?: readonly { readonly name: string; readonly values: ArrayLike<number | string> }[] | undefined;
  /** A row is selected from this probability on; so that as many are selected as are positive where left out. */
  readonly threshold?: number | undefined;
  /** Share of audits without any bias that may raise an alarm; .05, over all groups and measures together. */
  readonly alpha?: number | undefined;
}

export interface Rate {
  readonly cases: number;
  readonly rows: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface GroupAudit {
  readonly value: string;
  readonly rows: number;
  readonly positives: number;
  readonly selected: Rate;
  /** Selection rate over that of the group with the highest one. */
  readonly fourFifths: number;
  /** Positives among the selected and among all positives, and selected among the others. */
  readonly found: Rate;
  readonly falseAlarm: Rate;
  readonly predicted: number;
  readonly observed: Rate;
}

export interface BiasFinding {
  readonly attribute: string;
  readonly value: string;
  readonly measure: 'selection' | 'calibration' | 'found' | 'falseAlarm';
  /** Corrected for the number of comparisons (Holm 1979). */
  readonly p: number;
  readonly text: Words;
}

export interface BiasAudit {
  readonly rows: number;
  readonly threshold: number;
  readonly alpha: number;
  readonly comparisons: number;
  readonly attributes: readonly {
    readonly name: string;
    readonly groups: readonly GroupAudit[];
    readonly tooSmall: readonly string[];
  }[];
  readonly findings: readonly BiasFinding[];
  readonly proxies: readonly {
    readonly attribute: string;
    readonly column: string;
    readonly association: number;
    readonly text: Words;
  }[];
}

/** A group below this says nothing with any certainty; it is named as too small. */
const LEAST_ROWS = 20;

/**
 * Compares groups: who is selected, how right the probabilities are within each, who is missed and who is picked wrongly. Every group is tested
 * against all others of its attribute; Holm's correction runs over all tests of the audit, so that an unbiased model is accused in at most `alpha`.
 * A difference in selection is not yet an injustice (groups may differ); wrong probabilities within a group are.
 */
export function auditBias(input: BiasInput): BiasAudit {
  const { chances, target, attributes } = input;
  const rows = chances.length;
  const alpha = input.alpha ?? 0.05;
  const threshold = input.threshold ?? thresholdLikeBase(chances, target);
  const isSelected = Uint8Array.from({ length: rows }, (_, row) => (chances[row]! >= threshold ? 1 : 0));
  const tests: (Omit<BiasFinding, 'p'> & { readonly raw: number })[] = [];
  const audited = attributes.map(({ name, values }) => {
    const members = new Map<string, number[]>();
    for (let row = 0; row < rows; row++) {
      const value = values[row] ?? '';
      if (value === '') continue;
      const known = members.get(value);
      if (known) known.push(row);
      else members.set(value, [row]);
    }
    const large = [...members].filter(([, own]) => own.length >= LEAST_ROWS);
    const tooSmall = [...members].filter(([, own]) => own.length < LEAST_ROWS).map(([value]) => value);
    const counted = large.map(([value, own]) => count(value, own, chances, target, isSelected));
    const highest = Math.max(0, ...counted.map(({ selected }) => selected.share));
    if (counted.length >= 2) {
      const all = sum(counted);
      for (const group of counted) tests.push(...testsOf(name, group, all, highest));
    }
    const groups = counted
      .map((group) => ({ ...group, fourFifths: highest === 0 ? 1 : group.selected.share / highest }))
      .map(({ variance: _, ...group }) => group)
      .sort((a, b) => b.rows - a.rows);
    return { name, groups, tooSmall };
  });
  return {
    rows,
    threshold,
    alpha,
    comparisons: tests.length,
    attributes: audited,
    findings: holm(tests, alpha),
    proxies: findProxies(input),
  };
}

function thresholdLikeBase(chances: ArrayLike<number>, target: ArrayLike<number>): number {
  let positives = 0;
  for (let row = 0; row < target.length; row++) positives += target[row]!;
  const sorted = Float64Array.from(chances).sort();
  return sorted[Math.max(0, sorted.length - Math.max(1, positives))] ?? 0.5;
}

type Counted = Omit<GroupAudit, 'fourFifths'> & { readonly variance: number };

function rate(cases: number, rows: number): Rate {
  return { cases, rows, share: rows === 0 ? 0 : cases / rows, ...wilson(cases, rows) };
}

function count(
  value: string,
  own: readonly number[],
  chances: ArrayLike<number>,
  target: ArrayLike<number>,
  isSelected: Uint8Array,
): Counted {
  let positives = 0;
  let selected = 0;
  let hits = 0;
  let predicted = 0;
  let variance = 0;
  for (const row of own) {
    positives += target[row]!;
    selected += isSelected[row]!;
    hits += isSelected[row]! * target[row]!;
    predicted += chances[row]!;
    variance += chances[row]! * (1 - chances[row]!);
  }
  return {
    value,
    rows: own.length,
    positives,
    selected: rate(selected, own.length),
    found: rate(hits, positives),
    falseAlarm: rate(selected - hits, own.length - positives),
    predicted: predicted / own.length,
    observed: rate(positives, own.length),
    variance,
  };
}

interface Sums {
  readonly selected: Rate;
  readonly found: Rate;
  readonly falseAlarm: Rate;
  readonly rows: number;
  /** Positives beyond those predicted. */
  readonly surplus: number;
  readonly variance: number;
}

function sum(groups: readonly Counted[]): Sums {
  const total = (pick: (group: Counted) => Rate) =>
    rate(
      groups.reduce((all, group) => all + pick(group).cases, 0),
      groups.reduce((all, group) => all + pick(group).rows, 0),
    );
  const add = (pick: (group: Counted) => number) => groups.reduce((all, group) => all + pick(group), 0);
  return {
    selected: total((group) => group.selected),
    found: total((group) => group.found),
    falseAlarm: total((group) => group.falseAlarm),
    rows: add((group) => group.rows),
    surplus: add((group) => group.positives - group.predicted * group.rows),
    variance: add((group) => group.variance),
  };
}

function testsOf(attribute: string, group: Counted, all: Sums, highest: number) {
  const { value } = group;
  const tests: (Omit<BiasFinding, 'p'> & { readonly raw: number })[] = [];
  const ratio = highest === 0 ? 1 : group.selected.share / highest;
  tests.push({
    attribute,
    value,
    measure: 'selection',
    // Only what breaks the four-fifths rule is named: a difference of a percent can be certain and still mean nothing.
    raw: ratio < 0.8 ? twoShares(group.selected, without(all.selected, group.selected)) : 1,
    text: selectionWords(attribute, value, group.selected.share, ratio),
  });
  tests.push({
    attribute,
    value,
    measure: 'calibration',
    raw: unlikeOthers(group, all),
    text: calibrationWords(attribute, value, group.predicted, group.observed.share),
  });
  for (const measure of ['found', 'falseAlarm'] as const)
    tests.push({
      attribute,
      value,
      measure,
      raw: twoShares(group[measure], without(all[measure], group[measure])),
      text: errorWords(attribute, value, measure, group[measure].share, without(all[measure], group[measure]).share),
    });
  return tests;
}

/**
 * Whether a group is underrated or overrated more than the others. A model that is wrong about everybody alike is badly calibrated, not biased.
 */
function unlikeOthers(group: Counted, all: Sums): number {
  const others = all.rows - group.rows;
  const own = group.positives - group.predicted * group.rows;
  const gap = own / group.rows - (all.surplus - own) / others;
  const variance = group.variance / group.rows ** 2 + (all.variance - group.variance) / others ** 2;
  const apart = Math.max(0, Math.abs(gap) - 0.5 / group.rows - 0.5 / others);
  return apart === 0 ? 1 : twoSided(apart / Math.sqrt(Math.max(1e-12, variance)));
}

const without = (all: Rate, own: Rate): Rate => rate(all.cases - own.cases, all.rows - own.rows);

/** Two-sided p of two shares: pooled score test with Yates' correction, which keeps the far tail honest for small groups. */
function twoShares(a: Rate, b: Rate): number {
  if (a.rows < 10 || b.rows < 10) return 1;
  const pooled = (a.cases + b.cases) / (a.rows + b.rows);
  const each = 1 / a.rows + 1 / b.rows;
  const apart = Math.max(0, Math.abs(a.share - b.share) - each / 2);
  return apart === 0 ? 1 : twoSided(apart / Math.sqrt(pooled * (1 - pooled) * each));
}

/** Two-sided tail of the normal distribution (Abramowitz and Stegun 7.1.26 for erfc, error below 1.5e-7). */
function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.min(1, poly * Math.exp(-x * x));
}

function holm(tests: readonly (Omit<BiasFinding, 'p'> & { readonly raw: number })[], alpha: number): BiasFinding[] {
  const sorted = [...tests].sort((a, b) => a.raw - b.raw);
  const found: BiasFinding[] = [];
  let p = 0;
  for (const [at, { raw, ...test }] of sorted.entries()) {
    p = Math.max(p, Math.min(1, raw * (sorted.length - at)));
    if (p > alpha) break;
    found.push({ ...test, p });
  }
  return found;
}
