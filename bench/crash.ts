import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readHolder } from '#server/platform/db/home-lock.ts';

// node bench/crash.ts [--rounds 20] [--keep]: kill -9 of the app, of PostgreSQL and of both in turn, in the middle of an import through the real
// `bin/lotse start`. After every kill: everything opens again, what was committed is there once, and the import goes on by itself within a minute.
// Linux only (/proc).
const ROOT = join(import.meta.dirname, '..');
const ROWS = 20_000;
/** Further rows are committed at most this long after a kill: start, recovery of PostgreSQL and picking the job up included. */
const RESUME_BUDGET_S = 60;
const KINDS = ['app', 'postgres', 'both'] as const;
type Kind = (typeof KINDS)[number];

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, keep: { type: 'boolean' } } });
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'lotse-crash-'));
// PostgreSQL runs as another user where we are root.
chmodSync(folder, 0o711);
const home = join(folder, 'home');
const env = {
  ...process.env,
  LOTSE_HOME: home,
  LOTSE_PORT: '0',
  LOTSE_HOST: '127.0.0.1',
  DATABASE_URL: '',
};

interface Facts {
  readonly state: string;
  readonly cursor: number;
  readonly counted: number;
  readonly observations: number;
  readonly beyondCursor: number;
  readonly rowsSeen: number;
  readonly twiceLinked: number;
  readonly unlinked: number;
  readonly companies: number;
  readonly companyNames: number;
}

