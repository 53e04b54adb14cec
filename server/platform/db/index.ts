export { type EmbeddedServer, startEmbedded } from './embedded.ts';
export { type Migration, migrate, pendingMigrations, readMigrations } from './migrate.ts';
export { type Db, json, openDatabase } from './open.ts';
export type { Tables } from './tables.ts';
