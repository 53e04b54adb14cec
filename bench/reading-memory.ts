import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { makeFirm } from '#engines/extraction/bench/corpus/firms.ts';
import { trial } from '#server/intake/sources/fetch-politely.ts';
import { addSource } from '#server/intake/sources/manage-sources.ts';
import { runSource } from '#server/intake/sources/run-source.ts';
import { machine, openBenchWorld } from './outbox-world.ts';

// node bench/reading-memory.ts [--pages 5000] [--write]: one source whose sitemap names so many company pages of 30 kB on this machine, read in one run; what the
// process grows by, at its peak. The pages are served from a process of their own.
const { values } = parseArgs({
  options: { pages: { type: 'string', default: '5000' }, write: { type: 'boolean', default: false } },
});
const count = Number(values.pages);
trial.loopback = true;
const world = await openBenchWorld(1);
const filler =
  '<p>Wir fertigen Baugruppen nach Zeichnung, in kleinen und großen Serien, und liefern sie pünktlich an unsere Kunden.</p>'.repeat(
    230,
  );
const page = (n: number): string => {
  const firm = makeFirm(n * 31 + 7, 'DE', 'gmbh');
  return `<!doctype html><html lang="de"><head><title>${firm.legalName} ${n}</title></head><body><nav><a href="/">Start</a></nav><main><h1>Impressum</h1><p>${firm.brand} ${n} GmbH<br>${firm.street}<br>${firm.postalCode} ${firm.city}</p><p>Telefon: 0${firm.phone[1]} ${100_000 + n}<br>E-Mail: info@firma-${n}.example</p><p>Geschäftsführer: ${firm.directors[0]}</p>${filler}</main></body></html>`;
};
const served = new Worker(
  `const { createServer } = require('node:http'); const { parentPort, workerData } = require('node:worker_threads');
   const server = createServer((q, a) => { const n = /^\\/f\\/(\\d+)/.exec(q.url)?.[1]; a.writeHead(n ? 200 : 404, {'content-type': 'text/html; charset=utf-8'}).end(n ? workerData.pages[n % 200].replaceAll('@@', n) : ''); });
   server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
  {
    eval: true,
    workerData: {
      pages: Array.from({ length: 200 }, (_, n) =>
        page(n).replaceAll(` ${n} GmbH`, ' @@ GmbH').replace(`firma-${n}.`, 'firma-@@.'),
      ),
    },
  },
);
const port = await new Promise<number>((resolve) => served.once('message', resolve));
const site = createServer((_, response) => {
  const urls = Array.from({ length: count }, (_, n) => `<url><loc>http://127.0.0.1:${port}/f/${n}</loc></url>`).join(
    '',
  );
  response.writeHead(200, { 'content-type': 'application/xml' }).end(`<urlset>${urls}</urlset>`);
});
await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/sitemap.xml`;
const { id } = await addSource(world.app, world.actor, {
  label: 'Firmen',
  kind: 'sitemap',
  url,
  hosts: [`127.0.0.1:${port}`],
  legalGround: 'bench',
  pauseMs: 0,
});
const mb = (): number => process.memoryUsage().rss / 1024 ** 2;
globalThis.gc?.();
const before = mb();
let peak = before;
const meter = setInterval(() => {
  peak = Math.max(peak, mb());
}, 100);
const from = performance.now();
const quiet = { signal: new AbortController().signal, progress: async () => {} };
const counts = await runSource(world.app, quiet, id);
const seconds = (performance.now() - from) / 1000;
clearInterval(meter);
site.closeAllConnections();
site.close();
await served.terminate();
await world.close();
const result = {
  ...machine(),
  pages: counts.pages,
  entries: counts.entries,
  pageBytes: page(1).length,
  beforeMb: Math.round(before),
  peakMb: Math.round(peak),
  growthMb: Math.round(peak - before),
  seconds: Math.round(seconds),
};
console.log(JSON.stringify(result, null, 1));
if (values.write)
  writeFileSync(join(import.meta.dirname, 'results', 'reading-memory.json'), `${JSON.stringify(result, null, 2)}\n`);
