export { filePath, findFile, keepFile, readHead, removeFile, removeLeftovers, STANDARD_LIMIT } from './keep-file.ts';
export { uploadRoute } from './routes.ts';
export type { StoredFile } from './store.ts';
