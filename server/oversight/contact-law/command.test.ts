import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { longestLine } from './answer-lines.ts';
import { run } from './command.ts';

const cold = { channel: 'phone_human', addressee: 'business', relation: 'none', consent: 'none', objection: 'none' };
const question = (facts: object) => JSON.stringify({ ...cold, purpose: 'marketing_other', ...facts });

async function answers(...chunks: (string | Uint8Array)[]): Promise<Record<string, unknown>[]> {
  const stdout = new PassThrough();
  const [all] = await Promise.all([
    text(stdout),
    run([], { stdin: Readable.from(chunks), stdout }).finally(() => stdout.end()),
  ]);
  return all
    .split('\n')
    .slice(0, -1)
    .map((line): Record<string, unknown> => JSON.parse(line));
}

test('answers one decision a line with exactly the four promised keys, order kept', async () => {
  const found = await answers(`${question({})}\n${question({ channel: 'post' })}\n${question({ channel: 'email' })}\n`);
  expect(found.map((answer) => answer['rule'])).toEqual(['R44', 'R30', 'R53']);
  for (const answer of found) expect(Object.keys(answer)).toEqual(['decision', 'rule', 'basis', 'duties']);
});

test('a malformed line is forbidden by R00 with its number, and the lines after it are answered', async () => {
  const lines = [
    question({}),
    '{"channel":',
    '',
    '[]',
    'null',
    '5',
    `"${'x'.repeat(longestLine)}"`,
    question({ channel: 'post' }),
  ];
  const found = await answers(lines.join('\n'));
  expect(found.map((answer) => answer['rule'])).toEqual(['R44', 'R00', 'R00', 'R00', 'R00', 'R00', 'R00', 'R30']);
  expect(found.map((answer) => answer['line'])).toEqual([undefined, 2, 3, 4, 5, 6, 7, undefined]);
  expect(found[1]).toMatchObject({ error: 'not JSON', decision: 'forbidden' });
});

test('lines and characters may be cut anywhere between chunks; byte order mark, CRLF and a missing last line end are fine', async () => {
  const bytes = Buffer.from(`\uFEFF${question({ note: 'Müller 🏭' })}\r\n${question({ channel: 'post' })}`);
  const found = await answers(...[...bytes].map((byte) => Uint8Array.of(byte)));
  expect(found.map((answer) => answer['rule'])).toEqual(['R44', 'R30']);
});

test('an endless line does not fill the memory and the next line is answered', async () => {
  const piece = 'x'.repeat(1_000_000);
  const before = process.memoryUsage().heapUsed;
  const found = await answers(...Array.from({ length: 60 }, () => piece), `\n${question({})}\n`);
  expect(found.map((answer) => answer['rule'])).toEqual(['R00', 'R44']);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000);
});

test('ends quietly when the reader of the output goes away, and loads no database', async () => {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ resolve: (name, context, next) => (loaded.push(name), next(name, context)) });
    const { run } = await import(${JSON.stringify(new URL('./command.ts', import.meta.url).href)});
    process.stdout.on('error', () => {});
    process.exitCode = await run([], { stdin: process.stdin, stdout: process.stdout });
    process.stderr.write(JSON.stringify(loaded.filter((name) => !name.startsWith('node:')).map((name) => name.split('/').at(-1))));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { cwd: process.cwd() });
  child.stdin.on('error', () => {});
  const said = text(child.stderr);
  child.stdout.once('data', () => child.stdout.destroy());
  const line = `${question({})}\n`;
  Readable.from(Array.from({ length: 20_000 }, () => line)).pipe(child.stdin);
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  const modules: string[] = JSON.parse(await said);
  expect(modules).toEqual(expect.arrayContaining(['command.ts', 'answer-lines.ts', 'germany-2026-11.ts']));
  expect(modules.filter((name) => /^(pg|kysely|app|db|open)\b/.test(name))).toEqual([]);
});
