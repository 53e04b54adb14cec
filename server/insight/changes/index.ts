export { type Progress, readAll, readChanged } from './read-changes.ts';
export { standBack } from './stand-back.ts';
