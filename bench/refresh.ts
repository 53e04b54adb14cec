// node bench/refresh.ts [--accounts 100000] [--lines 2000000] [--out bench/results/refresh.json]
// Every score of a company computed anew, as it happens each night, and then the list of the day for one who sells. A database of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { listToday } from '#server/action/next-best/index.ts';
import { refreshEverything } from '#server/insight/refresh/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { type Db, joinHomeDatabase, migrate, openDatabase } from '#server/platform/db/index.ts';
import { createEvents } from '#server/platform/events.ts';
import { silentLog } from '#server/platform/log/index.ts';
import { secretsFrom } from '#server/platform/secrets.ts';
import { noteJobs } from '#test/support/jobs.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { accounts: text, lines: text, out: text } });
const accounts = Number(values.accounts ?? 100_000);
const lines = Number(values.lines ?? 2_000_000);
const OWNERS = 40;
const owner = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Customers with rates of their own over three years, three lines an order; contacts, deals with a past, quotes and tasks in proportion. */
async function fill(db: Db): Promise<void> {
  await sql`select setseed(0.42)`.execute(db);
  await sql`
    insert into records.company (name, sort_name, name_key, legal_form, owner_id, relation, industry, employees, city, postal_code, phone, email, order_count)
    select 'Firma ' || n, 'firma ' || n, 'firma ' || n, 'GmbH', ('00000000-0000-4000-8000-' || lpad((1 + n % ${OWNERS})::text, 12, '0'))::uuid,
      (array['customer', 'customer', 'customer', 'inquiry'])[1 + n % 4], (array['Maschinenbau', 'Chemie', 'Bau'])[1 + n % 3], 5 + n % 900, 'Ulm', '89073',
      '+49731' || (100000 + n), 'info@firma' || n || '.example', 1
    from generate_series(1, ${accounts}::int) n`.execute(db);
  await sql`insert into records.product (number, name, price_cents) select 'P' || n, 'Artikel ' || n, 1000 + n * 7 from generate_series(0, 4999) n`.execute(
    db,
  );
  await sql`
    insert into records.sales_order (company_id, number, ordered_on, total_cents)
    select c.id, c.name || '/' || k, current_date - (1 + (random() * 1095))::int, (5000 + random() * 90000)::int
    from (select id, name, row_number() over (order by id) as at from records.company where relation = 'customer') c
      cross join lateral generate_series(1, greatest(1, (${(lines / 3 / accounts) * (4 / 3)}::float8 * -ln(0.001 + 0.999 * random()) + 0 * c.at)::int)) k`.execute(
    db,
  );
  await sql`
    with drawn as materialized (
      select o.id, at, o.total_cents, 'P' || (case when random() < 0.6 then 50 * o.taste + (50 * random() ^ 2)::int % 50 else (4999 * random() ^ 2)::int end) as number
      from (select id, total_cents, ('x' || left(md5(company_id::text), 4))::bit(16)::int % 100 as taste from records.sales_order) o cross join generate_series(1, 3) at)
    insert into records.order_line (order_id, position, product_id, product_number, description, quantity, total_cents)
    select d.id, d.at, p.id, p.number, p.name, 1 + (random() * 9)::int, (d.total_cents / 3)::int from drawn d join records.product p on p.number = d.number`.execute(
    db,
  );
  await sql`
    insert into records.activity (company_id, kind, direction, happened_at, subject)
    select id, (array['call', 'email', 'meeting'])[1 + k % 3], (array['in', 'out'])[1 + k % 2], now() - random() * interval '700 days', 'Kontakt'
    from records.company cross join generate_series(1, 4) k`.execute(db);
  await sql`
    insert into records.deal (company_id, title, stage_id, value_cents, owner_id, opened_on, closed_at, expected_close_on, origin)
    select id, 'Chance', case when employees % 40 < 25 then 'quoted' when employees % 2 = 0 then 'won' else 'lost' end, 100000 + (employees * 7919) % 9000000,
      owner_id, current_date - 60 - employees % 500, case when employees % 40 < 25 then null else now() - make_interval(days => employees % 55) end,
      current_date + employees % 90 - 20, '{"closed_at": 1}'
    from records.company where employees % 10 = 0`.execute(db);
  await sql`insert into records.quote (company_id, number, sent_on, total_cents) select id, 'A-' || name, current_date - 5 - employees % 60, 250000 from records.company where employees % 20 = 1`.execute(
    db,
  );
  await sql`insert into records.task (company_id, title, due_on, assigned_to, created_by) select id, 'Aufgabe', current_date - employees % 30, owner_id, 'bench' from records.company where employees % 50 = 2`.execute(
    db,
  );
  await sql`vacuum analyze`.execute(db);
}

const home = mkdtempSync(join(tmpdir(), 'lotse-refresh-'));
const database = await joinHomeDatabase({ home, databaseUrl: null, command: 'bench' });
const db = openDatabase(database.url, { max: 4 });
try {
  await migrate(db);
  await fill(db);
  const now = new Date();
  const app: App = {
    db,
    home,
    clock: { now: () => now },
    log: silentLog,
    events: createEvents(),
    secrets: secretsFrom('a root secret for the bench only, thirty-two'),
    jobs: noteJobs(),
  };
  const loadBefore = loadavg()[0]!;
  const steps: { step: string; seconds: number }[] = [];
  let current = { step: '', at: performance.now() };
  const began = performance.now();
  const mark = (step: string): void => {
    if (step === current.step) return;
    const at = performance.now();
    if (current.step) steps.push({ step: current.step, seconds: Number(((at - current.at) / 1000).toFixed(1)) });
    current = { step, at };
  };
  await refreshEverything(app, async (step) => mark(step));
  mark('end');
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  await sql`analyze`.execute(db);
  const actor = (n: number): Actor => ({
    kind: 'person',
    id: owner(n),
    name: 'Bench',
    role: 'sales',
    teamId: null,
    language: 'de',
  });
  const times: number[] = [];
  for (let n = 0; n < 60; n++) {
    const from = performance.now();
    await listToday(app, actor(1 + (n % OWNERS)), { whose: 'all', limit: 12 });
    if (n >= 10) times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const counted = await sql<{ lines: number; orders: number; suggestions: number }>`
    select (select count(*) from records.order_line)::int as lines, (select count(*) from records.sales_order)::int as orders,
      (select count(*) from insight.cross_selling)::int as suggestions`.execute(db);
  const result = {
    date: now.toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model}`,
    load: Number(loadBefore.toFixed(1)),
    accounts,
    ...counted.rows[0],
    refreshSeconds: seconds,
    steps,
    todayMedianMs: Math.round(times[25]!),
    todayP95Ms: Math.round(times[47]!),
    memoryMB: Math.round(process.memoryUsage().rss / 1e6),
  };
  console.log(JSON.stringify(result, null, 2));
  if (values.out) writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await db.destroy();
  await database.close();
  rmSync(home, { recursive: true, force: true });
}
