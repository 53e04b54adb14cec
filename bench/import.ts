import { spawn } from 'node:child_process';
import { chmodSync, createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHolder } from '#server/platform/db/home-lock.ts';

// node bench/import.ts [ROWS]: company rows of 10 columns, 8 % of them the same company again with another spelling, through
// `bin/lotse import FILE`, from the shell's point of view: starting and ending PostgreSQL is in the seconds, and once more (`newHomeSeconds`) into a
// data directory that does not exist yet, so that making the database is too. Memory is the highest of the Node process over that of the same command with a file of one row. Linux only (/proc).
// Budgets (2 cores): 10,000 rows 8 s, 100,000 rows 60 s, memory under +300 MB.
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

interface Taken {
  readonly seconds: number;
  readonly highestMb: number;
  readonly counts: unknown;
}

const ROOT = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'lotse-bench-import-'));
// PostgreSQL runs as another user where we are root.
chmodSync(home, 0o711);
try {
  const one = await takeOver(1, join(home, 'home-of-one'));
  const results: Record<string, unknown>[] = [];
  for (const rows of [10_000, 100_000].filter((size) => !process.argv[2] || size === Number(process.argv[2]))) {
    const loadBefore = load();
    const into = join(home, `home-${rows}`);
    await takeOver(1, into);
    const { seconds, highestMb, counts } = await takeOver(rows, into);
    const { seconds: newHomeSeconds } = await takeOver(rows, join(home, `new-home-${rows}`));
    const addedMemoryMb = highestMb - one.highestMb;
    const rowsPerSecond = Math.round(rows / seconds);
    const result = { rows, columns: 10, seconds, newHomeSeconds, rowsPerSecond, addedMemoryMb, counts };
    console.log(JSON.stringify(result));
    results.push({ ...result, loadBefore, loadAfter: load() });
  }
  if (!process.argv[2]) {
    const made = {
      at: new Date().toISOString().slice(0, 10),
      node: process.version,
      machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
      note: process.env['BENCH_NOTE'] ?? '',
      oneRow: { seconds: one.seconds, highestMb: one.highestMb },
      results,
    };
    writeFileSync(join(ROOT, 'bench/results/import.json'), `${JSON.stringify(made, null, 2)}\n`);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function takeOver(rows: number, folder: string): Promise<Taken> {
  const path = join(home, `${rows}.csv`);
  const out = createWriteStream(path);
  out.write('Kundennr;Firma;Straße;PLZ;Ort;Telefon;E-Mail;Website;Branche;Mitarbeiter\r\n');
  for (let n = 0; n < rows; n++)
    if (!out.write(`${row(n)}\r\n`)) await new Promise((done) => out.once('drain', () => done(undefined)));
  await new Promise((done) => out.end(() => done(undefined)));
  mkdirSync(folder, { recursive: true });
  const from = performance.now();
  const child = spawn(process.execPath, ['bin/lotse', 'import', path, '--json'], {
    cwd: ROOT,
    env: { ...process.env, LOTSE_HOME: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let highest = 0;
  const watch = setInterval(() => {
    highest = Math.max(highest, highestOf(readHolder(folder)?.pid));
  }, 50);
  let answer = '';
  child.stdout.on('data', (part: Buffer) => {
    answer += part.toString();
  });
  const status = await new Promise((done) => child.once('close', done));
  const seconds = Math.round((performance.now() - from) / 100) / 10;
  clearInterval(watch);
  if (status !== 0) throw new Error(`lotse import ended with ${status}: ${answer}`);
  const { imported, updated, unchanged, doubtful, faulty } = JSON.parse(answer) as Record<string, number>;
  return { seconds, highestMb: highest, counts: { imported, updated, unchanged, doubtful, faulty } };
}

/** The system's own high-water mark of resident memory, in MB. */
function highestOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}
