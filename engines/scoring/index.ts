export { auditBias, type BiasAudit, type BiasInput, renderAudit } from './audit-bias.ts';
export { type Calibration, calibrate, calibratedLogit } from './calibrate.ts';
export { type ClosingTime, type Life, learnClosingTime, type SlipRisk } from './closing-time.ts';
export { type ColumnFacts, recogniseColumn } from './columns.ts';
export { type ChanceComparison, compareChances } from './compare-chances.ts';
export { type Comparison, compareModels } from './compare-models.ts';
export type { Finding, FindingCode } from './findings.ts';
export {
  type FitFacts,
  type FitOperator,
  type FitReason,
  type FitRule,
  type FitScore,
  faultsOfRules,
  scoreFit,
} from './fit.ts';
export {
  type InteractionKind,
  type Interactions,
  type Interest,
  type InterestInput,
  type InterestReason,
  type RaiseCode,
  scoreInterest,
} from './interest.ts';
export { measureQuality, type Quality, wilson } from './measure.ts';
export { type Model, type ModelCard, ScoringRefusal, type Words } from './model.ts';
export { renderCard } from './model-card.ts';
export {
  columnsOf,
  createScorer,
  type Explanation,
  explain,
  type PredictConfig,
  type Prediction,
  predict,
  readModel,
  type Scorer,
} from './predict.ts';
export type { TrainConfig } from './prepare.ts';
export { drawnChance, type Factor, type Priority, type PriorityInput, prioritise, type Situation } from './priority.ts';
export { isMissing, readLevel } from './read-cells.ts';
export type { Language, Reason } from './reasons.ts';
export { type Cell, type Column, columnNamed, createTableBuilder, type Table, tableFromRecords } from './table.ts';
export { type Trained, type TrainWorld, train, trainInSteps } from './train.ts';
