import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lotse-extract-'));
afterAll(() => rmSync(folder, { recursive: true }));
const cli = join(import.meta.dirname, '../../cli.ts');
const run = (...args: string[]): Promise<{ status: number; out: string; err: string }> =>
  new Promise((done) => {
    execFile(process.execPath, [cli, 'extract', ...args], (error, out, err) =>
      done({ status: Number(error?.code ?? 0), out, err }),
    );
  });

test('a saved page becomes the JSON that is promised', async () => {
  const path = join(folder, 'impressum.html');
  writeFileSync(
    path,
    Buffer.from('<h1>Impressum</h1><p>Müller GmbH<br>Gasse 1<br>89073 Ulm<br>Tel. 0731/12345-0</p>', 'latin1'),
  );
  const { status, out } = await run(path, '--base', 'https://www.mueller.example/impressum', '--json');
  expect(status).toBe(0);
  const facts = JSON.parse(out);
  expect(Object.keys(facts)).toEqual(['company', 'people', 'news', 'entries', 'conflicts', 'others', 'warnings']);
  expect(facts.company.legalName[0]).toMatchObject({ value: 'Müller GmbH', snippet: 'Müller GmbH' });
  expect(facts.company.telephone[0].value).toBe('+49731123450');
  expect(facts.company).toHaveProperty('products', []);
});

test('what is no page is refused in words and as JSON', async () => {
  const path = join(folder, 'x.pdf');
  writeFileSync(path, '%PDF-1.7 nothing');
  const { status, out, err } = await run(path, '--json');
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'not-a-page', facts: { reason: 'pdf' } } });
  expect(err).toContain('is a PDF document');
  expect((await run(join(folder, 'missing.html'))).status).toBe(1);
  expect((await run()).status).toBe(2);
});

test('an address inside the network is not fetched', async () => {
  const { status, out } = await run('http://127.0.0.1:1/impressum', '--json');
  expect(status).toBe(1);
  const { error } = JSON.parse(out);
  expect(['address-not-public', 'address-unusable']).toContain(error.code);
  expect(error.text).toContain('http://127.0.0.1:1/impressum');
});
