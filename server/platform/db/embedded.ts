import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { fail } from '../failure.ts';
import { say } from '../spoken-language.ts';
import { type Cluster, isServing, prepareCluster, readPostmaster, spawnServer } from './cluster.ts';
import { program } from './runtime.ts';
import { serverSettings } from './settings.ts';

export interface EmbeddedOptions {
  /** Holds everything of the server; made if missing. */
  readonly folder: string;
  /** Where a copy of PostgreSQL's programs goes if one is needed, when not into `folder` (that may lie on a noexec disk). */
  readonly programs?: string;
  /** False only for tests: no fsync. */
  readonly durable?: boolean;
  /** Told of a start after a crash, an adoption, a forced stop. English, no personal data. */
  readonly onEvent?: (text: string) => void;
}

export interface EmbeddedServer {
  /** Connection string of the database `lotse`; stays the same when the server is restarted after a crash. */
  readonly url: string;
  /** Process id now. */
  pid(): number;
  /** True where a server left by a killed process was taken over instead of started. */
  readonly adopted: boolean;
  /** Ends the server: open connections are cut, everything committed is safe. */
  stop(): Promise<void>;
  /** Lets the server end itself as soon as the last connection of others is gone; waits for that only a moment. */
  stopWhenUnused(): Promise<void>;
  /** Stops looking after the server without ending it: another process does. */
  leave(): void;
}

const SOCKET_PATH_LIMIT = 100;
const TRIES = 5;
const RETRIABLE = /shared memory block|lock file|Address already in use|could not bind|could not create any/i;

/**
 * Starts PostgreSQL in that folder, or takes over the server that a killed process left there, and keeps it running until `stop`.
 *
 * @throws Failure `postgres-missing`, `postgres-not-created`, `postgres-not-started`, `postgres-version`, `home-not-usable-as-root`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const cluster = prepareCluster(options.folder, options.durable ?? true, options.programs);
  const tell = options.onEvent ?? (() => {});
  const settings = { ...serverSettings(undefined, options.durable ?? true), ...(await address(cluster)) };
  const url = (database: string) => connectionUrl(cluster, settings, database);

  const orphan = await adoptable(cluster, url('postgres'), tell);
  let pid = orphan ?? (await start(cluster, settings, watch));
  let stopping = false;
  if (orphan) watchAdopted();
  await createDatabase(url('postgres'));

  function watch(child: ChildProcess): void {
    child.once('exit', () => void restart());
  }

  /** An adopted server is nobody's child: it sends no exit event. */
  function watchAdopted(): void {
    const timer = setInterval(() => {
      if (isServing(cluster, pid)) return;
      clearInterval(timer);
      void restart();
    }, 1000).unref();
  }

  async function restart(): Promise<void> {
    if (stopping) return;
    tell('PostgreSQL ended unexpectedly; starting it again.');
    try {
      pid = await start(cluster, settings, watch);
      if (stopping) await end(cluster, pid);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      setTimeout(() => void restart(), 5000).unref();
    }
  }

  return {
    url: url('lotse'),
    pid: () => pid,
    adopted: orphan !== undefined,
    async stop() {
      stopping = true;
      await end(cluster, pid);
    },
    async stopWhenUnused() {
      stopping = true;
      signal(cluster, pid, 'SIGTERM');
      await gone(cluster, pid, 2_000);
    },
    leave() {
      stopping = true;
    },
  };
}

/** A socket in a private folder where the path is short enough for the system, else a port on the loopback address. */
async function address(cluster: Cluster): Promise<Record<string, string>> {
  const socket = join(cluster.socket, '.s.PGSQL.5432');
  if (process.platform !== 'win32' && socket.length <= SOCKET_PATH_LIMIT) {
    return {
      listen_addresses: '',
      unix_socket_directories: cluster.socket,
      unix_socket_permissions: '0700',
      port: '5432',
    };
  }
  const running = readPostmaster(cluster);
  const port = running && isServing(cluster, running.pid) ? running.port : await freePort();
  return { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
}

function connectionUrl(cluster: Cluster, settings: Readonly<Record<string, string>>, database: string): string {
  const host = settings['unix_socket_directories'];
  const base = `postgres://lotse:${cluster.password}@127.0.0.1:${settings['port']}/${database}`;
  return host ? `${base}?host=${encodeURIComponent(host)}` : base;
}

/** The process id of a server that still runs here and lets us in; one that does not is ended first. */
async function adoptable(cluster: Cluster, url: string, tell: (text: string) => void): Promise<number | undefined> {
  const found = readPostmaster(cluster);
  if (!found) return undefined;
  if (!isServing(cluster, found.pid)) {
    // The number may belong to another program of ours by now, and PostgreSQL would refuse to start because of it.
    rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
    return undefined;
  }
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && isServing(cluster, found.pid); await sleep(50)) {
    const answer = await tryConnect(url);
    if (answer === 'ok') {
      tell(`Took over the PostgreSQL that was still running (process ${found.pid}).`);
      return found.pid;
    }
    // It is starting up or shutting down: wait for one or the other to be over.
    if (answer !== 'not-now') break;
  }
  if (isServing(cluster, found.pid)) {
    tell(`Ended a PostgreSQL that was still running and did not let us in (process ${found.pid}).`);
    await end(cluster, found.pid);
  }
  return undefined;
}

