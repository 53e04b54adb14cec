export { type EmbeddedServer, startEmbedded } from './embedded.ts';
export { type HomeDatabase, joinHomeDatabase, ownHomeDatabase } from './home-database.ts';
export { readHolder } from './home-lock.ts';
export { type Migration, migrate, pendingMigrations, readMigrations } from './migrate.ts';
export { type Db, json, openDatabase, READER_TIMEOUT_MS, readerOf } from './open.ts';
export type { Tables } from './tables.ts';
