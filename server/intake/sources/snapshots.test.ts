import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { keepSnapshot, LONGEST_CHAIN, latestSnapshot, readSnapshot } from './store-snapshots.ts';

const page = (week: number): string =>
  `<html><body><p>Stand Woche ${week}</p>${Array.from({ length: 400 }, (_, n) => `<li>Firma ${n} GmbH, Werkstraße ${(n * 7919) % 97}, Tel. 0${(n * 104_729) % 899_999}</li>`).join('')}</body></html>`;

async function keeper() {
  const db = await testDatabase();
  const { rows } = await sql<{ id: string }>`
    insert into intake.watch (label, kind, url, hosts, created_by, created_by_name, created_at)
    values ('Liste', 'list', 'https://liste.example/', '{liste.example}', 'x', 'x', now()) returning id`.execute(db);
  const watchId = rows[0]?.id ?? '';
  const url = 'https://liste.example/';
  const keep = async (text: string, week: number) =>
    keepSnapshot(
      db,
      {
        watchId,
        url,
        contentType: 'text/html',
        etag: null,
        lastModified: null,
        body: Buffer.from(text),
        at: new Date(Date.UTC(2026, 0, week)),
      },
      await latestSnapshot(db, watchId, url).catch(() => null),
    );
  return { db, keep };
}
const textOf = async (db: Parameters<typeof readSnapshot>[0], id: number) =>
  Buffer.from((await readSnapshot(db, id))?.body ?? []).toString();

test('pages that change a little cost little, are read back letter by letter, and no chain grows without end', async () => {
  const { db, keep } = await keeper();
  const ids: number[] = [];
  for (let week = 1; week <= LONGEST_CHAIN + 4; week++) ids.push(await keep(page(week), week));
  for (const [at, id] of ids.entries()) expect(await textOf(db, id)).toBe(page(at + 1));
  const { rows } = await sql<{
    depth: number;
    size: number;
  }>`select depth, length(body) as size from intake.snapshot order by id`.execute(db);
  expect(Math.max(...rows.map(({ depth }) => depth))).toBe(LONGEST_CHAIN);
  expect(rows.filter(({ depth }) => depth > 0).every(({ size }) => size < 200)).toBe(true);
  expect(await keep(page(2), 90)).toBe(ids[1]);
});

test('what is damaged is said to be damaged, and the next visit starts anew instead of building on it', async () => {
  const { db, keep } = await keeper();
  const [first, second] = [await keep(page(1), 1), await keep(page(2), 2)];
  await sql`update intake.snapshot set body = set_byte(body, length(body) / 2, (get_byte(body, length(body) / 2) + 1) % 256) where id = ${first}`.execute(
    db,
  );
  for (const id of [first, second])
    await expect(readSnapshot(db, id)).rejects.toMatchObject({ code: 'snapshot-damaged' });
  const third = await keep(page(3), 3);
  expect(await textOf(db, third)).toBe(page(3));
});

test('snapshots from before are read as ever', async () => {
  const { db, keep } = await keeper();
  const id = await keep(page(1), 1);
  const { deflateSync } = await import('node:zlib');
  await sql`update intake.snapshot set body = ${deflateSync(Buffer.from(page(1)))}, packed = 'deflate' where id = ${id}`.execute(
    db,
  );
  expect(await textOf(db, id)).toBe(page(1));
  expect(await textOf(db, await keep(page(2), 2))).toBe(page(2));
});
