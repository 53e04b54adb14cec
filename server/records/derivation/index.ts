import './events.ts';

export type { Doubts } from './apply-observations.ts';
export { refreshCounts } from './refresh-counts.ts';
export { register } from './register.ts';
export { deriveAnew } from './retract-observations.ts';
