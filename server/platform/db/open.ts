import { type CompiledQuery, Kysely, type LogEvent, PostgresDialect } from 'kysely';
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
  /** Told of every statement, the reader's too, after it ran. */
  readonly onStatement?: (query: CompiledQuery) => void;
}

/** Statements on a reader end after this, with SQLSTATE 57014. */
export const READER_TIMEOUT_MS = 3000;

/**
 * How lists and search read. No sequential scans: where the planner believes that many rows match it likes to read a table from its
 * beginning until it has enough, and a wrong belief then costs the whole table. Set when connecting, since a transaction with its own
 * settings costs three more round trips a request.
 */
const readerSettings = {
  default_transaction_read_only: 'on',
  statement_timeout: `${READER_TIMEOUT_MS}`,
  enable_seqscan: 'off',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  random_page_cost: '1.1',
} as const;

const readers = new WeakMap<Db, () => Db>();

/** Read-only connections for lists and search beside those of `db`; opened on first use, closed together with it. */
export function readerOf(db: Db): Db {
  const open = readers.get(db);
  if (open === undefined) throw new Error('only what openDatabase returned has a reader; a transaction has none');
  return open();
}

/** Opens a pool; connects on first use. Close with `await db.destroy()`. */
export function openDatabase(url: string, options: OpenOptions = {}): Db {
  const pool = openPool(url, options);
  const { onStatement } = options;
  const log = onStatement && ((event: LogEvent) => onStatement(event.query));
  let reader: Db | null = null;
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: {
        options: pool.options,
        connect: () => pool.connect(),
        end: async () => {
          await Promise.all([reader?.destroy(), pool.end()]);
        },
      },
    }),
    ...(log && { log }),
  });
  readers.set(db, () => {
    const pool = () => openPool(url, options, readerSettings);
    reader ??= new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool() }), ...(log && { log }) });
    return reader;
  });
  return db;
}

function openPool(url: string, options: OpenOptions, settings: Readonly<Record<string, string>> = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withSettings(url, settings),
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
  return pool;
}

/** In the address, where they join those that it has already: given beside it, the address's own would replace them. */
function withSettings(url: string, settings: Readonly<Record<string, string>>): string {
  const given = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  if (given.length === 0) return url;
  const address = new URL(url);
  const own = address.searchParams.get('options');
  address.searchParams.set('options', [...(own === null ? [] : [own]), ...given].join(' '));
  return address.href;
}

/** A value for a json column. Arrays must be text: pg would turn them into PostgreSQL arrays. */
export function json(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
