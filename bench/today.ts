import { sql } from 'kysely';
import { listToday } from '#server/action/next-best/index.ts';
import { refreshAllScores } from '#server/insight/scores/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { openDatabase } from '#server/platform/db/index.ts';
import { createEvents } from '#server/platform/events.ts';
import { silentLog } from '#server/platform/log/index.ts';
import { secretsFrom } from '#server/platform/secrets.ts';
import { noteJobs } from '#test/support/jobs.ts';

/**
 * The list of the day on many companies. Wants an empty migrated database in BENCH_DATABASE_URL (default size a million, or
 * COMPANIES=n) and fills it: 200 owners, one company in ten unassigned, one open deal and one open quote in 20, a task in 50.
 */
const url = process.env['BENCH_DATABASE_URL'];
if (!url) throw new Error('BENCH_DATABASE_URL names an empty migrated database');
const companies = Number(process.env['COMPANIES'] ?? 1_000_000);
const db = openDatabase(url, { max: 4 });
const now = new Date();
const app: App = {
  db,
  home: '/nowhere',
  clock: { now: () => now },
  log: silentLog,
  events: createEvents(),
  secrets: secretsFrom('a root secret for the bench only, thirty-two'),
  jobs: noteJobs(),
};
const owner = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const uuidOf = sql`case when n % 10 = 0 then null else ('00000000-0000-4000-8000-' || lpad((n % 200)::text, 12, '0'))::uuid end`;

await sql`insert into records.company (name, sort_name, name_key, legal_form, owner_id, relation, industry, employees, city, postal_code, street, phone, email, last_activity_at)
  select 'Firma ' || n, 'firma ' || n, 'firma ' || n, 'GmbH', ${uuidOf}, (array['none','inquiry','customer','customer'])[1 + n % 4],
    (array['Maschinenbau','Chemie','Bau', null])[1 + n % 4], n % 900, 'Ulm', '89073', 'Hafenstr.', '+49731' || (100000 + n % 900000), 'info@firma' || n || '.de',
    case when n % 3 = 0 then null else now() - make_interval(days => 20 + n % 300) end
  from generate_series(1, ${companies}::int) n`.execute(db);
await sql`insert into records.person (company_id, last_name, sort_name, name_key, email)
  select id, 'Person', 'person', 'person', 'p' || right(name, 6) || '@firma.de' from records.company`.execute(db);
await sql`insert into records.deal (company_id, title, stage_id, stage_changed_at, value_cents, owner_id)
  select id, 'Chance', 'quoted', now() - interval '30 days', 100000 + (employees * 7919) % 9000000, owner_id from records.company where employees % 20 = 0`.execute(
  db,
);
await sql`insert into records.quote (company_id, number, sent_on, total_cents)
  select id, 'A-' || name, current_date - 5 - employees % 200, 100000 + (employees * 104729) % 9000000 from records.company where employees % 20 = 1`.execute(
  db,
);
await sql`insert into records.task (company_id, title, due_on, assigned_to, created_by)
  select id, 'Aufgabe', current_date - employees % 60, owner_id, 'bench' from records.company where employees % 50 = 2 and owner_id is not null`.execute(
  db,
);
await sql`insert into insight.rhythm (company_id, owner_id, order_days, median_days, spread_days, regularity, last_on, expected_on, overdue_on, lapsed_on, typical_cents, computed_at)
  select id, owner_id, 8, 30, 5, .8, current_date - 60, current_date - 30, current_date - 20 + employees % 60, current_date + 60, 100000 + (employees * 31) % 900000, now()
  from records.company where employees % 7 = 3`.execute(db);
let start = performance.now();
await refreshAllScores(app);
const scored = performance.now() - start;
await sql`analyze`.execute(db);

const as = (role: Actor['role'], id: string): Actor => ({
  kind: 'person',
  id,
  name: 'Bench',
  role,
  teamId: null,
  language: 'de',
});
const measure = async (actor: (n: number) => Actor) => {
  const times: number[] = [];
  for (let n = 0; n < 60; n++) {
    start = performance.now();
    await listToday(app, actor(n), { whose: 'all', limit: 12 });
    if (n >= 10) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { medianMs: Math.round(times[25]!), p95Ms: Math.round(times[47]!) };
};
const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
console.log(JSON.stringify({ companies, scoresPerSecond: Math.round(companies / (scored / 1000)), rssMB: memory }));
console.log(JSON.stringify({ sales: await measure((n) => as('sales', owner(1 + (n % 9)))) }));
console.log(JSON.stringify({ head: await measure(() => as('head_of_sales', owner(1))) }));
await db.destroy();
