export {
  type FitFacts,
  type FitOperator,
  type FitReason,
  type FitRule,
  type FitScore,
  faultsOfRules,
  scoreFit,
} from './fit.ts';
export { type Factor, type Priority, type PriorityInput, prioritise, type Situation } from './priority.ts';
