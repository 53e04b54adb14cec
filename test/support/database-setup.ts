import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    databaseFolder: string;
  }
}

const NAME = /^lotse-test-(\d+)-/;

/** Names the folder of this run's database server; the first test that needs one starts it. Afterwards it is ended here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `lotse-test-${process.pid}-`));
  // As root the server runs as another user, who must be able to pass.
  chmodSync(folder, 0o711);
  project.provide('databaseFolder', folder);
  return () => remove(folder);
}

/** What runs that were killed have left. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[1] ?? 0);
    if (pid && !isAlive(pid)) await remove(join(tmpdir(), name)).catch(() => {});
  }
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
