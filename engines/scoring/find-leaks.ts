import type { ColumnFacts } from './columns.ts';
import { type FeatureValues, sourcesOf } from './features.ts';
import { type Finding, finding } from './findings.ts';
import { leakWords } from './leak-words.ts';
import { soundsLikeAfterwards } from './outcome-names.ts';
import { isMissing } from './read-cells.ts';
import { measureStrength, type Strength } from './single-strength.ts';
import { columnNamed, type Table } from './table.ts';

/** Below so many of the rarer outcome nothing can be told from chance. */
const LEAST_CASES = 8;

interface Pattern {
  readonly kind: 'missing' | 'zero';
  /** Rows with and without a value, by outcome: [others, positives]. */
  readonly filled: readonly [number, number];
  readonly empty: readonly [number, number];
}

/**
 * Columns that know the outcome: copies of the target, values that exist only with one outcome, single columns that tell far more than all the
 * others. What is certain is taken out (`stop`), what is only suspicious is named and kept, since a very good column may be real.
 */
export function findLeaks(
  table: Table,
  facts: readonly ColumnFacts[],
  features: readonly FeatureValues[],
  target: Uint8Array,
  groups: Int32Array,
  keep: readonly string[],
): readonly Finding[] {
  const positives = target.reduce((sum, one) => sum + one, 0);
  const rarer = Math.min(positives, target.length - positives);
  if (rarer < LEAST_CASES) return [];
  const found: Finding[] = [];
  const strengths = new Map<string, Strength>();
  for (const { feature, binned } of features) {
    const strength = measureStrength(binned, target, groups);
    for (const column of sourcesOf(feature)) {
      const known = strengths.get(column);
      // A span between two dates counts for both: either may be the one that knows.
      if (known === undefined || strength.explained > known.explained) strengths.set(column, strength);
    }
  }
  const stopped = new Set<string>();
  for (const fact of facts) {
    if (keep.includes(fact.name) || fact.kind === 'constant' || fact.kind === 'empty') continue;
    const strength = strengths.get(fact.name) ?? { auc: 0.5, explained: 0 };
    const patterns = patternsOf(table, fact, target);
    const certain = certainLeak(fact, strength, patterns, [target.length - positives, positives]);
    if (certain !== null) {
      stopped.add(fact.name);
      found.push(finding('leak-excluded', 'stop', fact.name, certain.words, certain.facts));
    }
  }
  const rest = facts.filter(({ name }) => !stopped.has(name) && strengths.has(name));
  const ranked = rest.map(({ name }) => strengths.get(name)!.explained).sort((a, b) => b - a);
  for (const fact of rest) {
    const strength = strengths.get(fact.name)!;
    const next = ranked[0] === strength.explained ? (ranked[1] ?? 0) : (ranked[0] ?? 0);
    const suspicion = suspect(fact, strength, next, patternsOf(table, fact, target), positives / target.length);
    if (suspicion === null) continue;
    const { words, facts: figures, certain } = suspicion;
    found.push(
      certain
        ? finding('leak-excluded', 'stop', fact.name, words, figures)
        : finding('leak-suspected', 'warn', fact.name, words, figures),
    );
  }
  return found;
}

function patternsOf(table: Table, fact: ColumnFacts, target: Uint8Array): readonly Pattern[] {
  const { values, codes } = columnNamed(table, fact.name)!;
  const isEmpty = values.map((value) => isMissing(value));
  const patterns: Pattern[] = [];
  const count = (test: (code: number) => boolean | null, kind: Pattern['kind']) => {
    const filled: [number, number] = [0, 0];
    const empty: [number, number] = [0, 0];
    for (let row = 0; row < codes.length; row++) {
      const is = test(codes[row]!);
      if (is !== null) (is ? filled : empty)[target[row]!]! += 1;
    }
    if (empty[0] + empty[1] > 0 && filled[0] + filled[1] > 0) patterns.push({ kind, filled, empty });
  };
  count((code) => !isEmpty[code]!, 'missing');
  // Nothing booked counts like nothing written: revenue 0 for every deal that was not won.
  if (fact.kind === 'number' && fact.lowest >= 0) count((code) => !isEmpty[code]! && fact.numbers[code] !== 0, 'zero');
  return patterns;
}

interface Verdict {
  /** A date that is called a closing date and is never there before the outcome. */
  readonly certain?: boolean;
  readonly words: Finding['text'];
  readonly facts: Finding['facts'];
}

