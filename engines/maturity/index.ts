export { type CountKey, type Maturity, measureMaturity, type Phase, type Tool, type ToolMaturity } from './measure.ts';
