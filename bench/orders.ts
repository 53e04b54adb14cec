// node bench/orders.ts [--accounts 100000] [--lines 2000000]
// Writes an order list, then judges every customer and suggests to every customer, from file to file, in a process each as a user would.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createRandom, drawGamma } from '#engines/numerics/index.ts';

const { values } = parseArgs({
  options: { accounts: { type: 'string', default: '100000' }, lines: { type: 'string', default: '2000000' } },
});
const [accounts, lines] = [Number(values.accounts), Number(values.lines)];
const folder = mkdtempSync(join(tmpdir(), 'lotse-orders-'));
const orders = join(folder, 'orders.csv');

/** Customers with rates of their own over three years, three lines an order, from 5,000 products of which a few are asked for by many. */
async function writeOrders(): Promise<number> {
  const random = createRandom(1);
  const file = createWriteStream(orders);
  file.write('Kundennummer;Auftragsnummer;Bestelldatum;Artikelnummer;Menge;Positionswert\n');
  const mean = (lines / accounts) * 1.02;
  let [written, order] = [0, 0];
  for (let account = 0; account < accounts && written < lines; account++) {
    const wanted = Math.min(lines - written, Math.max(1, Math.round(mean * drawGamma(random, 1))));
    const taste = random.whole(0, 99);
    let piece = '';
    for (let line = 0; line < wanted; line++) {
      if (line % 3 === 0) order += 1;
      const day = new Date(
        Date.UTC(2023, 0, 1) + Math.floor(((line - (line % 3) + random.next()) / wanted) * 1095) * 86_400_000,
      );
      const product = random.chance(0.6)
        ? 50 * taste + Math.floor(50 * random.next() ** 2)
        : Math.floor(5000 * random.next() ** 2);
      piece += `K${account};A${order};${day.toISOString().slice(0, 10)};P${product};${random.whole(1, 20)};${(5 + 200 * random.next()).toFixed(2).replace('.', ',')}\n`;
    }
    written += wanted;
    if (!file.write(piece)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  return written;
}

function time(command: string, out: string) {
  const started = performance.now();
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../server/cli.ts'), command, '--orders', orders, '--out', join(folder, out), '--json'],
    { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  if (status !== 0) throw new Error(`${command} failed: ${stdout}`);
  const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
  return { command, seconds, megabytesOut: Math.round(statSync(join(folder, out)).size / 1e6) };
}

try {
  const written = await writeOrders();
  const runs = [time('rhythm', 'r.csv'), time('crosssell', 'c.csv')];
  const result = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`,
    accounts,
    lines: written,
    megabytesIn: Math.round(statSync(orders).size / 1e6),
    runs,
    seconds: Number(runs.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1)),
    wantedSeconds: 60,
  };
  console.log(JSON.stringify(result, null, 2));
  if (accounts === 100_000)
    writeFileSync(join(import.meta.dirname, 'results/orders.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
