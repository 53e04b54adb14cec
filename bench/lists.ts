// Lists, search and account pages on 1,000,000 companies, 2,000,000 people, 5,000,000 activities, through the HTTP front door.
// Run: node bench/lists.ts [--home FOLDER] [--seconds 30] [--size 1]
// The folder is filled once (five minutes, 7 GB) and used again. DATABASE_URL: a server's empty or filled database instead.

import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { joinHomeDatabase, openDatabase } from '#server/platform/db/index.ts';
import { checkPlans } from './check-plans.ts';
import { prepareFilled, signIn, startApp } from './filled-app.ts';
import { type Case, cases as makeCases } from './list-cases.ts';
import { fullSize } from './million.ts';

const { values } = parseArgs({
  options: {
    home: { type: 'string', default: join(tmpdir(), 'lotse-million') },
    seconds: { type: 'string', default: '30' },
    /** Share of the full size, for trying this out. */
    size: { type: 'string', default: '1' },
    calls: { type: 'string', default: '20' },
    users: { type: 'string', default: '50' },
  },
});
const share = Number(values.size);
const size = {
  companies: Math.round(fullSize.companies * share),
  people: Math.round(fullSize.people * share),
  activities: Math.round(fullSize.activities * share),
};
const databaseUrl = process.env['DATABASE_URL'] ?? null;

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** @returns milliseconds until the last byte */
function call(url: string, headers: Record<string, string>, one: Case, n: number): Promise<number> {
  const body = JSON.stringify({ json: one.input(n) });
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/rpc/${one.call.replaceAll('.', '/')}`,
      { method: 'POST', agent, headers },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => {
          if (answer.statusCode !== 200) text += chunk.toString();
        });
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - from);
          else reject(new Error(`${one.name}: ${answer.statusCode} ${text.slice(0, 300)}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const at = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));

function figures(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    calls: sorted.length,
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    p99: at(sorted, 0.99),
    max: at(sorted, 1),
  };
}

const grouped = (times: readonly { readonly group: string; readonly ms: number }[]) =>
  Object.fromEntries(
    ['outline', 'window', 'search', 'account']
      .map((group) => [group, figures(times.filter((one) => one.group === group).map((one) => one.ms))] as const)
      .concat([['all', figures(times.map((one) => one.ms))]]),
  );

async function oneUser(url: string, headers: Record<string, string>, cases: readonly Case[], calls: number) {
  const single: { name: string; p50: number; p95: number; max: number }[] = [];
  const times: { group: string; ms: number }[] = [];
  for (const one of cases) {
    const mine: number[] = [];
    for (let n = 0; n < calls; n++) mine.push(await call(url, headers, one, n));
    times.push(...mine.map((ms) => ({ group: one.group, ms })));
    const { p50, p95, max } = figures(mine);
    single.push({ name: one.name, p50, p95, max });
  }
  return { groups: grouped(times), cases: single };
}

/**
 * Without a pause each user asks for the next thing as soon as the last has come, so fifty are as busy as some hundreds at work. With one,
 * a user looks at what came for that long, give or take half.
 */
async function manyUsers(
  url: string,
  headers: readonly Record<string, string>[],
  cases: readonly Case[],
  { users, seconds, pauseMs }: { readonly users: number; readonly seconds: number; readonly pauseMs: number },
) {
  const bag = cases.flatMap((one) => Array.from({ length: one.weight }, () => one));
  const until = performance.now() + seconds * 1000;
  const times: { group: string; ms: number }[] = [];
  await Promise.all(
    Array.from({ length: users }, async (_, user) => {
      for (let n = user; performance.now() < until; n += 7) {
        const one = bag[(n * 7919 + user * 104_729) % bag.length] as Case;
        times.push({ group: one.group, ms: await call(url, headers[user % headers.length] ?? {}, one, n) });
        if (pauseMs > 0) await sleep(pauseMs * (0.5 + ((n * 7919 + user * 104_729) % 1000) / 1000));
      }
    }),
  );
  return { users, seconds, pauseMs, perSecond: Math.round(times.length / seconds), groups: grouped(times) };
}

await prepareFilled(values.home, size);
const app = await startApp(values.home);
try {
  const database = await joinHomeDatabase({ home: values.home, databaseUrl, command: 'bench' });
  const db = openDatabase(database.url, { max: 2 });
  const accounts = (
    await sql<{
      id: string;
    }>`select id from records.company tablesample system (0.5) where owner_id is null and team_id is null limit 300`.execute(
      db,
    )
  ).rows.map((row) => row.id);
  const busiest =
    (
      await sql<{
        id: string;
      }>`select id from records.company where owner_id is null and team_id is null order by order_count desc limit 1`.execute(
        db,
      )
    ).rows[0]?.id ?? '';
  const version = (await sql<{ server_version: string }>`show server_version`.execute(db)).rows[0]?.server_version;
  const cases = makeCases(accounts, busiest);
  const [admin, sales] = [await signIn(db, values.home, 'admin'), await signIn(db, values.home, 'sales')];
  // Once each, so that the outlines of whole lists are read and the connections are open, as after a morning of use.
  for (const headers of [admin, sales]) for (const one of cases) await call(app.url, headers, one, 0);
  await sleep(20_000 * Math.min(1, share));
  const before = loadavg()[0];
  const calls = Number(values.calls);
  const crowd = { users: Number(values.users), seconds: Number(values.seconds) };
  const result = {
    date: new Date().toISOString(),
    machine: {
      processors: cpus().length,
      model: cpus()[0]?.model,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      postgres: version,
    },
    note: 'milliseconds at the client, on the same machine as server and database; loadBefore counts what others did on it',
    loadBefore: before,
    size,
    admin: await oneUser(app.url, admin, cases, calls),
    sales: await oneUser(app.url, sales, cases, calls),
    many: await manyUsers(app.url, [admin, sales], cases, { ...crowd, pauseMs: 0 }),
    manyPausing: await manyUsers(app.url, [admin, sales], cases, { ...crowd, pauseMs: 1000 }),
    plans: await checkPlans(database.url, cases),
    loadAfter: loadavg()[0],
  };
  await db.destroy();
  const file = join(import.meta.dirname, 'results', share === 1 ? 'lists.json' : 'lists-small.json');
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.log(
    JSON.stringify(
      {
        admin: result.admin.groups,
        sales: result.sales.groups,
        many: result.many,
        manyPausing: result.manyPausing,
        worstPlan: result.plans.mostRows,
      },
      null,
      2,
    ),
  );
  const faults = [...result.plans.faults];
  for (const [who, { groups }] of Object.entries({ admin: result.admin, sales: result.sales })) {
    const p95 = groups['all']?.p95 ?? 0;
    if (p95 > 50) faults.push(`${who}: p95 ${p95} ms for one user, 50 wanted`);
  }
  if ((result.many.groups['all']?.p95 ?? 0) > 300)
    faults.push(`p95 ${result.many.groups['all']?.p95} ms for fifty users without a pause, 300 wanted`);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} catch (error) {
  // Said before the database ends: what its end breaks would be shown instead.
  console.error(error);
  process.exitCode = 1;
} finally {
  agent.destroy();
  await app.stop();
}
