import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// node bench/start.ts: how long from `npm start` to a page that can be used, and what everything takes when idle. Linux only (/proc).
// cold: no data directory and no built page; first: no data directory; warm: everything there. Budgets: 15 s, -, 4 s; 450 MB.
const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'web', 'dist');
const ROUNDS = 5;
const IDLE_SECONDS = 30;

interface Process {
  readonly pid: number;
  readonly name: string;
  readonly mb: number;
}

const home = mkdtempSync(join(tmpdir(), 'lotse-bench-'));
chmodSync(home, 0o711);
try {
  rmSync(DIST, { recursive: true, force: true });
  const cold = await startOnce(join(home, 'a'));
  await cold.stop();
  const firsts: number[] = [];
  const warms: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const first = await startOnce(join(home, `b${round}`));
    await first.stop();
    firsts.push(first.seconds);
    const warm = await startOnce(join(home, 'a'));
    warms.push(warm.seconds);
    console.log(`round ${round}: first ${first.seconds.toFixed(2)} s, warm ${warm.seconds.toFixed(2)} s`);
    if (round < ROUNDS) await warm.stop();
    else await finish(cold.seconds, firsts, warms, warm.stop);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function finish(cold: number, firsts: number[], warms: number[], stop: () => Promise<void>): Promise<void> {
  await sleep(IDLE_SECONDS * 1000);
  const processes = measure(join(home, 'a'));
  await stop();
  const result = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model ?? '?'}`,
    node: process.versions.node,
    rounds: ROUNDS,
    seconds: { cold: round(cold), first: median(firsts), warm: median(warms), warmWorst: round(Math.max(...warms)) },
    budget: { coldSeconds: 15, warmSeconds: 4, idleMb: 450 },
    idle: {
      afterSeconds: IDLE_SECONDS,
      mb: round(processes.reduce((sum, one) => sum + one.mb, 0)),
      processes: processes.map((one) => ({ name: one.name, mb: round(one.mb) })),
    },
  };
  mkdirSync(join(ROOT, 'bench', 'results'), { recursive: true });
  writeFileSync(join(ROOT, 'bench', 'results', 'start.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
}

/** `npm start` until the sign-in page and the API answer. */
async function startOnce(folder: string) {
  const from = performance.now();
  const port = 4790 + Math.floor(Math.random() * 200);
  const env = {
    ...process.env,
    LOTSE_HOME: folder,
    LOTSE_PORT: String(port),
    LOTSE_HOST: '127.0.0.1',
    DATABASE_URL: '',
  };
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let answered = false; !answered; ) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}.`);
    await sleep(20);
    answered = await usable(`http://127.0.0.1:${port}`);
  }
  const seconds = (performance.now() - from) / 1000;
  return {
    seconds,
    async stop() {
      // The whole group, as Ctrl-C in a terminal does.
      if (child.pid) process.kill(-child.pid, 'SIGINT');
      await ended;
      for (const deadline = Date.now() + 20_000; existsSync(join(folder, 'lotse.lock')) && Date.now() < deadline; )
        await sleep(20);
    },
  };
}

async function usable(url: string): Promise<boolean> {
  try {
    const [page, health] = await Promise.all([fetch(url), fetch(`${url}/health`)]);
    return page.ok && health.ok && (await page.text()).includes('<script');
  } catch {
    return false;
  }
}

/** Proportional memory (PSS) of everything that belongs to that home: shared pages count once over all. */
function measure(folder: string): Process[] {
  const lock = JSON.parse(readFileSync(join(folder, 'lotse.lock'), 'utf8')) as { pid: number };
  const server = Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const launchers: number[] = [];
  for (let pid = parents.get(lock.pid) ?? 0; pid > 1 && pid !== process.pid; pid = parents.get(pid) ?? 0)
    launchers.push(pid);
  const below = (pid: number, top: number): boolean => pid === top || (pid > 1 && below(parents.get(pid) ?? 0, top));
  const wanted = [...parents.keys()].filter(
    (pid) => below(pid, lock.pid) || below(pid, server) || launchers.includes(pid),
  );
  return wanted.map((pid) => ({ pid, name: nameOf(pid), mb: pss(pid) }));
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function nameOf(pid: number): string {
  const words = read(`/proc/${pid}/cmdline`).split('\0').join(' ').trim();
  if (words.startsWith('postgres:')) return words.replace(/\s+/g, ' ').slice(0, 60);
  return words
    .split(' ')
    .slice(0, 3)
    .filter((word) => !word.startsWith('-'))
    .map((word) => word.split('/').at(-1))
    .join(' ');
}

function pss(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