async function tryConnect(url: string): Promise<'ok' | 'not-now' | 'refused'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ok';
  } catch (error) {
    return (error as { code?: string }).code === '57P03' ? 'not-now' : 'refused';
  } finally {
    await client.end().catch(() => {});
  }
}

async function start(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
  watch: (child: ChildProcess) => void,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const from = logSize(cluster);
    const child = spawnServer(cluster, settings);
    if (await becomesReady(cluster, child)) {
      watch(child);
      return child.pid ?? 0;
    }
    const said = readLog(cluster, from);
    // Children of a killed server take a moment to notice and let go of their memory.
    if (attempt < TRIES && RETRIABLE.test(said)) {
      await sleep(200 * attempt);
      continue;
    }
    const detail =
      said.match(/(?:FATAL|PANIC|error while loading)[^\n]*/i)?.[0] ?? said.trim().split('\n').at(-1) ?? '';
    return fail('postgres-not-started', {
      detail,
      log: cluster.log,
      text: say(
        `Die Datenbank ist nicht gestartet: ${detail || 'ohne Angabe eines Grundes'} Ihre Daten liegen unberührt in ${cluster.data}. Lesen Sie ${cluster.log}, oder führen Sie „lotse doctor“ aus.`,
        `The database did not start: ${detail || 'no reason given'} Your data is untouched in ${cluster.data}. Read ${cluster.log}, or run "lotse doctor".`,
      ),
    });
  }
}

/** Waits as long as the process lives: recovery after a crash may take minutes. */
async function becomesReady(cluster: Cluster, child: ChildProcess): Promise<boolean> {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  while (!ended) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster?.ready) return true;
    await sleep(15);
  }
  return false;
}

function logSize(cluster: Cluster): number {
  if (!existsSync(cluster.log)) return 0;
  const file = openSync(cluster.log, 'r');
  const { size } = fstatSync(file);
  closeSync(file);
  return size;
}

function readLog(cluster: Cluster, from: number): string {
  const file = openSync(cluster.log, 'r');
  const start = Math.min(from, fstatSync(file).size);
  const buffer = Buffer.alloc(Math.min(fstatSync(file).size - start, 64 * 1024));
  readSync(file, buffer, 0, buffer.length, start);
  closeSync(file);
  return buffer.toString('utf8');
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'lotse'`);
    if (!rowCount) await client.query('create database lotse');
  } finally {
    await client.end();
  }
}

type Signal = 'SIGTERM' | 'SIGINT' | 'SIGQUIT' | 'SIGKILL';

/** PostgreSQL's own meaning: SIGTERM waits for clients, SIGINT cuts them, SIGQUIT leaves recovery to the next start. */
function signal(cluster: Cluster, pid: number, name: Signal): void {
  if (process.platform === 'win32') {
    const mode = { SIGTERM: 'smart', SIGINT: 'fast', SIGQUIT: 'immediate', SIGKILL: 'immediate' }[name];
    spawnSync(program(cluster.runtime, 'pg_ctl'), ['stop', '-W', '-D', cluster.data, '-m', mode], {
      windowsHide: true,
    });
    return;
  }
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function end(cluster: Cluster, pid: number): Promise<void> {
  const steps: readonly [Signal, number][] = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ];
  for (const [name, patience] of steps) {
    if (!isServing(cluster, pid)) return;
    signal(cluster, pid, name);
    if (await gone(cluster, pid, patience)) return;
  }
}

async function gone(cluster: Cluster, pid: number, patience: number): Promise<boolean> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(15)) {
    if (!isServing(cluster, pid)) return true;
  }
  return false;
}
