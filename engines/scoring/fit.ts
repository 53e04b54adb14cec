/** How a rule compares. `known` is met by any value; `is` and its kin compare text folded (case, umlauts, spaces). */
export type FitOperator = 'is' | 'is_not' | 'contains' | 'starts_with' | 'at_least' | 'at_most' | 'between' | 'known';

export interface FitRule {
  readonly id: string;
  readonly field: string;
  readonly operator: FitOperator;
  /** Any of several texts; a number; two numbers for `between` (both ends included); nothing for `known`. */
  readonly value: readonly string[] | number | readonly [number, number] | null;
  /** -100 to 100. */
  readonly points: number;
  readonly label: string;
}

export type FitFacts = Readonly<Record<string, string | number | null | undefined>>;

export interface FitReason {
  /** `unknown`: the field is empty; `points` then says what its best value would add. One such reason a field. */
  readonly state: 'met' | 'unmet' | 'unknown';
  readonly field: string;
  readonly rule: string | null;
  readonly label: string | null;
  readonly points: number;
  /** The points as a share of what can be reached, in points of the score (0 to 100). */
  readonly weight: number;
  readonly value: string | number | null;
}

export interface FitScore {
  /** 0 to 100, whole. */
  readonly score: number;
  /** What the score could still become once the unknown fields are known. */
  readonly lowest: number;
  readonly highest: number;
  /** Share of the reachable points whose field is known, 0 to 1. */
  readonly known: number;
  /** Greatest weight first: met, then unknown, then unmet. */
  readonly reasons: readonly FitReason[];
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function isKnown(value: string | number | null | undefined): value is string | number {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && value.trim() !== '';
}

function isMet(rule: FitRule, value: string | number): boolean {
  const wanted = rule.value;
  switch (rule.operator) {
    case 'known':
      return true;
    case 'at_least':
      return typeof wanted === 'number' && Number(value) >= wanted;
    case 'at_most':
      return typeof wanted === 'number' && Number(value) <= wanted;
    case 'between':
      return isRange(wanted) && Number(value) >= wanted[0] && Number(value) <= wanted[1];
    default: {
      if (!isTexts(wanted)) return false;
      const text = fold(String(value));
      if (rule.operator === 'contains') return wanted.some((part) => text.includes(fold(part)));
      if (rule.operator === 'starts_with') return wanted.some((start) => text.startsWith(fold(start)));
      const same = wanted.some((one) => fold(one) === text);
      return rule.operator === 'is' ? same : !same;
    }
  }
}

function isRange(value: FitRule['value']): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number');
}

function isTexts(value: FitRule['value']): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string');
}

/** Every value of the field at which the sum of its rules can change, and one that no rule names. */
function turningPoints(rules: readonly FitRule[]): readonly (string | number)[] {
  const points: (string | number)[] = ['\u0000'];
  for (const { value } of rules) {
    const ends = typeof value === 'number' ? [value] : (value ?? []);
    for (const end of ends) {
      if (typeof end === 'number') points.push(end - 1e-6, end, end + 1e-6);
      else points.push(end);
    }
  }
  return points;
}

const overlapping: readonly FitOperator[] = ['contains', 'starts_with'];

/**
 * Least and most points that one known value of the field can bring. Exact for `is`, `is_not`, numbers and `known`. A text may
 * contain several things at once, so for `contains` and `starts_with` each rule counts by itself: a bound, never too narrow.
 */
function reach(rules: readonly FitRule[]): { readonly least: number; readonly most: number } {
  const exact = rules.filter((rule) => !overlapping.includes(rule.operator));
  const sums = turningPoints(exact).map((value) =>
    exact.reduce((sum, rule) => (isMet(rule, value) ? sum + rule.points : sum), 0),
  );
  let least = Math.min(...sums);
  let most = Math.max(...sums);
  for (const rule of rules) {
    if (!overlapping.includes(rule.operator)) continue;
    least += Math.min(0, rule.points);
    most += Math.max(0, rule.points);
  }
  return { least, most };
}

interface PreparedField {
  readonly field: string;
  readonly rules: readonly FitRule[];
  readonly least: number;
  readonly most: number;
}

// Rules come by the million records and change once a month: what depends on them alone is worked out once.
const prepared = new WeakMap<
  readonly FitRule[],
  { readonly fields: readonly PreparedField[]; readonly reachable: number }
