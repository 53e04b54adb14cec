import './events.ts';

export { refreshCounts } from './refresh-counts.ts';
export { register } from './register.ts';
