import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { recoverClaims, sendApproved } from '#server/action/outbox/index.ts';
import { approve, putCustomer, putDraft } from '#test/support/outbox.ts';
import { type SmtpStep, startSmtp } from '#test/support/smtp-server.ts';
import { machine, openBenchWorld, side } from './outbox-world.ts';

// node bench/outbox-faults.ts [--times 20] [--sessions 500]: the connection cut at every byte of a session, and kill -9 of the sending process at
// 60 named points. Afterwards: no message at the server twice, none lost, at most one unknown a kill.
const { values } = parseArgs({
  options: { times: { type: 'string', default: '20' }, sessions: { type: 'string', default: '500' } },
});
const times = Number(values.times);
const least = Number(values.sessions);
const faults: string[] = [];

let cuts: number[] = [];
let watch: { readonly step: SmtpStep; readonly child: ChildProcess } | null = null;
const smtp = await startSmtp({
  cutAfter: () => cuts.shift() ?? null,
  onStep: (step) => {
    if (watch?.step === step) watch.child.kill('SIGKILL');
  },
});
const world = await openBenchWorld(smtp.port);
const { app, actor } = world;
const customer = await putCustomer(app, actor, { consent: false });

async function approvedMessage(n: number): Promise<string> {
  const id = await putDraft(app, actor, customer, { purpose: 'contract', subject: `Lieferung ${n}` });
  await approve(app, actor, id);
  return id;
}

async function outcome(id: string) {
  const row = await app.db
    .selectFrom('action.message')
    .select(['state', 'message_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const arrived = smtp.accepted.filter((mail) => mail.raw.includes(row.message_id)).length;
  return { state: row.state, arrived };
}

/** As the next sweeps would: lost claims are looked at, what waits is due, until nothing moves. */
async function settleAll(): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    await recoverClaims(app, -1);
    await sql`update action.message set not_before = null where state = 'approved'`.execute(app.db);
    const waiting = await app.db.selectFrom('action.message').select('id').where('state', '=', 'approved').execute();
    if (waiting.length === 0) return;
    await side(waiting, 4, async ({ id }) => void (await sendApproved(app, id)));
  }
}

function judge(name: string, { state, arrived }: { state: string; arrived: number }): void {
  if (arrived > 1) faults.push(`${name}: ${arrived} times at the server`);
  if (state === 'sent' && arrived !== 1) faults.push(`${name}: sent, but ${arrived} times at the server`);
  if (state === 'failed' && arrived > 0) faults.push(`${name}: failed, but at the server`);
  if (state !== 'sent' && state !== 'unknown') faults.push(`${name}: lost, it is ${state}`);
}

// 1. Cut at every byte.
const probe = await approvedMessage(0);
await sendApproved(app, probe);
const whole = smtp.lastSession.bytes;
const rounds = Math.max(1, Math.ceil(least / (whole + 1)));
const places = Array.from({ length: rounds * (whole + 1) }, (_, n) => n % (whole + 1));
const ids: string[] = [];
const from = performance.now();
await side(places, 4, async (place) => {
  const id = await approvedMessage(place + 1);
  ids.push(id);
});
cuts = [...places];
await side(ids, 4, async (id) => void (await sendApproved(app, id)));
cuts = [];
await settleAll();
const cutStates: Record<string, number> = {};
for (const id of ids) {
  const found = await outcome(id);
  cutStates[found.state] = (cutStates[found.state] ?? 0) + 1;
  judge(`cut ${id}`, found);
}
const cutSeconds = Math.round((performance.now() - from) / 1000);
console.log(`cut: ${ids.length} sessions at each of ${whole + 1} bytes, ${JSON.stringify(cutStates)}, ${cutSeconds} s`);

// 2. kill -9 at 60 points.
const steps = [
  'start',
  'account-read',
  'claimed',
  'connected',
  'gate-held',
  'judged',
  'handed',
  'data',
  'delivered',
  'recorded',
];
const serverSteps: SmtpStep[] = [
  'before-greeting',
  'after-greeting',
  'before-ehlo',
  'after-ehlo',
  'before-mail',
  'after-mail',
  'before-rcpt',
  'after-rcpt',
  'before-data',
  'after-data',
  'before-dot',
  'after-dot',
];
// A child spends nine tenths of its life on compiling; what the first one compiled serves all others. A killed one writes nothing there.
const compiled = mkdtempSync(join(tmpdir(), 'lotse-compiled-'));

const queries = Number(/"queries":(\d+)/.exec(await runChild(await approvedMessage(1), 'none'))?.[1] ?? 0);
const spread = Array.from({ length: 19 }, (_, n) => 1 + Math.round((n * (queries - 1)) / 18));
const points = [
  ...steps.map((step) => `step ${step}`),
  ...serverSteps.map((step) => `server ${step}`),
  ...[...new Set(spread)].flatMap((n) => [`before query ${n}`, `after query ${n}`]),
].slice(0, 60);

function runChild(id: string, point: string): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--no-warnings', join(import.meta.dirname, 'outbox-child.ts'), world.databaseUrl, world.home, id, point],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: compiled } },
  );
  watch = point.startsWith('server ') ? { step: point.slice(7) as SmtpStep, child } : null;
  return new Promise((resolve) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('exit', () => resolve(said));
  });
}

const killFrom = performance.now();
const killStates: Record<string, number> = {};
let kills = 0;
let survived = 0;
let mostUnknown = 0;
for (const point of points) {
  for (let time = 0; time < times; time += 1) {
    const id = await approvedMessage(kills);
    const before = await count('unknown');
    const said = await runChild(id, point);
    watch = null;
    kills += 1;
    if (said !== '') survived += 1;
    await settleAll();
    const more = (await count('unknown')) - before;
    mostUnknown = Math.max(mostUnknown, more);
    if (more > 1) faults.push(`${point}: ${more} unknown after one kill`);
    const found = await outcome(id);
    killStates[found.state] = (killStates[found.state] ?? 0) + 1;
    judge(point, found);
  }
}
async function count(state: string): Promise<number> {
  const { n } = await app.db
    .selectFrom('action.message')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return Number(n);
}
const killSeconds = Math.round((performance.now() - killFrom) / 1000);
if (survived > 0) faults.push(`${survived} of ${kills} processes were not killed: their point was never reached`);
console.log(`kill -9: ${kills} at ${points.length} points, ${JSON.stringify(killStates)}, ${killSeconds} s`);

const result = {
  ...machine(),
  cut: { sessions: ids.length, bytesOfASession: whole, states: cutStates, seconds: cutSeconds },
  kill: {
    points: points.length,
    times,
    kills,
    states: killStates,
    mostUnknownAKill: mostUnknown,
    seconds: killSeconds,
  },
  faults,
};
writeFileSync(join(import.meta.dirname, 'results', 'outbox-faults.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(faults.length === 0 ? 'no message twice, none lost' : faults.slice(0, 20).join('\n'));
await smtp.close();
await world.close();
rmSync(compiled, { recursive: true, force: true });
process.exitCode = faults.length === 0 ? 0 : 1;
