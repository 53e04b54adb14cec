import type { BinnedFeature } from './boost.ts';
import { columnWords } from './column-words.ts';
import type { FeatureValues } from './features.ts';
import { type Finding, finding } from './findings.ts';
import { type Lesson, learn } from './learn.ts';
import { aucOf } from './measure.ts';

/**
 * Population stability index between two sets of rows, less what chance alone would give: (bins - 1) x (1/n1 + 1/n2)
 * (Yurdakul and Naranjo 2020). Half a row is added to every bin, so that an empty one does not decide.
 */
export function stabilityIndex(before: ArrayLike<number>, after: ArrayLike<number>): number {
  let rowsBefore = 0;
  let rowsAfter = 0;
  let bins = 0;
  for (let bin = 0; bin < before.length; bin++) {
    rowsBefore += before[bin]!;
    rowsAfter += after[bin]!;
    if (before[bin]! + after[bin]! > 0) bins += 1;
  }
  if (rowsBefore === 0 || rowsAfter === 0) return 0;
  let index = 0;
  for (let bin = 0; bin < before.length; bin++) {
    if (before[bin]! + after[bin]! === 0) continue;
    const p = (before[bin]! + 0.5) / (rowsBefore + 0.5 * bins);
    const q = (after[bin]! + 0.5) / (rowsAfter + 0.5 * bins);
    index += (q - p) * Math.log(q / p);
  }
  return Math.max(0, index - (bins - 1) * (1 / rowsBefore + 1 / rowsAfter));
}

const DRIFTED = 0.2;
const TOLD_APART = 0.7;
const SAMPLE = 4000;

/** Compares the earlier with the later half: feature by feature, and by a model that tries to tell the halves apart. */
export function* findDrift(
  lesson: Lesson,
  features: readonly FeatureValues[],
  days: Float64Array,
  time: string | null,
  seed: number,
): Generator<string, readonly Finding[]> {
  const known = [...days.keys()].filter((row) => !Number.isNaN(days[row]!)).sort((a, b) => days[a]! - days[b]!);
  if (known.length < 60) return [];
  const middle = days[known[known.length >> 1]!]!;
  const found: Finding[] = [];
  const steady: BinnedFeature[] = [];
  for (const { feature, binned } of features) {
    // The season of the time itself differs between halves of a year by nature.
    if (feature.column === time) continue;
    const before = new Float64Array(binned.size);
    const after = new Float64Array(binned.size);
    for (const row of known) (days[row]! < middle ? before : after)[binned.bins[row]!]! += 1;
    const index = stabilityIndex(before, after);
    if (index >= DRIFTED)
      found.push(finding('drift', 'warn', feature.column, columnWords.drift(feature.name, index), { psi: index }));
    else steady.push(binned);
  }
  const every = Math.max(1, known.length / SAMPLE);
  const rows = Array.from({ length: Math.floor(known.length / every) }, (_, at) => known[Math.floor(at * every)]!);
  const later = Uint8Array.from(rows, (row) => (days[row]! < middle ? 0 : 1));
  const sampled = steady.map((one) => ({
    ...one,
    bins: Uint8Array.from(rows, (row) => one.bins[row]!),
    monotone: 0 as const,
  }));
  const halves = { features: sampled, target: later, groups: Int32Array.from(rows, (row) => lesson.groups[row]!) };
  const use = new Uint8Array(rows.length).fill(1);
  if (sampled.length === 0 || !later.includes(0) || !later.includes(1)) return found;
  const told = yield* learn(halves, use, { seed, folds: 2, repeats: 1, pairs: 0, logistic: false });
  const auc = aucOf(told.unseen, later);
  // Single features that drifted are named above; this is for what drifts only together.
  if (auc >= TOLD_APART) found.push(finding('drift', 'warn', null, columnWords.driftOverall(auc), { auc }));
  return found;
}
