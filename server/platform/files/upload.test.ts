import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { filePath } from './index.ts';

const kept = z.looseObject({ id: z.string(), sha256: z.string() });
const refused = z.looseObject({ code: z.string() });

const send = (
  t: TestApp,
  as: Person,
  body: string | ReadableStream,
  name: string,
  headers: Record<string, string> = {},
) =>
  t.fetch(`/upload?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    as,
    headers,
    body,
    duplex: 'half',
  } as RequestInit);

function filesIn(t: TestApp): readonly string[] {
  const folder = join(t.app.home, 'files');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 2)
    : [];
}

test('a file arrives byte for byte, with its hash, under a name that is no path', async () => {
  const t = await testApp();
  const sales = await t.person('sales');
  const answer = kept.parse(
    await (await send(t, sales, 'Firma;Ort\nMüller;Ulm\n', '../../etc/kunden\u202E.csv')).json(),
  );
  expect(answer).toMatchObject({ name: 'kunden.csv', size: 22 });
  expect(readFileSync(filePath(t.app, answer.id), 'utf8')).toBe('Firma;Ort\nMüller;Ulm\n');
  const row = await t.db.selectFrom('platform.file').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ id: answer.id, owner_id: sales.actor.id, sha256: answer.sha256 });
});

test('too large, empty, or broken off: a clear answer, and nothing is left on the disk', async () => {
  const t = await testApp({ uploadLimit: 1000 });
  const sales = await t.person('sales');
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(400)) });
  const broken = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(100));
      controller.error(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
    },
  });
  const answers = [
    await send(t, sales, endless, 'a.csv'),
    await send(t, sales, 'kurz', 'b.csv', { 'content-length': '5000' }),
    await send(t, sales, '', 'c.csv'),
    await send(t, sales, 'kurz', 'd.csv', { 'content-length': '9' }),
    await send(t, sales, broken, 'e.csv'),
  ];
  const codes = await Promise.all(answers.map(async (answer) => refused.parse(await answer.json()).code));
  expect(codes).toEqual(['too-large', 'too-large', 'empty-file', 'upload-broken', 'upload-broken']);
  expect(answers[0]?.status).toBe(413);
  expect(filesIn(t)).toEqual([]);
  expect(await t.db.selectFrom('platform.file').selectAll().execute()).toEqual([]);
});
