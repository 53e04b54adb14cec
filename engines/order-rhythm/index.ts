export { checkInTime, type TimeCheck } from './check-in-time.ts';
export { countsOf } from './counts.ts';
export { findFall } from './find-fall.ts';
export { fitModel, STANDARD_MODEL } from './fit-model.ts';
export {
  type CustomerOrders,
  type CustomerOutlook,
  fitPopulation,
  judgeCustomer,
  type Population,
} from './judge-customers.ts';
export { logLikelihood, type OrderCounts, type RhythmModel } from './model.ts';
export { judge, type Posterior } from './posterior.ts';
export { type OrderRhythm, readRhythm } from './rhythm.ts';
export { expectedValue, fitValues, type ValueModel } from './value.ts';
export { type Reason, reasonsOf } from './words.ts';
