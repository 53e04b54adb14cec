import {
  auditBias,
  type BiasAudit,
  type ChanceComparison,
  type Comparison,
  compareChances,
  compareModels,
  type Model,
  predict,
} from '#engines/scoring/index.ts';
import { type Case, type Cases, tableOf } from './cases.ts';

/** Learnt up to a day and judged on what came after it. */
export interface LaterComparison {
  readonly from: string;
  readonly base: ChanceComparison;
  /** Against the stage weights, on the rows where the stage of that day is known. */
  readonly rule: ChanceComparison | null;
  readonly previous: Comparison | null;
}

export interface Split {
  readonly from: string;
  readonly earlier: readonly Case[];
  readonly later: readonly Case[];
}

const LEAST_LATER = 20;
/** From so many rows on one look ahead says enough, and training three times would take long. */
const MANY = 10_000;
const STEPS = [0.55, 0.7, 0.85];

/**
 * Looks ahead in steps: at each the model learns what was known by then and is judged on the cases up to the next one, as it would have gone in use.
 * Outcomes of later days teach nothing.
 */
export function splitsInTime(rows: readonly Case[]): readonly Split[] {
  const starts = rows.length < MANY ? STEPS.map((share) => dayAt(rows, share)) : [dayAt(rows, STEPS[1]!)];
  const steps = [...new Set(starts)];
  const splits = steps.flatMap((from, step) => splitAt(rows, from, steps[step + 1] ?? null) ?? []);
  return splits.reduce((sum, { later }) => sum + later.length, 0) < LEAST_LATER ? [] : splits;
}

/** What is later than anything the version in force has learnt from, three tenths of all cases at most; null where that is too little. */
export function splitSince(rows: readonly Case[], until: string): Split | null {
  const from = dayAt(rows, STEPS[1]!);
  const split = splitAt(rows, until > from ? until : from, null);
  return split && split.later.length >= LEAST_LATER ? split : null;
}

function splitAt(rows: readonly Case[], from: string, to: string | null): Split | null {
  const later = rows.filter(({ day }) => day >= from && (to === null || day < to));
  const earlier = rows.filter(({ settledOn }) => settledOn < from);
  return later.length === 0 || earlier.length === 0 ? null : { from, earlier, later };
}

const dayAt = (rows: readonly Case[], share: number): string =>
  rows.map(({ day }) => day).toSorted()[Math.floor(rows.length * share)] ?? '';

/** How what was learnt at each split did on the cases after it; a split at which nothing could be learnt said its base rate. */
export function compareLater(
  cases: Cases,
  learnt: readonly { readonly split: Split; readonly model: Model | null }[],
  rival: { readonly previous: Model; readonly split: Split; readonly model: Model | null } | null,
): { readonly later: LaterComparison; readonly bias: BiasAudit | null } {
  const seen = learnt.flatMap(({ split: { earlier, later }, model }) => {
    const rate = (earlier.filter(({ positive }) => positive).length + 0.5) / (earlier.length + 1);
    const said = model ? predict(model, tableOf(cases, later), { reasons: 0 }) : null;
    return later.map((row, at) => ({ row, rate, chance: said?.[at]?.probability ?? rate }));
  });
  const numbers = new Map([...new Set(seen.map(({ row }) => row.group))].map((group, at) => [group, at]));
  const compare = (list: typeof seen, other: (one: (typeof seen)[number]) => number): ChanceComparison =>
    compareChances({
      chances: list.map(({ chance }) => chance),
      other: list.map(other),
      target: list.map(({ row }) => (row.positive ? 1 : 0)),
      groups: list.map(({ row }) => numbers.get(row.group)!),
    });
  const ruled = seen.filter(({ row }) => row.rule !== null);
  return {
    later: {
      from: learnt[0]?.split.from ?? '',
      base: compare(seen, ({ rate }) => rate),
      rule: ruled.length < LEAST_LATER ? null : compare(ruled, ({ row, rate }) => row.rule ?? rate),
      previous: rival?.model ? compareModels(rival.previous, rival.model, tableOf(cases, rival.split.later)) : null,
    },
    bias: auditOf(
      seen.map(({ row }) => row),
      seen.map(({ chance }) => chance),
    ),
  };
}

function auditOf(rows: readonly Case[], chances: readonly number[]): BiasAudit | null {
  const names = [...new Set(rows.flatMap(({ audited }) => Object.keys(audited)))];
  const attributes = names.map((name) => ({ name, values: rows.map(({ audited }) => audited[name] ?? '') }));
  const target = rows.map(({ positive }) => (positive ? 1 : 0));
  return rows.length < 2 * LEAST_LATER || attributes.length === 0 ? null : auditBias({ chances, target, attributes });
}
