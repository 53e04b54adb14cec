export type { Observed } from './amounts.ts';
export { type Arm, armOf } from './assign.ts';
export type { Difference } from './proportions.ts';
export { type ExperimentInput, type ExperimentReading, readExperiment } from './read-experiment.ts';
