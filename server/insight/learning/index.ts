export { type Case, type Cases, registerSubject, type SubjectName } from './cases.ts';
export { modelInForce } from './in-force.ts';
export { register } from './jobs.ts';
export { routes } from './routes.ts';
export { findInForce, putDrift, type StoredModel } from './store.ts';
export { trainSubject } from './train-subject.ts';
export { watchLearning } from './watch-learning.ts';
export { featureWords, stepsOf } from './words.ts';