>();

function prepare(rules: readonly FitRule[]) {
  const known = prepared.get(rules);
  if (known !== undefined) return known;
  const byField = new Map<string, FitRule[]>();
  for (const rule of rules) byField.set(rule.field, [...(byField.get(rule.field) ?? []), rule]);
  const fields = [...byField].map(([field, own]) => ({ field, rules: own, ...reach(own) }));
  const result = { fields, reachable: fields.reduce((sum, field) => sum + Math.max(0, field.most), 0) };
  prepared.set(rules, result);
  return result;
}

const clamp = (value: number): number => Math.min(100, Math.max(0, value));

/**
 * How well a company fits the kind of customer that the rules describe.
 *
 * score = 100 x (points of met rules) / (most points that can be reached), kept within 0 and 100. An empty field brings no
 * points; it is named, and `lowest` and `highest` say what knowing it could change. Without any rule that gives points the
 * score is 0 and everything counts as known. Model and source: README.md beside this file.
 */
export function scoreFit(facts: FitFacts, rules: readonly FitRule[]): FitScore {
  const { fields, reachable } = prepare(rules);
  const scale = reachable === 0 ? 0 : 100 / reachable;
  const reasons: FitReason[] = [];
  let points = 0;
  let least = 0;
  let most = 0;
  let knownPoints = 0;
  for (const { field, rules: own, least: fieldLeast, most: fieldMost } of fields) {
    const value = facts[field];
    if (!isKnown(value)) {
      least += Math.min(0, fieldLeast);
      most += Math.max(0, fieldMost);
      reasons.push({
        state: 'unknown',
        field,
        rule: null,
        label: null,
        points: fieldMost,
        weight: fieldMost * scale,
        value: null,
      });
      continue;
    }
    knownPoints += Math.max(0, fieldMost);
    for (const rule of own) {
      const met = isMet(rule, value);
      if (met) points += rule.points;
      const state = met ? 'met' : 'unmet';
      reasons.push({
        state,
        field,
        rule: rule.id,
        label: rule.label,
        points: rule.points,
        weight: rule.points * scale,
        value,
      });
    }
  }
  const rank = { met: 0, unknown: 1, unmet: 2 };
  reasons.sort((a, b) => rank[a.state] - rank[b.state] || Math.abs(b.weight) - Math.abs(a.weight));
  return {
    score: Math.round(clamp(points * scale)),
    lowest: Math.round(clamp((points + least) * scale)),
    highest: Math.round(clamp((points + most) * scale)),
    known: reachable === 0 ? 1 : knownPoints / reachable,
    reasons,
  };
}

/** What is wrong with a set of rules, by rule id; empty when it can be used. */
export function faultsOfRules(rules: readonly FitRule[], fields: Readonly<Record<string, 'text' | 'number'>>) {
  const faults: { readonly rule: string; readonly code: string }[] = [];
  const seen = new Set<string>();
  for (const rule of rules) {
    if (seen.has(rule.id)) faults.push({ rule: rule.id, code: 'rule-id-twice' });
    seen.add(rule.id);
    const kind = fields[rule.field];
    if (kind === undefined) faults.push({ rule: rule.id, code: 'field-unknown' });
    if (!Number.isInteger(rule.points) || Math.abs(rule.points) > 100)
      faults.push({ rule: rule.id, code: 'points-out-of-range' });
    const numeric = rule.operator === 'at_least' || rule.operator === 'at_most' || rule.operator === 'between';
    if (numeric && kind === 'text') faults.push({ rule: rule.id, code: 'operator-needs-number' });
    if (!valueFits(rule)) faults.push({ rule: rule.id, code: 'value-does-not-fit' });
  }
  if (!rules.some((rule) => rule.points > 0)) faults.push({ rule: '', code: 'no-rule-gives-points' });
  return faults;
}

function valueFits(rule: FitRule): boolean {
  switch (rule.operator) {
    case 'known':
      return rule.value === null;
    case 'at_least':
    case 'at_most':
      return typeof rule.value === 'number' && Number.isFinite(rule.value);
    case 'between':
      return isRange(rule.value) && rule.value[0] <= rule.value[1];
    default:
      return isTexts(rule.value) && rule.value.every((text) => text.trim() !== '');
  }
}
