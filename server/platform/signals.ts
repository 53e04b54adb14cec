import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from './db/index.ts';

/** Short words between the processes of one installation, by PostgreSQL's LISTEN and NOTIFY. */
export interface Signals {
  /** `onReconnect` is called after every (re)connection: what was said in between is lost. */
  listen(
    channel: string,
    onWord: (word: string) => void,
    onReconnect?: () => void,
  ): Promise<{ close(): Promise<void> }>;
  close(): Promise<void>;
}

interface Listener {
  readonly onWord: (word: string) => void;
  readonly onReconnect: (() => void) | undefined;
}

const LONGEST_PAUSE_MS = 10_000;

/** One connection of its own (a pooled one would be handed on); it is opened with the first listener and reopened for ever. */
export function openSignals(url: string, onError: (error: unknown) => void = () => {}): Signals {
  const listeners = new Map<string, Set<Listener>>();
  let client: Promise<pg.Client> | null = null;
  let closed = false;
  let pause = 100;

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({ connectionString: url, application_name: 'lotse signals', keepAlive: true });
    next.on('error', onError);
    next.on('notification', ({ channel, payload }) => {
      for (const listener of listeners.get(channel) ?? []) listener.onWord(payload ?? '');
    });
    await next.connect();
    for (const channel of listeners.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    next.on('end', () => {
      client = null;
      if (!closed) reconnect();
    });
    pause = 100;
    for (const set of listeners.values()) for (const listener of set) listener.onReconnect?.();
    return next;
  }

  function reconnect(): void {
    setTimeout(() => {
      if (closed || client !== null) return;
      client = connect();
      client.catch((error: unknown) => {
        onError(error);
        client = null;
        reconnect();
      });
    }, pause).unref();
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }

  return {
    async listen(channel, onWord, onReconnect) {
      const listener: Listener = { onWord, onReconnect };
      const set = listeners.get(channel) ?? new Set();
      const isNew = set.size === 0;
      listeners.set(channel, set.add(listener));
      if (client === null) {
        client = connect();
        client.catch(() => {
          client = null;
        });
        await client;
      } else if (isNew) {
        await (await client).query(`listen ${pg.escapeIdentifier(channel)}`);
        onReconnect?.();
      }
      return {
        close: async () => {
          set.delete(listener);
        },
      };
    },
    async close() {
      closed = true;
      const last = await client?.catch(() => null);
      await last?.end();
    },
  };
}

/** The channel of the words below. */
export const CHANGES = 'lotse_changes';

/** What open browsers are told. Ids and numbers only: whoever listens fetches what they may see. */
export interface Change {
  /** `job`, `counters`, `records`, ... the web decides by it what to fetch again. */
  readonly topic: string;
  /** Only this person is told; left out: everybody. */
  readonly userId?: string | undefined;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Tells all open browsers, in all processes, once the transaction commits; several like words in one transaction are one. */
export async function announce(tx: Db, change: Change): Promise<void> {
  await sql`select pg_notify(${CHANGES}, ${JSON.stringify(change)})`.execute(tx);
}
