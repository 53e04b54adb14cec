import { type Blocking, blocksOfRule, type RuleBlocks } from './blocks.ts';
import { type Unit, unitsOf } from './find-pairs.ts';
import type { BlockRule } from './model.ts';
import { type FieldGroup, type NumberedFields, numberFields } from './number-values.ts';
import { type Prepared, sharedMemory } from './prepare.ts';
import type { ScoreTable } from './score-table.ts';
import { type Pairs, unitScorer } from './score-units.ts';

/**
 * Work whose items can be done by anybody in any order: all that takes long in a linkage. Plain data on shared memory, except that the columns of
 * `fields` read their texts by a function.
 */
export type Work =
  | { readonly kind: 'fields'; readonly items: readonly FieldGroup[] }
  | { readonly kind: 'blocks'; readonly prepared: Prepared; readonly items: readonly BlockRule[] }
  | {
      readonly kind: 'pairs';
      readonly prepared: Prepared;
      readonly blocking: Blocking;
      readonly table: ScoreTable;
      /** Pairs below this weight are not kept. */
      readonly least: number;
      readonly items: readonly Unit[];
    };

export type Answer = NumberedFields | RuleBlocks | Pairs;

/** Asks for work to be done and goes on with the answers, in the order of the items. */
export type Steps<T> = Generator<Work, T, readonly Answer[]>;

/** What does an item of this work, by its number. Made once by each who takes part. */
export function handFor(work: Work): (item: number) => Answer {
  switch (work.kind) {
    case 'fields':
      return (item) => numberFields(work.items[item]!, sharedMemory);
    case 'blocks':
      return (item) => blocksOfRule(work.prepared, work.items[item]!);
    case 'pairs': {
      const score = unitScorer(work.prepared, work.blocking, work.table, work.least);
      return (item) => score(work.items[item]!);
    }
  }
}

/** Does every step on this thread. */
export function alone<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) {
    const hand = handFor(step.value);
    step = steps.next(step.value.items.map((_, item) => hand(item)));
  }
  return step.value;
}

export function* askFields(items: readonly FieldGroup[]): Steps<readonly NumberedFields[]> {
  return (yield { kind: 'fields', items }) as readonly NumberedFields[];
}

export function* askBlocks(prepared: Prepared, items: readonly BlockRule[]): Steps<readonly RuleBlocks[]> {
  return (yield { kind: 'blocks', prepared, items }) as readonly RuleBlocks[];
}

export interface Scorable {
  readonly prepared: Prepared;
  readonly blocking: Blocking;
  readonly estimate: { readonly table: ScoreTable };
  readonly least: number;
}

export function* askPairs(plan: Scorable, pieces: number): Steps<readonly Pairs[]> {
  const { prepared, blocking, estimate, least } = plan;
  const items = unitsOf(prepared, blocking, pieces);
  return (yield { kind: 'pairs', prepared, blocking, table: estimate.table, least, items }) as readonly Pairs[];
}
