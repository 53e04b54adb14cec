export { countKeys } from './ladder.ts';
export { type CountKey, type Maturity, measureMaturity, type Phase, type Tool } from './measure.ts';
