import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { fail } from '../failure.ts';
import { prepareHome } from '../home.ts';
import { say } from '../spoken-language.ts';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { type HomeLock, lockHome, readHolder, refuseSecond } from './home-lock.ts';
import { guardOwner, type OwnerGuard } from './owner-guard.ts';

export interface HomeDatabaseOptions {
  readonly home: string;
  /** A server to use instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** What runs, as typed: `start`, `import`, ... Shown to a second one. */
  readonly command: string;
  readonly onEvent?: (text: string) => void;
}

export interface HomeDatabase {
  readonly url: string;
  /** `own`: this process started it and ends it; `joined`: another process's; `server`: DATABASE_URL. */
  readonly kind: 'own' | 'joined' | 'server';
  /** Lets other commands and a second start know where the page is. */
  announce(address: string): void;
  /** Close all connections first. */
  close(): Promise<void>;
}

const WAIT_MS = 60_000;
const START_PATIENCE_MS = 1_000;

/**
 * For the app itself: takes the data directory for this process alone and starts the database.
 *
 * @throws Failure `already-running` within two seconds where another process uses the directory
 */
export async function ownHomeDatabase(options: HomeDatabaseOptions): Promise<HomeDatabase> {
  const home = prepareHome(options.home);
  if (options.databaseUrl) return given(options.databaseUrl);
  for (const deadline = Date.now() + START_PATIENCE_MS; ; await sleep(100)) {
    const holder = readHolder(home);
    if (!holder) return own(home, options, lockHome(home, options.command));
    // A short command may be about to end.
    if (holder.command === 'start' || Date.now() > deadline) refuseSecond(holder);
  }
}

/** For a command: joins the process that runs here, else starts the database for as long as it is needed. */
export async function joinHomeDatabase(options: HomeDatabaseOptions): Promise<HomeDatabase> {
  const home = prepareHome(options.home);
  if (options.databaseUrl) return given(options.databaseUrl);
  for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; await sleep(100)) {
    const holder = readHolder(home);
    if (holder) {
      if (holder.databaseUrl && (await answers(holder.databaseUrl))) {
        return { url: holder.databaseUrl, kind: 'joined', announce() {}, close: async () => {} };
      }
      continue;
    }
    const lock = tryLock(home, options.command);
    if (lock) return own(home, options, lock);
  }
  const holder = readHolder(home);
  return fail('database-not-answering', {
    pid: holder?.pid,
    text: say(
      `Ein anderes Lotse (Prozess ${holder?.pid ?? '?'}) benutzt ${home}, aber seine Datenbank antwortet seit einer Minute nicht. Nichts wurde geändert. Versuchen Sie es noch einmal, oder beenden Sie jenen Prozess.`,
      `Another Lotse (process ${holder?.pid ?? '?'}) uses ${home}, but its database has not answered for a minute. Nothing was changed. Try again, or end that process.`,
    ),
  });
}

function given(url: string): HomeDatabase {
  return { url, kind: 'server', announce() {}, close: async () => {} };
}

async function own(home: string, options: HomeDatabaseOptions, lock: HomeLock): Promise<HomeDatabase> {
  let server: EmbeddedServer;
  try {
    const onEvent = options.onEvent ? { onEvent: options.onEvent } : {};
    server = await startEmbedded({ folder: join(home, 'postgres'), ...onEvent });
  } catch (error) {
    lock.release();
    throw error;
  }
  let guard: OwnerGuard;
  try {
    guard = await guardOwner(server.url, home);
  } catch (error) {
    // The server belongs to the other process: leave it running.
    server.leave();
    lock.release();
    throw error;
  }
  lock.announce({ databaseUrl: server.url });
  return {
    url: server.url,
    kind: 'own',
    announce: (address) => lock.announce({ address }),
    async close() {
      await guard.close();
      // The app cuts off commands that joined it; a command must not end another command that joined it.
      if (options.command === 'start') await server.stop();
      else await server.stopWhenUnused();
      lock.release();
    },
  };
}

function tryLock(home: string, command: string): HomeLock | undefined {
  try {
    return lockHome(home, command);
  } catch (error) {
    if ((error as { code?: string }).code === 'already-running') return undefined;
    throw error;
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
