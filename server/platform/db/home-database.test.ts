import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

// Each rule is proved with real processes: what a supervisor promises shows only when somebody is killed.
const SCRIPT = join(import.meta.dirname, '..', '..', '..', 'test', 'support', 'hold-home.ts');
const running: { child: ChildProcess; home: string }[] = [];
const homes: string[] = [];

interface Said {
  readonly ok?: boolean;
  readonly kind?: string;
  readonly url?: string;
  readonly code?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly events?: readonly string[];
}

function newHome(mode = 0o711): string {
  const home = mkdtempSync(join(tmpdir(), 'lotse-home-'));
  chmodSync(home, mode);
  homes.push(home);
  return home;
}

let made: string;

/** A home in which a database was made before, as nearly every start finds it: making one takes longer than most of what is tried with it. */
function usedHome(): string {
  const home = newHome();
  // `cp -a` keeps whose the files are: as root, the server runs as another user.
  expect(spawnSync('cp', ['-a', join(made, 'postgres'), home]).status).toBe(0);
  return home;
}

function hold(
  home: string,
  command = 'start',
  how = '',
  uid?: number,
): Promise<{ child: ChildProcess; said: Said; ms: number }> {
  const from = performance.now();
  const user = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, [SCRIPT, home, command, how], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...user,
  });
  running.push({ child, home });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve({ child, said: JSON.parse(text) as Said, ms: performance.now() - from });
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} and said nothing: ${text}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

