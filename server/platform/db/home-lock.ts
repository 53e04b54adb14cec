import { linkSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { fail } from '../failure.ts';
import { say } from '../spoken-language.ts';
import { isAlive } from './cluster.ts';

const holderShape = z.object({
  pid: z.number().int().positive(),
  /** When the system started that process: the same number later is somebody else. Null where the system does not tell. */
  birth: z.string().nullable(),
  host: z.string(),
  command: z.string(),
  since: z.string(),
  home: z.string(),
  /** Where the web page is, once it is served. */
  address: z.string().nullable(),
  /** Set once the database takes connections. */
  databaseUrl: z.string().nullable(),
});

/** Who uses a data directory. */
export type Holder = z.infer<typeof holderShape>;

export interface HomeLock {
  /** Tells others where the page or the database is. */
  announce(part: Partial<Pick<Holder, 'address' | 'databaseUrl'>>): void;
  release(): void;
}

const FILE = 'lotse.lock';
const HEARTBEAT_MS = 5_000;
/** In containers that share a directory nobody sees the other's processes: there the age of the last sign of life decides. */
const SILENT_MS = 15_000;

/**
 * Takes the data directory for this process. A lock whose process is gone, or that cannot be read, is replaced.
 *
 * @throws Failure `already-running` with the holder's pid, command, since, address
 */
export function lockHome(home: string, command: string): HomeLock {
  const path = join(home, FILE);
  let holder: Holder = {
    pid: process.pid,
    birth: birthOf(process.pid),
    host: hostname(),
    command,
    since: new Date().toISOString(),
    home,
    address: null,
    databaseUrl: null,
  };
  take(path, holder);
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS).unref();
  return {
    announce(part) {
      holder = { ...holder, ...part };
      const draft = writeDraft(path, holder);
      renameSync(draft, path);
    },
    release() {
      clearInterval(heartbeat);
      if (isMine(path)) unlinkSync(path);
    },
  };
}

/** Who uses the directory now; undefined where nobody does, however the file looks. */
export function readHolder(home: string): Holder | undefined {
  const path = join(home, FILE);
  const holder = parse(readText(path));
  return holder && isLive(holder, path) ? holder : undefined;
}

export function refuseSecond(holder: Holder): never {
  const { pid, command, since, address, host, home } = holder;
  const where = address ? say(` unter ${address}`, ` at ${address}`) : '';
  const which = say(`Prozess ${pid}`, `process ${pid}`);
  const who = host === hostname() ? which : say(`${which} auf ${host}`, `${which} on ${host}`);
  const advice = address
    ? say(`Öffnen Sie ${address}, oder beenden Sie es zuerst.`, `Open ${address}, or end it first.`)
    : say('Warten Sie, bis es fertig ist, oder beenden Sie es zuerst.', 'Wait until it is done, or end it first.');
  return fail('already-running', {
    pid,
    command,
    since,
    address,
    home,
    text: say(
      `Lotse läuft hier schon: „lotse ${command}“${where} (${who}, seit ${since}) benutzt ${home}. Nichts wurde geändert. ${advice}`,
      `Lotse is already running here: "lotse ${command}"${where} (${who}, since ${since}) uses ${home}. Nothing was changed. ${advice}`,
    ),
  });
}

function take(path: string, holder: Holder): void {
  for (let attempt = 0; attempt < 50; attempt++) {
    const draft = writeDraft(path, holder);
    try {
      // link makes the whole file appear at once and refuses an existing one; open(wx) would show a half-written lock.
      linkSync(draft, path);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(draft);
    }
    const text = readText(path);
    const other = parse(text);
    if (other && isLive(other, path)) refuseSecond(other);
    removeStale(path, text);
  }
  fail('home-busy', {
    text: say(
      `Die Sperre ${path} wechselt ständig den Besitzer. Versuchen Sie es noch einmal.`,
      `The lock ${path} changes hands all the time. Try again.`,
    ),
  });
}

/** Two processes may find the same dead lock: only one gets it by rename, and whoever grabbed a fresh one puts it back. */
function removeStale(path: string, judged: string | undefined): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readText(aside) !== judged) linkSync(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  try {
    unlinkSync(aside);
  } catch {
    // Another process was faster.
  }
}

function writeDraft(path: string, holder: Holder): string {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(holder, null, 2)}\n`, { mode: 0o600, flush: true });
  return draft;
}

function isLive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) {
    try {
      return Date.now() - statSync(path).mtimeMs < SILENT_MS;
    } catch {
      return false;
    }
  }
  if (!isAlive(holder.pid)) return false;
  const birth = birthOf(holder.pid);
  return birth === null || holder.birth === null ? process.platform !== 'linux' : birth === holder.birth;
}

/** Ticks since boot at which Linux started the process; null elsewhere, and for one that is dead but not yet collected. */
function birthOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may itself hold blanks and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && fields[0] !== 'Z' ? (fields[19] ?? null) : null;
}

function isMine(path: string): boolean {
  return parse(readText(path))?.pid === process.pid;
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Removed by hand: the next start will find the running server by its own lock.
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): Holder | undefined {
  if (text === undefined) return undefined;
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
