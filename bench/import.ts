import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createImport, inspectFile, startImport } from '#server/intake/imports/index.ts';
import { openApp } from '#server/main.ts';
import { commandActor } from '#server/platform/actor.ts';
import { readConfig } from '#server/platform/config.ts';
import { keepFile } from '#server/platform/files/index.ts';

// Company rows of 10 columns, 8 % of them the same company again with another spelling, taken over through the real job into a fresh embedded
// database. Budgets (2 cores): 10,000 rows 8 s, 100,000 rows 60 s, memory of the process under +300 MB.
const FIRST = [
  'Müller',
  'Schmidt',
  'Koch',
  'Weiß',
  'Huber',
  'Bauer',
  'Köster',
  'Nowak',
  'Lang',
  'Vogt',
  'Sauer',
  'Brandt',
];
const TRADE = [
  'Maschinenbau',
  'Antriebstechnik',
  'Werkzeuge',
  'Metallbau',
  'Fördertechnik',
  'Elektronik',
  'Kunststoff',
  'Hydraulik',
];
const FORM = ['GmbH', 'GmbH & Co. KG', 'AG', 'e. K.', 'KG', 'OHG'];

function row(n: number): string {
  const twin = n % 100 < 8 && n > 1000 ? n - 950 : n;
  const name = `${FIRST[twin % FIRST.length]} ${TRADE[(twin * 7) % TRADE.length]} ${twin.toString(36)}`;
  const form = FORM[twin % FORM.length];
  const spelling = twin === n ? name : name.replace('ü', 'ue').replace('ö', 'oe').replace('ß', 'ss');
  const plz = 10_000 + ((twin * 37) % 89_000);
  return [
    twin === n ? `K${n}` : '',
    `${spelling} ${form}`,
    `Industriestr. ${(twin % 180) + 1}`,
    plz,
    `Ort ${plz % 4000}`,
    `0731 / ${200_000 + (twin % 700_000)}`,
    `info@f${twin}.example`,
    `www.f${twin}.example`,
    TRADE[twin % TRADE.length],
    twin % 480,
  ].join(';');
}

const home = mkdtempSync(join(tmpdir(), 'lotse-bench-import-'));
const results: Record<string, unknown>[] = [];
for (const rows of [10_000, 100_000].filter((size) => !process.argv[2] || size === Number(process.argv[2]))) {
  const path = join(home, `${rows}.csv`);
  const out = createWriteStream(path);
  out.write('Kundennr;Firma;Straße;PLZ;Ort;Telefon;E-Mail;Website;Branche;Mitarbeiter\r\n');
  for (let n = 0; n < rows; n++)
    if (!out.write(`${row(n)}\r\n`)) await new Promise((done) => out.once('drain', () => done(undefined)));
  await new Promise((done) => out.end(() => done(undefined)));
  const folder = join(home, `home-${rows}`);
  mkdirSync(folder);
  const opened = await openApp(
    readConfig({ ...process.env, LOTSE_HOME: folder, DATABASE_URL: undefined, LOTSE_PORT: '4792' }),
    'bench import',
  );
  const { app } = opened;
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const start = performance.now();
  const file = await keepFile(app, createReadStream(path), {
    name: `${rows}.csv`,
    mediaType: 'text/csv',
    ownerId: null,
    limitBytes: 2 ** 31,
    promisedBytes: statSync(path).size,
  });
  const look = await inspectFile(app, commandActor, { fileId: file.id });
  const { id } = await createImport(app, commandActor, {
    fileId: file.id,
    sheet: null,
    mapping: look.mapping,
    check: false,
  });
  await startImport(app, commandActor, id);
  let state = 'running';
  let counts: unknown = null;
  while (state === 'running') {
    await sleep(50);
    const { rows: found } = await sql<{
      state: string;
      counts: unknown;
    }>`select state, counts from intake.import where id = ${id}`.execute(app.db);
    state = found[0]?.state ?? 'gone';
    counts = found[0]?.counts;
  }
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  clearInterval(watch);
  const result = {
    rows,
    columns: 10,
    state,
    seconds,
    rowsPerSecond: Math.round(rows / seconds),
    addedMemoryMb: Math.round((peak - before) / 1024 ** 2),
    counts,
  };
  console.log(JSON.stringify(result));
  results.push(result);
  await opened.close();
}
rmSync(home, { recursive: true, force: true });
if (!process.argv[2]) {
  const made = {
    at: new Date().toISOString().slice(0, 10),
    node: process.version,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    note: process.env['BENCH_NOTE'] ?? '',
    results,
  };
  writeFileSync(new URL('./results/import.json', import.meta.url), `${JSON.stringify(made, null, 2)}\n`);
}
