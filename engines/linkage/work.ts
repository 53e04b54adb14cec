import { createKeys } from './block-keys.ts';
import { type Blocking, blocksOfRule, type RuleBlocks } from './blocks.ts';
import { type Unit, unitsOf } from './find-pairs.ts';
import type { BlockRule } from './model.ts';
import { type FieldGroup, type NumberedFields, numberFields } from './number-values.ts';
import type { PlannedField } from './plan-fields.ts';
import { type Prepared, sharedMemory } from './prepare.ts';
import { type Drawn, type Exchanges, joinStandings, type Standing, standingOf } from './sample-pairs.ts';
import type { ScoreTable } from './score-table.ts';
import { type Pairs, unitScorer } from './score-units.ts';
import { answerQuestion, type Question, questionsOf, type Survey, type SurveyAnswer, surveyOf } from './survey.ts';

/**
 * Work whose items can be done by anybody in any order: all that takes long in a linkage. Plain data on shared memory, except that the columns of
 * `fields` read their texts by a function.
 */
export type Work =
  | { readonly kind: 'fields'; readonly items: readonly FieldGroup[] }
  | {
      readonly kind: 'survey';
      readonly prepared: Prepared;
      readonly planned: readonly PlannedField[];
      readonly seed: number;
      readonly items: readonly Question[];
    }
  | {
      readonly kind: 'standing';
      readonly prepared: Prepared;
      readonly exchanges: Exchanges;
      readonly pairs: Pick<Drawn, 'left' | 'right'>;
      /** Where each part of the pairs begins and ends. */
      readonly items: readonly (readonly [number, number])[];
    }
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

export type Answer = NumberedFields | SurveyAnswer | RuleBlocks | Standing | Pairs;

/** Asks for work to be done and goes on with the answers, in the order of the items. */
export type Steps<T> = Generator<Work, T, readonly Answer[]>;

/** What does an item of this work, by its number. Made once by each who takes part. */
export function handFor(work: Work): (item: number) => Answer {
  switch (work.kind) {
    case 'fields':
      return (item) => numberFields(work.items[item]!, sharedMemory);
    case 'survey':
      return (item) => answerQuestion(work.prepared, work.planned, work.seed, work.items[item]!);
    case 'blocks': {
      const keysOf = createKeys(work.prepared);
      return (item) => blocksOfRule(work.prepared, work.items[item]!, keysOf);
    }
    case 'standing':
      return (item) => standingOf(work.prepared, work.exchanges, work.pairs, ...work.items[item]!);
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

export function* askSurvey(prepared: Prepared, planned: readonly PlannedField[], seed: number): Steps<Survey> {
  const items = questionsOf(prepared);
  return surveyOf(prepared, (yield { kind: 'survey', prepared, planned, seed, items }) as readonly SurveyAnswer[]);
}

const PAIRS_A_PART = 25_000;

export function* askStanding(prepared: Prepared, exchanges: Exchanges, pairs: Drawn): Steps<Standing> {
  const { left, right } = pairs;
  const parts = Math.max(1, Math.ceil(left.length / PAIRS_A_PART));
  const items = Array.from(
    { length: parts },
    (_, part) => [part * PAIRS_A_PART, Math.min(left.length, (part + 1) * PAIRS_A_PART)] as const,
  );
  const work = { kind: 'standing', prepared, exchanges, pairs: { left, right }, items } as const;
  return joinStandings((yield work) as readonly Standing[]);
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
