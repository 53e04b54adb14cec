export { rolesOf } from './column-roles.ts';
export { companyModel, type Frequencies, personModel } from './default-models.ts';
export { type Unit, unitsOf } from './find-pairs.ts';
export { modelOf } from './finish-model.ts';
export { type Decision, learnFromDecisions, measureDecisions } from './learn.ts';
export {
  estimateModel,
  finishLinkage,
  type Linked,
  type LinkOptions,
  type LinkPlan,
  linkTables,
  planLinkage,
  planSteps,
  scoreSteps,
} from './link.ts';
export { type BlockRule, type Field, type LinkageModel, type Role, readModel } from './model.ts';
export { normalise } from './normalise.ts';
export type { FieldGroup } from './number-values.ts';
export { type Explained, reasonsOfPair, wordsOfPair } from './pair-reasons.ts';
export {
  blockKeysOf,
  canReach,
  compareRecords,
  type PreparedRecord,
  prepareModel,
  prepareRecord,
  type Reason,
  type RecordComparison,
  type RecordValues,
} from './record.ts';
export type { Label } from './sample-pairs.ts';
export { type Pairs, unitScorer } from './score-units.ts';
export type { Column } from './table.ts';
export { type Table, tableOf } from './table.ts';
export type { ReadyModel } from './weights.ts';
export { wordsOfReason } from './words.ts';
export { type Answer, handFor, type Steps, type Work } from './work.ts';
