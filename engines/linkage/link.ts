import { type Blocking, buildBlocking } from './blocks.ts';
import { type Clusters, clusterPairs } from './cluster.ts';
import { type Estimate, estimate } from './estimate.ts';
import { estimateMissed, modelOf } from './finish-model.ts';
import { type LinkageModel, log2odds } from './model.ts';
import { groupFields } from './number-values.ts';
import { patternsOf } from './patterns.ts';
import { type Plan, planFields } from './plan-fields.ts';
import { joinFields, type Prepared } from './prepare.ts';
import { collectPairs, type Label } from './sample-pairs.ts';
import { exchangesOf } from './score-table.ts';
import { joinPairs, type Pairs } from './score-units.ts';
import { createScorer } from './scorer.ts';
import { splitAddresses } from './split-addresses.ts';
import type { Table } from './table.ts';
import { alone, askBlocks, askFields, askPairs, askStanding, askSurvey, type Steps } from './work.ts';

export interface LinkOptions {
  readonly seed?: number;
  readonly threshold?: number;
  readonly labels?: readonly Label[];
  /** Told what comes next, for whoever waits. */
  readonly onStep?: (step: 'reading columns' | 'choosing rules' | 'learning weights') => void;
}

/** Everything decided before pairs are scored; plain data and shared memory, so that units can be scored anywhere. */
export interface LinkPlan {
  readonly plan: Plan;
  readonly prepared: Prepared;
  readonly blocking: Blocking;
  readonly estimate: Estimate;
  readonly expectedMissed: number;
  readonly threshold: number;
  readonly seed: number;
  /** Pairs below this weight are not kept. */
  readonly least: number;
}

export interface Linked extends LinkPlan {
  readonly pairs: Pairs;
  readonly clusters: Clusters;
  /** Share of true matches that no rule brought together; null: too few found to say. */
  readonly missed: number | null;
}

/** A match is what is more likely one than not: with probabilities that are right, that gives the best expected F1 pair by pair. */
const STANDARD_THRESHOLD = 0.5;

/** Decides everything that must be known before pairs are scored. Its steps are done by whoever drives it: one thread (`alone`) or several. */
export function* planSteps(
  given: readonly Table[],
  { seed = 1, threshold = STANDARD_THRESHOLD, labels = [], onStep = () => {} }: LinkOptions = {},
): Steps<LinkPlan> {
  onStep('reading columns');
  const tables = given.map(splitAddresses);
  const plan = planFields(tables);
  const groups = groupFields(tables, plan.fields);
  const numbered = yield* askFields(groups);
  const rows = tables.map((table) => table.rows);
  const prepared = joinFields(rows, groups, numbered);
  onStep('choosing rules');
  const survey = yield* askSurvey(prepared, plan.fields, seed);
  const { rules, expectedMissed } = survey.chosen;
  const blocking = buildBlocking(rules, yield* askBlocks(prepared, rules));
  onStep('learning weights');
  const pairs = collectPairs(prepared, blocking, labels);
  const standing = yield* askStanding(prepared, exchangesOf(plan.fields), pairs);
  const estimated = estimate(prepared, plan.fields, survey, patternsOf(prepared, pairs, standing));
  const least = log2odds(Math.min(0.05, threshold / 2));
  return { plan, prepared, blocking, estimate: estimated, expectedMissed, threshold, seed, least };
}

/** Scores all pairs of a plan, about `pieces` units of them. */
export function* scoreSteps(plan: LinkPlan, pieces: number): Steps<readonly Pairs[]> {
  return yield* askPairs(plan, pieces);
}

export const planLinkage = (tables: readonly Table[], options: LinkOptions = {}): LinkPlan =>
  alone(planSteps(tables, options));

export function finishLinkage(plan: LinkPlan, parts: readonly Pairs[]): Linked {
  const pairs = joinPairs(parts);
  const scorer = createScorer(plan.prepared, plan.estimate.table);
  const clusters = clusterPairs(plan.prepared, pairs, scorer, plan.threshold);
  return { ...plan, pairs, clusters, missed: estimateMissed(plan.prepared, plan.blocking, pairs, plan.threshold) };
}

/** Plan, score, cluster in one go on one thread. */
export function linkTables(tables: readonly Table[], options: LinkOptions = {}): Linked {
  const plan = planLinkage(tables, options);
  return finishLinkage(plan, alone(scoreSteps(plan, 1)));
}

/** A model for records like those of the tables, learnt from them alone (and from labels, where there are any). */
export function estimateModel(tables: readonly Table[], options: LinkOptions = {}): LinkageModel {
  return modelOf(planLinkage(tables, options));
}
