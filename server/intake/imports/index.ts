import './events.ts';

export { cancelImport, startImport, startImportHere, undoImport } from './change-import.ts';
export { createImport, type NewImport } from './create-import.ts';
export { inspectFile } from './inspect-file.ts';
export { register } from './jobs.ts';
export { rawRoutes, routes } from './routes.ts';
export type { Counts, StoredImport } from './store.ts';
