import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { fail } from '../failure.ts';
import type { Tables } from './tables.ts';

/** The database, or a transaction on it: store functions take either and cannot tell. */
export type Db = Kysely<Tables>;

const OID = { int8: 20, date: 1082 } as const;

/**
 * How values arrive: int8 as number (refused beyond 2^53, where a number would lie), date as the text `YYYY-MM-DD`
 * (a Date would be a moment in some time zone), numeric as text, timestamptz as Date, json parsed.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === OID.int8) return safeInteger;
    if (oid === OID.date) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    fail('number-too-large', { text: 'A whole number from the database exceeds 2^53.' });
  return value;
}

export interface OpenOptions {
  /** Connections held at most. */
  readonly max?: number;
  /** Shown by the server in pg_stat_activity. */
  readonly name?: string;
  /** Connections that break while idle are replaced; whoever wants to know is told. */
  readonly onIdleError?: (error: Error) => void;
}

/** Opens a pool; connects on first use. Close with `await db.destroy()`. */
export function openDatabase(url: string, options: OpenOptions = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'lotse',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    types,
  });
  // Without a listener, a connection lost while idle (server restarted) would end the process.
  pool.on('error', options.onIdleError ?? (() => {}));
  // The pool listens to idle ones only. One that is lost within a transaction, between two statements, would end the process too;
  // like this the next statement on it fails, which is what the transaction's owner understands.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** A value for a json column. Arrays must be text: pg would turn them into PostgreSQL arrays. */
export function json(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
