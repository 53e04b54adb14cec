export { type Progress, readAll, readChanged } from './read-changes.ts';
