// "Is it there already?" at a million companies: one record as somebody types it, against the index of block keys, through the door of matching.
// Run: node bench/is-it-there.ts [--home FOLDER] [--companies 1000000] [--calls 1000] [--write]
// The folder is filled once (about six minutes for a million companies, of that four for the keys) and used again. A folder that holds other data is only read.

import { writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { type Db, joinHomeDatabase, migrate, openDatabase } from '#server/platform/db/index.ts';
import { buildKeys, likelyTwins, matchSubjects, type Values } from '#server/records/matching/index.ts';
import { fillMillion } from './million.ts';

const { values: options } = parseArgs({
  options: {
    home: { type: 'string', default: join(tmpdir(), 'lotse-is-it-there') },
    companies: { type: 'string', default: '1000000' },
    calls: { type: 'string', default: '1000' },
    /** Writes bench/results/is-it-there.json. */
    write: { type: 'boolean', default: false },
  },
});
const wanted = Number(options.companies);
const calls = Number(options.calls);
const say = (line: string) => console.error(line);

const database = await joinHomeDatabase({
  home: options.home,
  databaseUrl: process.env['DATABASE_URL'] ?? null,
  command: 'bench',
});
const db = openDatabase(database.url, { max: 2 });
await migrate(db);
const filled = await sql`select 1 from records.company limit 1`.execute(db);
if (filled.rows.length === 0) await fillMillion(database.url, { companies: wanted, people: 0, activities: 0 }, say);
const started = performance.now();
const keyed = await buildKeys({ db, clock: { now: () => new Date() } }, 'company', async (done) => {
  if (done % 50_000 === 0) say(`keys: ${done}`);
});
const keySeconds = (performance.now() - started) / 1000;
if (keyed > 0) await sql`vacuum analyze records.match_key`.execute(db);

type Row = Values & { readonly id: string };
const columns = sql`id, name, legal_form, customer_number, vat_id, street, house_number, postal_code, city, country, phone, email, website`;
/** Drawn by an id's beginning, the same each time: mulberry32 with a fixed seed. */
let state = 20261121;
function draw(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const pick = async (): Promise<Row | undefined> => {
  const from = [8, 4, 4, 4, 12]
    .map((digits) =>
      Math.floor(draw() * 16 ** Math.min(digits, 8))
        .toString(16)
        .padStart(digits, '0'),
    )
    .join('-');
  const { rows } = await sql<Row>`
    select ${columns} from records.company where id > ${from}::uuid and deleted_at is null order by id limit 1`.execute(
    db,
  );
  return rows[0];
};

const text = (values: Values, key: string) => String(values[key] ?? '');
const swapped = (word: string) => {
  const at = 2 + Math.floor(draw() * Math.max(1, word.length - 4));
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
};
const bare = (row: Row): Record<string, string | number | boolean | null> => ({
  ...row,
  id: null,
  customer_number: null,
  vat_id: null,
});
/** As somebody types it: part of what is known, often with a slip. */
const typed: readonly (readonly [string, (row: Row) => Values])[] = [
  [
    'as it is, name and place only',
    (row) => ({ name: row['name'] ?? '', postal_code: row['postal_code'] ?? null, city: row['city'] ?? null }),
  ],
  [
    'two letters swapped in the name',
    (row) => ({ ...bare(row), name: swapped(text(row, 'name')), phone: null, email: null, website: null }),
  ],
  [
    'moved, with its phone',
    (row) => ({ ...bare(row), postal_code: '10115', city: 'Berlin', street: 'Neue Str.', house_number: '1' }),
  ],
  [
    'short name, same domain and place',
    (row) => ({
      name: text(row, 'name').split(' ')[0] ?? '',
      website: row['website'] ?? null,
      postal_code: row['postal_code'] ?? null,
      city: row['city'] ?? null,
    }),
  ],
];
const strange = (): Values => ({
  name: `Q${draw().toString(36).slice(2, 9)}x ${draw().toString(36).slice(2, 8)} GmbH`,
  postal_code: String(10_000 + Math.floor(draw() * 80_000)),
  city: 'Nirgendwo',
});

async function timed(cases: readonly Values[], ask: (values: Values) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const values of cases) {
    const from = performance.now();
    await ask(values);
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b);
}
const at = (times: readonly number[], share: number) =>
  Math.round((times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0) * 10) / 10;
const summary = (times: readonly number[]) => ({
  p50: at(times, 0.5),
  p95: at(times, 0.95),
  p99: at(times, 0.99),
  most: at(times, 1),
});

const loadBefore = loadavg()[0];
const results: Record<string, unknown>[] = [];
const all: number[] = [];
await warmUp(db);
for (const [what, change] of typed) {
  const rows: Row[] = [];
  for (let n = 0; n < calls / (typed.length + 1); n++) {
    const row = await pick();
    if (row !== undefined) rows.push(row);
  }
  let found = 0;
  const byValues = new Map(rows.map((row) => [change(row), row.id]));
  const times = await timed([...byValues.keys()], async (values) => {
    const twins = await likelyTwins(db, 'company', values);
    if (twins.some((twin) => twin.recordId === byValues.get(values))) found += 1;
  });
  all.push(...times);
  results.push({ what, calls: times.length, found, ...summary(times) });
}
const unknown = await timed(Array.from({ length: Math.ceil(calls / (typed.length + 1)) }, strange), (values) =>
  likelyTwins(db, 'company', values),
);
all.push(...unknown);
results.push({ what: 'somebody new', calls: unknown.length, ...summary(unknown) });
all.sort((a, b) => a - b);

const batch: Values[] = [];
for (let n = 0; n < 1000; n++) batch.push(n % 10 === 0 ? ((await pick()) ?? strange()) : strange());
const batchFrom = performance.now();
await matchSubjects(
  db,
  'company',
  batch.map((values) => ({ values, complete: true })),
);
const batchMs = performance.now() - batchFrom;

const { rows: sizes } = await sql<{ companies: number; keys: number; bytes: number }>`
  select (select count(*) from records.company) as companies, (select count(*) from records.match_key) as keys,
    pg_total_relation_size('records.match_key') as bytes`.execute(db);
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  },
  loadBefore,
  loadAfter: loadavg()[0],
  companies: sizes[0]?.companies,
  keysPerCompany: Math.round((10 * (sizes[0]?.keys ?? 0)) / Math.max(1, sizes[0]?.companies ?? 1)) / 10,
  indexMb: Math.round((sizes[0]?.bytes ?? 0) / 2 ** 20),
  ...(keyed > 0 && { keysBuilt: keyed, keySeconds: Math.round(keySeconds) }),
  allMs: summary(all),
  promisedP95Ms: 30,
  rowsOfAListPerSecond: Math.round(1000 / (batchMs / 1000)),
  results,
};
console.log(JSON.stringify(result, null, 2));
if (options.write)
  writeFileSync(join(import.meta.dirname, 'results', 'is-it-there.json'), `${JSON.stringify(result, null, 2)}\n`);
await db.destroy();
await database.close();
process.exitCode = at(all, 0.95) <= 30 ? 0 : 1;

async function warmUp(on: Db): Promise<void> {
  for (let n = 0; n < 20; n++) await likelyTwins(on, 'company', strange());
}
