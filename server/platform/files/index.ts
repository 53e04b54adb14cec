export { freeBytes, isDiskFull, LEAST_FREE_BYTES } from './free-space.ts';
export { filePath, findFile, keepFile, removeFile, removeLeftovers } from './keep-file.ts';
export { uploadRoute } from './routes.ts';
export type { StoredFile } from './store.ts';