const percent = (share: number): number => Math.round(share * 1000) / 10;

function certainLeak(
  { name, kind, distinct }: ColumnFacts,
  { auc, explained }: Strength,
  patterns: readonly Pattern[],
  [others, positives]: readonly [number, number],
): Verdict | null {
  if (auc >= 0.985 && explained >= 0.8)
    return { words: leakWords.copy(name, auc), facts: { auc, explained, distinct } };
  if (kind === 'id' || kind === 'text' || kind === 'category' || kind === 'number' || kind === 'date') {
    for (const { kind: by, filled } of patterns) {
      const [filledOthers, filledPositives] = filled;
      const inPositives = filledPositives / positives;
      const inOthers = filledOthers / others;
      const cases = { filledPositives, filledOthers, positives, others };
      if (filledPositives >= 15 && inPositives >= 0.2 && inOthers <= inPositives / 50)
        return { words: leakWords.onlyWith(name, by, true, percent(inPositives), percent(inOthers)), facts: cases };
      if (filledOthers >= 15 && inOthers >= 0.2 && inPositives <= inOthers / 50)
        return { words: leakWords.onlyWith(name, by, false, percent(inPositives), percent(inOthers)), facts: cases };
    }
  }
  return null;
}

function suspect(
  { name, kind }: ColumnFacts,
  { auc, explained }: Strength,
  next: number,
  patterns: readonly Pattern[],
  base: number,
): Verdict | null {
  const named = soundsLikeAfterwards(name);
  const facts = { auc, explained, next, named: named ? 1 : 0 };
  if (auc >= 0.93 && explained >= 0.4) return { words: leakWords.tooStrong(name, auc), facts };
  for (const { kind: by, filled, empty } of patterns) {
    const emptyRows = empty[0] + empty[1];
    const filledRows = filled[0] + filled[1];
    const expected = emptyRows * base;
    // Where nothing stands, the outcome is as good as settled: far fewer (or more) positives than chance could make.
    const never = expected >= 10 && empty[1] <= expected * 0.05;
    const always = emptyRows - expected >= 10 && empty[0] <= (emptyRows - expected) * 0.05;
    const filledNever = filledRows * base >= 10 && filled[1] <= filledRows * base * 0.05;
    const certain = never && named && kind === 'date';
    if (never || always || filledNever)
      return {
        certain,
        words: leakWords.settles(name, by, percent(empty[1] / emptyRows), percent(filled[1] / filledRows), certain),
        facts: { ...facts, emptyRows, emptyPositives: empty[1], filledRows, filledPositives: filled[1] },
      };
  }
  if (explained >= (named ? 0.06 : 0.12) && explained >= next * (named ? 1.3 : 3))
    return { words: leakWords.dominates(name, auc, next === 0 ? 99 : explained / next, named), facts };
  if (named && explained >= 0.03 && auc >= 0.6) return { words: leakWords.byName(name, auc, kind), facts };
  return null;
}

/** Dates that mostly lie after the row's own point in time were hardly known then. */
export function findLaterDates(
  table: Table,
  facts: readonly ColumnFacts[],
  all: readonly ColumnFacts[],
  time: string | null,
  keep: readonly string[],
): readonly Finding[] {
  const timeFacts = all.find(({ name, kind }) => name === time && kind === 'date');
  if (!timeFacts) return [];
  const timeCodes = columnNamed(table, timeFacts.name)!.codes;
  const found: Finding[] = [];
  for (const fact of facts) {
    if (fact.kind !== 'date' || fact.name === time || keep.includes(fact.name)) continue;
    const { codes } = columnNamed(table, fact.name)!;
    let both = 0;
    let later = 0;
    for (let row = 0; row < codes.length; row++) {
      const gap = fact.numbers[codes[row]!]! - timeFacts.numbers[timeCodes[row]!]!;
      if (Number.isNaN(gap)) continue;
      both += 1;
      if (gap > 0) later += 1;
    }
    // A planned date also lies ahead. A date called "closed" that always does was written down afterwards.
    const certain = later / both >= 0.9 && soundsLikeAfterwards(fact.name);
    if (both >= 10 && later / both >= 0.5)
      found.push(
        finding(
          certain ? 'leak-excluded' : 'leak-suspected',
          certain ? 'stop' : 'warn',
          fact.name,
          leakWords.laterDate(fact.name, timeFacts.name, percent(later / both), certain),
          { share: later / both },
        ),
      );
  }
  return found;
}
