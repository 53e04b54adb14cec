export { register } from './jobs.ts';
export { refreshAllRhythms, refreshChangedRhythms } from './refresh-rhythms.ts';
