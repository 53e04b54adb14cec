import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { keepSnapshot, latestSnapshot, readSnapshot } from '#server/intake/sources/store-snapshots.ts';
import { eraseSubject } from '#server/oversight/subject/erase-subject.ts';
import { filePath, keepFile } from '#server/platform/files/index.ts';
import { type TestApp, testApp } from '#test/support/app.ts';

async function keepText(t: TestApp, text: string, name: string): Promise<string> {
  const limits = { limitBytes: 1e6, promisedBytes: null, mediaType: 'text/plain', ownerId: null };
  return (await keepFile(t.app, Readable.from([Buffer.from(text)]), { ...limits, name })).id;
}

async function keepList(t: TestApp, text: string, state: string): Promise<string> {
  const id = await keepText(t, text, 'liste.csv');
  await sql`insert into intake.import (file_id, file_name, sha256, kind, mapping, state, created_by, created_by_name)
    values (${id}, 'liste.csv', 'x', 'companies', '{}', ${state}, 'x', 'x')`.execute(t.db);
  return id;
}

const report = async (t: TestApp, contact: string, rehearse: boolean) => {
  const { actor } = await t.person('admin');
  const { places } = await eraseSubject(t.app, actor, { contact, rehearse });
  return Object.fromEntries(places.map(({ name, erased, kept }) => [name, [erased, kept]]));
};

test('an erasure deletes uploaded lists that hold the person, however the number is written, and no others', async () => {
  const t = await testApp();
  const head = 'Firma;Telefon\n';
  const holding = await keepList(t, `${head}Nord AG;040 111222\nSüd KG;0711 / 45 67-89\n`, 'done');
  const other = await keepList(t, `${head}Nord AG;040 111222\nSüd KG;0711 / 45 67-891\n`, 'done');
  const busy = await keepList(t, `${head}Süd KG;+49 (711) 456789\n`, 'running');
  expect(await report(t, '0711 456789', true)).toMatchObject({ uploads: [1, 1] });
  expect(existsSync(filePath(t.app, holding))).toBe(true);
  expect(await report(t, '0711 456789', false)).toMatchObject({ uploads: [1, 1] });
  await t.jobs.runAll();
  expect([holding, other, busy].map((id) => existsSync(filePath(t.app, id)))).toEqual([false, true, true]);
});

test('a saved page that was delivered as a file goes as well, the proof of somebody else’s consent stays', async () => {
  const t = await testApp();
  const page = await keepText(t, '<html><body><p>Eva Kunz</p><a>e.kunz@werk.example</a></body></html>', 'seite.html');
  const proof = await keepText(t, 'Einwilligung: e.kunz@werk.example', 'formular.txt');
  await sql`with w as (insert into intake.watch (label, kind, url, hosts, created_by, created_by_name, created_at)
      values ('Ordner', 'files', 'files:', '{}', 'x', 'x', now()) returning id)
    insert into intake.watch_file (watch_id, file_id, delivered_by, delivered_at) select id, ${page}::uuid, 'x', now() from w`.execute(
    t.db,
  );
  await sql`insert into oversight.consent (contact_key, channel, purposes, kind, documented, source, proof, fingerprint, recorded_by, recorded_by_name, recorded_at)
    values ('x', 'email', '{marketing_other}', 'given', true, 'paper', ${JSON.stringify({ fileId: proof })}, 'x', 'x', 'x', now())`.execute(
    t.db,
  );
  await report(t, 'e.kunz@werk.example', false);
  await t.jobs.runAll();
  expect([page, proof].map((id) => existsSync(filePath(t.app, id)))).toEqual([false, true]);
});

test('an erasure empties copies of pages that name the person, and keeps the page that was a difference to them', async () => {
  const t = await testApp();
  const { rows } = await sql<{ id: string }>`
    insert into intake.watch (label, kind, url, hosts, created_by, created_by_name, created_at)
    values ('Liste', 'list', 'https://liste.example/', '{liste.example}', 'x', 'x', now()) returning id`.execute(t.db);
  const watchId = rows[0]?.id ?? '';
  const url = 'https://liste.example/';
  const page = (who: string) =>
    `<ul>${Array.from({ length: 300 }, (_, n) => `<li>Firma ${n}, Werkstraße ${(n * 7919) % 97}</li>`).join('')}</ul><p>${who}</p>`;
  const keep = async (text: string, day: number) => {
    const one = { watchId, url, contentType: 'text/html', etag: null, lastModified: null, body: Buffer.from(text) };
    return keepSnapshot(
      t.db,
      { ...one, at: new Date(Date.UTC(2026, 0, day)) },
      await latestSnapshot(t.db, watchId, url),
    );
  };
  const naming = await keep(page('Eva Kunz, E.Kunz@werk.example'), 1);
  const after = await keep(page('Nobody'), 2);
  const linked = await sql<{
    base: number;
  }>`select base_id::int8 as base from intake.snapshot where id = ${after}`.execute(t.db);
  expect(linked.rows[0]?.base).toBe(naming);
  expect(await report(t, 'kunz@werk.example', true)).toMatchObject({ 'page-copies': [0, 0] });
  expect(await report(t, 'e.kunz@werk.example', false)).toMatchObject({ 'page-copies': [1, 0] });
  expect((await readSnapshot(t.db, naming))?.body).toBeNull();
  expect(Buffer.from((await readSnapshot(t.db, after))?.body ?? []).toString()).toBe(page('Nobody'));
});
