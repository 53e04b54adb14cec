import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    databaseFolder: string;
  }
}

/** Copies of a database are hundreds of small files: in memory they take 50 ms, on a busy disk ten times that. */
const MEMORY = '/dev/shm';
const ENOUGH = 2 * 1024 ** 3;
const NAME = /^lotse-test-(\d+)-/;

/** Names the folder of this run's database server; the first test that needs one starts it. Afterwards it is ended here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const folder = mkdtempSync(join(hasMemory() ? MEMORY : tmpdir(), `lotse-test-${process.pid}-`));
  // As root the server runs as another user, who must be able to pass.
  chmodSync(folder, 0o711);
  project.provide('databaseFolder', folder);
  return () => remove(folder);
}

/** What runs that were killed have left. */
async function sweep(): Promise<void> {
  for (const base of [tmpdir(), MEMORY].filter((path) => existsSync(path))) {
    for (const name of readdirSync(base)) {
      const pid = Number(NAME.exec(name)?.[1] ?? 0);
      if (pid && !isAlive(pid)) await remove(join(base, name)).catch(() => {});
    }
  }
}

function hasMemory(): boolean {
  if (process.platform !== 'linux' || !existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH;
}

async function remove(folder: string): Promise<void> {
  const pid = serverPid(folder);
  if (pid) {
    process.kill(pid, 'SIGQUIT');
    for (const deadline = Date.now() + 10_000; isAlive(pid) && Date.now() < deadline; ) await sleep(20);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function serverPid(folder: string): number | undefined {
  try {
    const lines = readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
    // Line two names the data directory: a recycled process id must not cost anybody their process.
    return lines[1]?.startsWith(folder) && isAlive(Number(lines[0])) ? Number(lines[0]) : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
