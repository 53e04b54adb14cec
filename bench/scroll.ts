// How the table of all companies scrolls in a browser, with 1,000,000 rows from the database behind it.
// Run: node bench/scroll.ts [--home FOLDER]   (the folder of bench/lists.ts; filled first where it is not)

import { writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { joinHomeDatabase, openDatabase } from '#server/platform/db/index.ts';
import { openBrowser } from '#test/support/browser.ts';
import { prepareFilled, signIn, startApp } from './filled-app.ts';
import { fullSize } from './million.ts';

const { values } = parseArgs({ options: { home: { type: 'string', default: join(tmpdir(), 'lotse-million') } } });

/** One way to scroll: so many pixels with each picture, for so many pictures. A notch of a wheel is 100 pixels. */
const speeds = [
  { name: 'reading (1,200 px/s)', pixels: 20, pictures: 400 },
  { name: 'wheel (6,000 px/s)', pixels: 100, pictures: 400 },
  { name: 'flung (18,000 px/s)', pixels: 300, pictures: 300 },
] as const;

interface Scrolled {
  readonly perSecond: number;
  readonly longestMs: number;
  readonly p99Ms: number;
  readonly blank: number;
}

/** Pictures a second, the longest gap between two, and how many showed a row that had not come yet. */
function scroll({ pixels, pictures }: (typeof speeds)[number]): Promise<Scrolled> {
  return journey.page.evaluate<Scrolled>(`(${scrollInPage})(${pixels}, ${pictures})`);
}

// As text: this program knows no browser, and types of one would let them slip into the server.
const scrollInPage = `async (pixels, pictures) => {
  const grid = document.querySelector('[role=grid]');
  grid.scrollTop = 200_000;
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const gaps = [];
  let blank = 0;
  let last = await new Promise(requestAnimationFrame);
  const from = last;
  for (let n = 0; n < pictures; n++) {
    grid.scrollTop += pixels;
    const now = await new Promise(requestAnimationFrame);
    gaps.push(now - last);
    last = now;
    const { top, bottom } = grid.getBoundingClientRect();
    const seen = [...grid.querySelectorAll('[role=row]')].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > top + 40 && box.top < bottom;
    });
    if (seen.length < 10 || seen.some((row) => row.querySelector('[class*=ghost]'))) blank++;
  }
  gaps.sort((a, b) => a - b);
  return {
    perSecond: Math.round((10_000 * pictures) / (last - from)) / 10,
    longestMs: Math.round(gaps.at(-1)),
    p99Ms: Math.round(gaps[Math.floor(gaps.length * 0.99)]),
    blank,
  };
}`;

/** Ten jumps over the whole length, as by dragging the bar: milliseconds until the rows at the new place are there. */
async function jump() {
  const times = await journey.page.evaluate<number[]>(`(${jumpInPage})()`);
  const sorted = times.map(Math.round).sort((a, b) => a - b);
  return { median: sorted[5], worst: sorted.at(-1) };
}

const jumpInPage = `async () => {
  const grid = document.querySelector('[role=grid]');
  const times = [];
  for (let n = 1; n <= 10; n++) {
    grid.scrollTop = (grid.scrollHeight * ((n * 37) % 100)) / 100;
    const from = performance.now();
    for (;;) {
      await new Promise(requestAnimationFrame);
      const rows = [...grid.querySelectorAll('[role=row]')];
      const here = rows.length > 10 && !rows.some((row) => row.querySelector('[class*=ghost]'));
      if (here && performance.now() - from > 20) break;
      if (performance.now() - from > 10_000) throw new Error('rows did not come within 10 s');
    }
    times.push(performance.now() - from);
  }
  return times;
}`;

await prepareFilled(values.home, fullSize);
const app = await startApp(values.home);
const database = await joinHomeDatabase({ home: values.home, databaseUrl: null, command: 'bench' });
const db = openDatabase(database.url, { max: 1 });
const journey = await openBrowser({});
try {
  const { cookie = '' } = await signIn(db, values.home, 'admin');
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  const { page } = journey;
  await page.context().addCookies([{ name, value, url: app.url }]);
  const cold = performance.now();
  await page.goto(`${app.url}/kunden`);
  await page.locator('[role=grid] [role=row]:not(:has([class*=ghost])) [role=gridcell]').first().waitFor();
  const firstRowsMs = performance.now() - cold;
  const rows = await page.locator('[role=grid]').getAttribute('aria-rowcount');
  const result = {
    date: new Date().toISOString(),
    machine: `${cpus().length} x ${cpus()[0]?.model}`,
    load: loadavg()[0],
    rows: Number(rows) - 1,
    coldPageMs: Math.round(firstRowsMs),
    scrolling: [] as unknown[],
    jumps: await jump(),
  };
  for (const speed of speeds) result.scrolling.push({ ...speed, ...(await scroll(speed)) });
  writeFileSync(join(import.meta.dirname, 'results', 'scroll.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
} finally {
  await journey.close();
  await db.destroy();
  await app.stop();
  await database.close();
}
