export type { Hint, Observation, Outcome, Verdict } from './events.ts';
export type { ObservationKind, ObservedField, ObservedFields, ObservedLine } from './observed.ts';
export { type Batch, type Observed, recordObservations } from './record-observations.ts';
export { retractObservations } from './retract-observations.ts';
export type { Source } from './store.ts';
