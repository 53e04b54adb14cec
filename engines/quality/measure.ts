import { type Check, consistency, correctness, halfLife, wanted, waysToReach } from './checks.ts';

export const dimensions = ['correct', 'complete', 'consistent', 'current', 'available'] as const;
export type Dimension = (typeof dimensions)[number];
export type QualityKind = 'company' | 'person';

export interface QualityRecord {
  readonly kind: QualityKind;
  readonly values: Readonly<Record<string, string | number | null | undefined>>;
  /** Days since each value was last observed; a field that is not here has an unknown age and is not judged on it. */
  readonly ages: Readonly<Record<string, number>>;
  readonly context: {
    /** The place that nearly all other records with this postal code name; null where they do not agree or are too few. */
    readonly usualCity: string | null;
    readonly companyDomain: string | null;
    readonly orderCount: number;
    readonly year: number;
  };
}

export interface QualityProblem {
  readonly code: string;
  readonly dimension: Dimension;
  readonly field: string;
  readonly facts: Readonly<Record<string, number>>;
  /** Points of the overall figure that mending this alone would bring. */
  readonly gain: number;
}

/** Each 0 to 100; null: nothing in the record can be judged on it. */
export interface Quality extends Readonly<Record<Dimension, number | null>> {
  readonly overall: number;
  /** Greatest gain first. */
  readonly problems: readonly QualityProblem[];
}

const WEIGHT: Readonly<Record<Dimension, number>> = {
  correct: 25,
  complete: 25,
  consistent: 15,
  current: 15,
  available: 20,
};

/** By the number of ways to reach them: none, one, two, three. */
const AVAILABLE = [0, 60, 85, 100] as const;

interface Measured {
  readonly value: number | null;
  /** `gain` here is in points of this dimension. */
  readonly problems: readonly Omit<QualityProblem, 'dimension'>[];
}

/** The names of the fields that completeness asks for; the first of each group stands for it. */
export function wantedFields(kind: QualityKind): readonly string[] {
  return wanted[kind].map(({ fields }) => fields[0]);
}

/**
 * The five dimensions of a record, their weighted mean over those that can be judged, and what mending each fault would bring.
 * Formulas per field and their sources: README.md beside this file.
 */
export function measureQuality(record: QualityRecord): Quality {
  const measured: Readonly<Record<Dimension, Measured>> = {
    correct: shareHolding(correctness[record.kind], record),
    complete: completenessOf(record),
    consistent: shareHolding(consistency[record.kind], record),
    current: currencyOf(record),
    available: availabilityOf(record),
  };
  const judged = dimensions.filter((dimension) => measured[dimension].value !== null);
  const weights = judged.reduce((sum, dimension) => sum + WEIGHT[dimension], 0);
  const overall = judged.reduce((sum, dimension) => sum + WEIGHT[dimension] * measured[dimension].value!, 0) / weights;
  const problems = judged.flatMap((dimension) =>
    measured[dimension].problems.map((problem) => ({
      ...problem,
      dimension,
      gain: (problem.gain * WEIGHT[dimension]) / weights,
    })),
  );
  problems.sort((a, b) => b.gain - a.gain);
  const value = (dimension: Dimension): number | null => measured[dimension].value;
  return {
    correct: value('correct'),
    complete: value('complete'),
    consistent: value('consistent'),
    current: value('current'),
    available: value('available'),
    overall,
    problems,
  };
}

function shareHolding(checks: readonly Check[], record: QualityRecord): Measured {
  const judged = checks.map((check) => ({ check, holds: check.holds(record) })).filter(({ holds }) => holds !== null);
  if (judged.length === 0) return { value: null, problems: [] };
  const all = judged.reduce((sum, { check }) => sum + check.weight, 0);
  const failed = judged.filter(({ holds }) => holds === false);
  const lost = failed.reduce((sum, { check }) => sum + check.weight, 0);
  return {
    value: (100 * (all - lost)) / all,
    problems: failed.map(({ check }) => ({
      code: check.code,
      field: check.field,
      facts: {},
      gain: (100 * check.weight) / all,
    })),
  };
}

function isThere(record: QualityRecord, field: string): boolean {
  const value = record.values[field];
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}

function completenessOf(record: QualityRecord): Measured {
  const all = wanted[record.kind].reduce((sum, { weight }) => sum + weight, 0);
  const missing = wanted[record.kind].filter(({ fields }) => !fields.some((field) => isThere(record, field)));
  const lost = missing.reduce((sum, { weight }) => sum + weight, 0);
  return {
    value: (100 * (all - lost)) / all,
    problems: missing.map(({ fields, weight }) => ({
      code: 'missing',
      field: fields[0],
      facts: {},
      gain: (100 * weight) / all,
    })),
  };
}

function currencyOf(record: QualityRecord): Measured {
  const fields = Object.entries(halfLife[record.kind]).filter(
    ([field]) => isThere(record, field) && record.ages[field] !== undefined,
  );
  if (fields.length === 0) return { value: null, problems: [] };
  const aged = fields.map(([field, days]) => ({ field, days, fresh: 2 ** (-Math.max(0, record.ages[field]!) / days) }));
  const old = aged.filter(({ fresh }) => fresh < 0.5);
  return {
    value: (100 * aged.reduce((sum, { fresh }) => sum + fresh, 0)) / aged.length,
    problems: old.map(({ field, days, fresh }) => ({
      code: 'outdated',
      field,
      facts: { ageDays: Math.round(record.ages[field]!), halfLifeDays: days },
      gain: (100 * (1 - fresh)) / aged.length,
    })),
  };
}

function availabilityOf(record: QualityRecord): Measured {
  const ways = waysToReach(record);
  const value = AVAILABLE[ways]!;
  const problems = ways === 0 ? [{ code: 'unreachable', field: 'phone', facts: {}, gain: AVAILABLE[1] }] : [];
  return { value, problems };
}
