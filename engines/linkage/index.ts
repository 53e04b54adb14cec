export { companyModel, type Frequencies, personModel } from './default-models.ts';
export { type Decision, learnFromDecisions, measureDecisions } from './learn.ts';
export { type BlockRule, type Field, type LinkageModel, type Role, readModel } from './model.ts';
export { normalise } from './normalise.ts';
export {
  blockKeysOf,
  compareRecords,
  type PreparedRecord,
  prepareModel,
  prepareRecord,
  type Reason,
  type RecordComparison,
  type RecordValues,
} from './record.ts';
export { type Table, tableOf } from './table.ts';
export type { ReadyModel } from './weights.ts';
export { wordsOfReason } from './words.ts';