function postmaster(home: string): number | undefined {
  const path = join(home, 'postgres', 'data', 'postmaster.pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : undefined;
}

/** Until the server of that home has ended. */
const noServer = (home: string) => vi.waitFor(() => expect(postmaster(home)).toBeUndefined(), 60_000);

async function query(url: string, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  made = newHome();
  homes.splice(homes.indexOf(made), 1);
  const { child } = await hold(made);
  child.kill('SIGTERM');
  await ended(child);
  await noServer(made);
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

afterEach(async () => {
  for (const { child } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended(child);
  }
  for (const home of homes.splice(0)) {
    const pid = postmaster(home);
    if (pid) {
      try {
        process.kill(pid, 'SIGQUIT');
      } catch {
        // Already gone.
      }
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
});

// Again on a busy machine: the two seconds are wall-clock time and include the start of Node.
test('a second start says who runs where and ends within two seconds', { retry: 2 }, async () => {
  const home = usedHome();
  const first = await hold(home);
  expect(first.said).toMatchObject({ ok: true, kind: 'own' });
  const second = await hold(home);
  expect(second.said).toMatchObject({
    code: 'already-running',
    facts: { pid: first.child.pid, command: 'start', address: 'http://127.0.0.1:1' },
  });
  await ended(second.child);
  expect(second.ms).toBeLessThan(2000);
});

test('a command joins the running app; without one it starts the database and ends it afterwards', async () => {
  const home = usedHome();
  const app = await hold(home);
  const joined = await hold(home, 'today', 'join');
  expect(joined.said).toMatchObject({ kind: 'joined', url: app.said.url });
  joined.child.kill('SIGTERM');
  await ended(joined.child);
  expect(await query(app.said.url ?? '', 'select 1 as n')).toEqual([{ n: 1 }]);
  app.child.kill('SIGTERM');
  await ended(app.child);
  await noServer(home);
  const alone = await hold(home, 'today', 'join');
  expect(alone.said.kind).toBe('own');
  alone.child.kill('SIGTERM');
  await ended(alone.child);
  await noServer(home);
});

test('a command that ends does not cut off another that joined it', async () => {
  const home = usedHome();
  const owner = await hold(home, 'today', 'join');
  const guest = new pg.Client({ connectionString: owner.said.url });
  await guest.connect();
  owner.child.kill('SIGTERM');
  await ended(owner.child);
  expect((await guest.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  await guest.end();
  await noServer(home);
});

test('kill -9 of the app: the next start takes over the server, and nothing committed is lost', async () => {
  const home = usedHome();
  const first = await hold(home);
  const url = first.said.url ?? '';
  await query(url, 'create table kept (n int)');
  for (let round = 1; round <= 2; round++) {
    await query(url, `insert into kept values (${round})`);
    const before = postmaster(home);
    running.at(-1)?.child.kill('SIGKILL');
    await ended(running.at(-1)?.child as ChildProcess);
    const next = await hold(home);
    expect(next.said).toMatchObject({ ok: true, kind: 'own' });
    expect(postmaster(home)).toBe(before);
    expect(await query(url, 'select n from kept order by n')).toHaveLength(round);
  }
});

test('kill -9 of PostgreSQL under the app: it comes back at the same address with everything committed', async () => {
  const home = usedHome();
  const { said } = await hold(home);
  const url = said.url ?? '';
  await query(url, 'create table kept (n int)');
  for (let round = 1; round <= 2; round++) {
    await query(url, `insert into kept values (${round})`);
    const pid = postmaster(home) ?? 0;
    process.kill(pid, 'SIGKILL');
    let rows: readonly unknown[] = [];
    for (const deadline = Date.now() + 60_000; rows.length === 0 && Date.now() < deadline; await sleep(50)) {
      if (postmaster(home) !== pid) rows = await query(url, 'select n from kept').catch(() => []);
    }
    expect(rows).toHaveLength(round);
  }
});

test('kill -9 of both: the next start recovers', async () => {
  const home = usedHome();
  const first = await hold(home);
  const url = first.said.url ?? '';
  await query(url, 'create table kept (n int); insert into kept values (7)');
  first.child.kill('SIGKILL');
  process.kill(postmaster(home) ?? 0, 'SIGKILL');
  await ended(first.child);
  expect((await hold(home)).said).toMatchObject({ ok: true, kind: 'own' });
  expect(await query(url, 'select n from kept')).toEqual([{ n: 7 }]);
});

test.each([
  ['empty', ''],
  ['half-written', '{"pid": 12'],
  [
    'of a dead process',
    JSON.stringify({
      pid: 2 ** 22 - 1,
      birth: '1',
      host: 'x',
      command: 'start',
      since: '',
      home: '',
      address: null,
      databaseUrl: null,
    }),
  ],
])('a lock file that is %s stops nobody, yet a running app still keeps others out', async (_, text) => {
  const home = usedHome();
  writeFileSync(join(home, 'lotse.lock'), text);
  if (text.includes('birth')) {
    const old = new Date(Date.now() - 60_000);
    utimesSync(join(home, 'lotse.lock'), old, old);
  }
  const first = await hold(home);
  expect(first.said).toMatchObject({ ok: true });
  writeFileSync(join(home, 'lotse.lock'), text);
  if (text.includes('birth')) rmSync(join(home, 'lotse.lock'));
  const second = await hold(home);
  expect(second.said).toMatchObject({ code: 'already-running', facts: { pid: first.child.pid } });
  expect(await query(first.said.url ?? '', 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('password, lock and data are private', async () => {
  const home = newHome();
  await hold(home);
  for (const name of ['lotse.lock', 'postgres/password', 'postgres', 'postgres/data', 'postgres/socket']) {
    expect([name, statSync(join(home, name)).mode & 0o077]).toEqual([name, 0]);
  }
});

test.skipIf(process.getuid?.() !== 0)(
  'root below a folder that only root may enter, and an ordinary user',
  async () => {
    const closed = join(newHome(0o700), 'inner');
    const asRoot = await hold(closed);
    expect(asRoot.said).toMatchObject({ ok: true, kind: 'own' });
    const open = newHome();
    chownSync(open, 65534, 65534);
    const asUser = await hold(open, 'start', '', 65534);
    expect(asUser.said).toMatchObject({ ok: true, kind: 'own' });
  },
);

test('a path too long for a socket is served on the loopback address only', async () => {
  const home = join(newHome(), 'x'.repeat(100));
  const { said } = await hold(home);
  expect(said.ok).toBe(true);
  expect(said.url).toMatch(/@127\.0\.0\.1:\d+\/lotse$/);
  expect(await query(said.url ?? '', 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  await expect(query((said.url ?? '').replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toMatchObject({
    code: '28P01',
  });
});