let app: ChildProcess | null = null;
const faults: string[] = [];
const told: { round: number; kind: Kind; killedAtRow: number; openSeconds: number; resumeSeconds: number }[] = [];
let files = 0;
/** Stays the same over restarts. */
let databaseUrl = 'postgres://127.0.0.1:1/none';
try {
  await startApp();
  let importId = await beginImport();
  for (let round = 1; round <= rounds; round++) {
    const kind = KINDS[(round - 1) % KINDS.length] ?? 'both';
    let before = await cursorOf(importId);
    if (before.state === 'done') {
      await examine(importId, `before round ${round}`, 0);
      importId = await beginImport();
    }
    // Any moment: between two batches, within one, while committing.
    await sleep(100 + Math.random() * 500);
    before = await cursorOf(importId);
    const from = performance.now();
    await kill(kind);
    if (kind === 'postgres') await answers();
    else await startApp();
    const openSeconds = since(from);
    await examine(importId, `round ${round} (${kind})`, before.cursor);
    const resumeSeconds = await goesOn(importId, before.cursor, from);
    told.push({ round, kind, killedAtRow: before.cursor, openSeconds, resumeSeconds });
    console.log(
      `round ${round}: ${kind} at row ${before.cursor}, open after ${openSeconds} s, went on after ${resumeSeconds} s`,
    );
    if (resumeSeconds > RESUME_BUDGET_S)
      faults.push(`round ${round}: the import went on only after ${resumeSeconds} s`);
  }
  for (const deadline = Date.now() + 300_000; (await cursorOf(importId)).state === 'running' && Date.now() < deadline; )
    await sleep(200);
  await examine(importId, 'end', 0);
  const end = await factsOf(importId);
  if (end.state !== 'done') faults.push(`the last import ended as ${end.state}`);
  if (end.observations !== ROWS || end.counted !== ROWS)
    faults.push(`${end.observations} observations and ${end.counted} counted rows of ${ROWS}`);
  if (end.companies !== ROWS * files || end.companyNames !== ROWS * files)
    faults.push(`${end.companies} companies, ${end.companyNames} different ones, of ${ROWS * files}`);
  const chain = await lotse(['audit', 'verify', '--json']);
  if (chain.status !== 0) faults.push(`audit verify: ${chain.out}`);
  report(end);
} finally {
  await stopApp();
  if (values.keep) console.log(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function report(end: Facts): void {
  const by = (kind: Kind, of: 'openSeconds' | 'resumeSeconds') =>
    Math.max(...told.filter((one) => one.kind === kind).map((one) => one[of]));
  const result = {
    at: new Date().toISOString().slice(0, 10),
    node: process.version,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    loadAtEnd: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    rounds,
    files,
    rowsEach: ROWS,
    end,
    worstSeconds: Object.fromEntries(
      KINDS.map((kind) => [kind, { open: by(kind, 'openSeconds'), wentOn: by(kind, 'resumeSeconds') }]),
    ),
    told,
    faults,
  };
  console.log(JSON.stringify({ ...result, told: undefined }, null, 2));
  if (rounds >= 20) writeFileSync(join(ROOT, 'bench/results/crash.json'), `${JSON.stringify(result, null, 2)}\n`);
}

/** What must be true at every moment: the committed rows are there exactly once, nothing behind them is, and each has one record. */
async function examine(importId: string, when: string, cursorBefore: number): Promise<void> {
  const now = await factsOf(importId);
  const wrong = (text: string) => faults.push(`${when}: ${text} ${JSON.stringify(now)}`);
  if (now.cursor < cursorBefore) wrong(`committed up to row ${cursorBefore} before`);
  // Row 1 is the heading.
  if (now.observations !== Math.max(0, now.cursor - 1)) wrong('not every row up to the cursor is there exactly once;');
  if (now.beyondCursor > 0) wrong('rows behind the cursor;');
  if (now.counted !== now.observations || now.rowsSeen !== now.observations) wrong('the counts tell another number;');
  if (now.unlinked > 0 || now.twiceLinked > 0) wrong('observations without or with several records;');
  if (now.companies !== now.companyNames) wrong('doubled companies;');
}

async function factsOf(importId: string): Promise<Facts> {
  const rows = await ask<Facts>(
    `select i.state, i.row_cursor::int as cursor, i.rows_seen::int as "rowsSeen",
       (select coalesce(sum(value::int), 0)::int from jsonb_each_text(coalesce(i.counts, '{}'))) as counted,
       (select count(*)::int from intake.observation o where o.import_id = i.id) as observations,
       (select count(*)::int from intake.observation o where o.import_id = i.id and o.row_no > i.row_cursor) as "beyondCursor",
       (select count(*)::int from intake.observation o where o.import_id = i.id
         and not exists (select from records.observation_link l where l.observation_id = o.id)) as unlinked,
       (select count(*)::int from (select from records.observation_link group by observation_id having count(*) > 1) t) as "twiceLinked",
       (select count(*)::int from records.company where deleted_at is null) as companies,
       (select count(distinct name)::int from records.company where deleted_at is null) as "companyNames"
     from intake.import i where i.id = $1`,
    [importId],
  );
  const found = rows[0];
  if (!found) throw new Error(`the import ${importId} is gone`);
  return found;
}

async function cursorOf(importId: string): Promise<{ readonly state: string; readonly cursor: number }> {
  const rows = await ask<{ state: string; cursor: number }>(
    'select state, row_cursor::int as cursor from intake.import where id = $1',
    [importId],
  );
  return rows[0] ?? { state: 'gone', cursor: 0 };
}

async function goesOn(importId: string, cursor: number, from: number): Promise<number> {
  for (; since(from) < 4 * RESUME_BUDGET_S; await sleep(50)) {
    const now = await cursorOf(importId);
    if (now.cursor > cursor || now.state === 'done') break;
    if (now.state !== 'running') {
      faults.push(`the import stands at ${now.state}`);
      break;
    }
  }
  return since(from);
}

/** A file of companies that no other has, through the command line that joins the running app; the command itself is killed once it runs. */
async function beginImport(): Promise<string> {
  const path = join(folder, `companies-${files}.csv`);
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const n = files * ROWS + at + 1;
    return `K${n};Werk ${n.toString(36).toUpperCase()} Maschinenbau GmbH;Industriestr. ${(n % 180) + 1};${10_000 + (n % 80_000)};Ort ${n % 900};info@w${n}.example;www.w${n}.example`;
  });
  writeFileSync(path, `Kundennr;Firma;Straße;PLZ;Ort;E-Mail;Website\r\n${lines.join('\r\n')}\r\n`);
  files += 1;
  const command = spawn(process.execPath, ['server/cli.ts', 'import', path, '--json'], {
    cwd: ROOT,
    env,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((done) => command.once('exit', () => done()));
  try {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
      const [found] = await ask<{ id: string }>(
        `select id from intake.import where file_name = $1 and state = 'running' and row_cursor > 0`,
        [`companies-${files - 1}.csv`],
      );
      if (found) return found.id;
      if (command.exitCode !== null) throw new Error(`lotse import ended with ${command.exitCode}`);
    }
    throw new Error('the import did not begin within a minute');
  } finally {
    command.kill('SIGKILL');
    await ended;
  }
}

async function startApp(): Promise<void> {
  app = spawn(process.execPath, ['bin/lotse', 'start'], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
  await answers();
}

/** Its readiness says that the database is there too. */
async function answers(): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(50)) {
    if (app?.exitCode !== null) throw new Error(`lotse start ended with ${app?.exitCode}`);
    const address = readHolder(home)?.address;
    const health = address ? await fetch(`${address}/health/ready`).catch(() => null) : null;
    if (health?.ok) return;
  }
  throw new Error('the app does not answer');
}

async function kill(kind: Kind): Promise<void> {
  const ended = new Promise<void>((done) => (app ? app.once('exit', () => done()) : done()));
  const node = readHolder(home)?.pid;
  const server = Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  if (kind !== 'app') process.kill(server, 'SIGKILL');
  if (kind !== 'postgres' && node) {
    process.kill(node, 'SIGKILL');
    await ended;
  }
}

async function stopApp(): Promise<void> {
  if (!app || app.exitCode !== null) return;
  const ended = new Promise<void>((done) => app?.once('exit', () => done()));
  app.kill('SIGTERM');
  await ended;
}

async function lotse(args: readonly string[]): Promise<{ status: number | null; out: string }> {
  const child = spawn(process.execPath, ['bin/lotse', ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  return new Promise((done) => child.once('exit', (status) => done({ status, out: out.trim() })));
}

/** A connection for each question: between two of them the server may have been another process. */
async function ask<Row extends pg.QueryResultRow>(text: string, params: readonly unknown[]): Promise<Row[]> {
  for (let attempt = 1; ; attempt++) {
    databaseUrl = readHolder(home)?.databaseUrl ?? databaseUrl;
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query<Row>(text, [...params])).rows;
    } catch (error) {
      if (attempt === 50) throw error;
      await sleep(200);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function since(from: number): number {
  return Math.round((performance.now() - from) / 100) / 10;
}
