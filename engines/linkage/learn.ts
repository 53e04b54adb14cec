import type { Field, LinkageModel } from './model.ts';
import { comparedValue, compareRecords, prepareModel, prepareRecord, type RecordValues } from './record.ts';

export interface Decision {
  readonly left: RecordValues;
  readonly right: RecordValues;
  readonly same: boolean;
}

/** The shares a model came with count like this many decisions, so that ten clicks bend nothing and a thousand do. */
const PRIOR_DECISIONS = 100;

/**
 * The model with its shares moved towards what people decided (posterior mean under a Dirichlet prior of 100 pairs a field). `u` is taken from
 * decisions only where pairs were rejected, and weighs half: what is put before people is harder than what is not. Prior and rules stay.
 */
export function learnFromDecisions(model: LinkageModel, decisions: readonly Decision[]): LinkageModel {
  const ready = prepareModel(model);
  const counts = model.fields.map((field) => ({ same: field.levels.map(() => 0), other: field.levels.map(() => 0) }));
  for (const { left, right, same } of decisions) {
    const a = prepareRecord(ready, left);
    const b = prepareRecord(ready, right);
    model.fields.forEach((_, at) => {
      const x = comparedValue(ready, a, at);
      const y = comparedValue(ready, b, at);
      if (!x || !y) return;
      const level = ready.fields[at]!.levelOf(x, 0, y, 0);
      counts[at]![same ? 'same' : 'other'][level]! += same ? 1 : 0.5;
    });
  }
  const fields = model.fields.map((field, at): Field => {
    const { same, other } = counts[at]!;
    const sameSum = same.reduce((sum, n) => sum + n, 0) + PRIOR_DECISIONS;
    const otherSum = other.reduce((sum, n) => sum + n, 0) + PRIOR_DECISIONS;
    return {
      ...field,
      levels: field.levels.map(({ code, m, u }, level) => ({
        code,
        m: (m * PRIOR_DECISIONS + same[level]!) / sameSum,
        u: (u * PRIOR_DECISIONS + other[level]!) / otherSum,
      })),
    };
  });
  return { ...model, fields, notes: { ...model.notes, decisions: decisions.length } };
}

/** What the model would have said, against what people said: precision and recall at its threshold. Null where nothing was decided that way. */
export function measureDecisions(
  model: LinkageModel,
  decisions: readonly Decision[],
): { readonly precision: number | null; readonly recall: number | null; readonly decided: number } {
  const ready = prepareModel(model);
  let hits = 0;
  let said = 0;
  let matches = 0;
  for (const { left, right, same } of decisions) {
    const { probability } = compareRecords(ready, prepareRecord(ready, left), prepareRecord(ready, right));
    if (same) matches += 1;
    if (probability < model.threshold) continue;
    said += 1;
    if (same) hits += 1;
  }
  return {
    precision: said === 0 ? null : hits / said,
    recall: matches === 0 ? null : hits / matches,
    decided: decisions.length,
  };
}
