import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { addSource } from '#server/intake/sources/manage-sources.ts';
import { keepSnapshot, LONGEST_CHAIN, latestSnapshot, readSnapshot } from '#server/intake/sources/store-snapshots.ts';
import { DESIGNS } from '#test/support/directory/designs.ts';
import { firstWorld, nextWeek } from '#test/support/directory/world.ts';
import { machine, openBenchWorld } from './outbox-world.ts';

// node bench/snapshots.ts [--directories 200] [--weeks 50] [--write]: pages of directories that change a little every week (a few members, dates, counters,
// advertising), each kept for proof. Measures what one costs in the database with its row and indexes, and reads a share of them back.
const { values } = parseArgs({
  options: {
    directories: { type: 'string', default: '200' },
    weeks: { type: 'string', default: '50' },
    write: { type: 'boolean', default: false },
  },
});
const PAGES = 10;
const [directories, weeks] = [Number(values.directories), Number(values.weeks)];
const world = await openBenchWorld(1);
const { db } = world.app;
const kept: { readonly id: number; readonly sha256: string }[] = [];
let bytes = 0;
const from = performance.now();
for (let n = 0; n < directories; n++) {
  const url = `https://verzeichnis-${n}.example/mitglieder`;
  const { id: watchId } = await addSource(world.app, world.actor, {
    label: `Verzeichnis ${n}`,
    kind: 'list',
    url,
    legalGround: 'bench',
  });
  const designs = ['cards', 'table', 'articles', 'grid', 'headed', 'microdata'];
  let directory = firstWorld(500, n + 1);
  for (let week = 0; week < weeks; week++) {
    if (week > 0) directory = nextWeek(directory, week, n + 1);
    const members = [...directory.members.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
    for (let page = 1; page <= PAGES; page++) {
      const look = {
        members: members.slice((page - 1) * 50, page * 50),
        page,
        pages: PAGES,
        week,
        seed: n,
        path: '/mitglieder',
      };
      const body = Buffer.from(DESIGNS[designs[n % designs.length] ?? 'cards']?.write(look) ?? '');
      const address = `${url}?seite=${page}`;
      const before = await latestSnapshot(db, watchId, address);
      const at = new Date(Date.UTC(2026, 0, 5 + week * 7));
      const one = {
        watchId,
        url: address,
        contentType: 'text/html; charset=utf-8',
        etag: null,
        lastModified: null,
        body,
        at,
      };
      const id = await keepSnapshot(db, one, before);
      bytes += body.length;
      if ((kept.length + page) % 7 === 0 || week === weeks - 1)
        kept.push({ id, sha256: createHash('sha256').update(body).digest('hex') });
    }
  }
  if (n % 10 === 9) console.error(`${n + 1} directories, ${Math.round((performance.now() - from) / 1000)} s`);
}
const seconds = (performance.now() - from) / 1000;
await sql`vacuum analyze intake.snapshot`.execute(db);
const { rows } = await sql<{ count: number; size: number; bodies: number; whole: number; deepest: number }>`
  select count(*)::int as count, pg_total_relation_size('intake.snapshot')::float8 as size, sum(length(body))::float8 as bodies,
    count(*) filter (where depth = 0)::int as whole, max(depth)::int as deepest from intake.snapshot`.execute(db);
const sum = rows[0] ?? { count: 0, size: 0, bodies: 0, whole: 0, deepest: 0 };
const times: number[] = [];
let wrong = 0;
for (const one of kept) {
  const start = performance.now();
  const read = await readSnapshot(db, one.id);
  times.push(performance.now() - start);
  if (!read?.body || createHash('sha256').update(read.body).digest('hex') !== one.sha256) wrong++;
}
times.sort((a, b) => a - b);
await world.close();
const result = {
  ...machine(),
  snapshots: sum.count,
  pageBytes: Math.round(bytes / Math.max(1, sum.count)),
  bytesEach: Math.round(sum.size / sum.count),
  bytesOfBodyEach: Math.round(sum.bodies / sum.count),
  whole: sum.whole,
  deepest: sum.deepest,
  longestChain: LONGEST_CHAIN,
  readBack: kept.length,
  wrong,
  readMsMedian: Number((times[Math.floor(times.length / 2)] ?? 0).toFixed(1)),
  readMsP99: Number((times[Math.floor(times.length * 0.99)] ?? 0).toFixed(1)),
  keepMsEach: Number(((seconds * 1000) / sum.count).toFixed(1)),
};
console.log(JSON.stringify(result, null, 1));
if (values.write)
  writeFileSync(join(import.meta.dirname, 'results', 'snapshots.json'), `${JSON.stringify(result, null, 2)}\n`);
