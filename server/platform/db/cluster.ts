import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fail } from '../failure.ts';
import { say } from '../spoken-language.ts';
import { type Command, chooseIdentity, commandAs, type Identity } from './identity.ts';
import { findRuntime, program, type Runtime, usableRuntime } from './runtime.ts';

/** One database cluster on disk: HOME/postgres with data/, socket/, password and server.log. */
export interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly socket: string;
  readonly log: string;
  readonly password: string;
  readonly identity: Identity;
  readonly runtime: Runtime;
}

/** The postmaster.pid of a running server, or what a killed one left. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const MAX_LOG = 5 * 1024 * 1024;

/** Makes the folder, the runtime and the data directory where they are missing. Broken off, it starts over. */
export function prepareCluster(path: string, durable: boolean, programs?: string): Cluster {
  mkdirSync(path, { recursive: true });
  const folder = realpathSync(path);
  const identity = chooseIdentity(folder);
  const own = (path: string, mode: number) => {
    mkdirSync(path, { recursive: true });
    if (identity.kind === 'user') chownSync(path, identity.uid, identity.gid);
    chmodSync(path, mode);
  };
  own(folder, 0o700);
  own(join(folder, 'socket'), 0o700);
  const cluster: Cluster = {
    folder,
    data: join(folder, 'data'),
    socket: join(folder, 'socket'),
    log: join(folder, 'server.log'),
    password: readPassword(folder),
    identity,
    runtime: usableRuntime(findRuntime(), identity, programs ?? folder),
  };
  if (!existsSync(join(cluster.data, 'PG_VERSION'))) initialise(cluster, durable);
  refuseOtherMajor(cluster);
  return cluster;
}

function readPassword(folder: string): string {
  const path = join(folder, 'password');
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('hex'), { mode: 0o600, flush: true });
  return readFileSync(path, 'utf8').trim();
}

function refuseOtherMajor({ data, runtime }: Cluster): void {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const here = runtime.version.split('.')[0];
  if (made !== here) {
    fail('postgres-version', {
      made,
      here,
      text: say(
        `Die Daten in ${data} stammen von PostgreSQL ${made}; dieses Lotse bringt ${here} mit. Nichts wurde geändert. Sichern Sie mit dem Lotse, das sie angelegt hat, und spielen Sie die Sicherung in ein leeres LOTSE_HOME zurück.`,
        `The data in ${data} was made by PostgreSQL ${made}; this Lotse brings ${here}. Nothing was changed. Make a backup with the Lotse that made it and restore it into an empty LOTSE_HOME.`,
      ),
    });
  }
}

function initialise(cluster: Cluster, durable: boolean): void {
  const draft = `${cluster.data}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = join(cluster.folder, 'password.initdb');
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  if (cluster.identity.kind === 'user') {
    for (const path of [draft, passwordFile]) chownSync(path, cluster.identity.uid, cluster.identity.gid);
  }
  // The builtin provider sorts the same on every machine and after every system update, unlike libc's.
  const locale = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '-T',
    'simple',
  ];
  const access = ['-U', 'lotse', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const sync = durable ? [] : ['--no-sync'];
  const command = commandAs(cluster.identity, program(cluster.runtime, 'initdb'), [
    '-D',
    draft,
    ...locale,
    ...access,
    ...sync,
  ]);
  const result = spawnSync(command.file, command.args, { ...spawnOptions(cluster, command), encoding: 'utf8' });
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    // The last lines only tell of cleaning up: the cause stands where the first thing failed.
    const cause = result.stderr?.match(/(?:FATAL|PANIC|error):\s+[^\n]*|[^\n]*could not [^\n]*/)?.[0].trim();
    const detail = result.error?.message ?? cause ?? result.stderr.trim().split('\n').at(-1);
    fail('postgres-not-created', {
      detail,
      text: say(
        `Die Datenbank ließ sich in ${cluster.folder} nicht anlegen: ${detail}. Von dem Versuch ist nichts geblieben. Beheben Sie die Ursache (Platz, Rechte) und starten Sie noch einmal.`,
        `The database could not be created in ${cluster.folder}: ${detail}. Nothing was kept of the attempt. Mend the cause (free space, permissions) and start again.`,
      ),
    });
  }
  renameSync(draft, cluster.data);
}

function spawnOptions(cluster: Cluster, command: Command) {
  // Nothing of our environment: PGDATA, PGPORT or a secret in it must not reach the server.
  const env = { PATH: process.env['PATH'] ?? '', SystemRoot: process.env['SystemRoot'], LC_ALL: 'C', TZ: 'UTC' };
  const user = command.uid === undefined ? {} : { uid: command.uid, gid: command.gid ?? command.uid };
  return { cwd: cluster.folder, env, windowsHide: true, ...user };
}

/** Starts the server process in a session of its own, so that Ctrl-C in the terminal reaches only us, and we stop it in order. */
export function spawnServer(cluster: Cluster, settings: Readonly<Record<string, string>>): ChildProcess {
  if (existsSync(cluster.log) && statSync(cluster.log).size > MAX_LOG) renameSync(cluster.log, `${cluster.log}.1`);
  const log = openSync(cluster.log, 'a', 0o600);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = commandAs(cluster.identity, program(cluster.runtime, 'postgres'), ['-D', cluster.data, ...options]);
  const child = spawn(command.file, command.args, {
    ...spawnOptions(cluster, command),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return child;
}

/** Reads postmaster.pid; undefined where there is none or it is half-written. */
export function readPostmaster(cluster: Cluster): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster.data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/** Whether this process id is the server of this cluster: after a reboot the number may belong to anything. */
export function isServing(cluster: Cluster, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster.data;
  } catch {
    return false;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
