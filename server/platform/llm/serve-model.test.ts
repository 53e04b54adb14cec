import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ServeNews, serveModel } from './serve-model.ts';

// A program with the options of llama-server: `--model` says how it behaves. No model file is involved.
const PROGRAM = `#!${process.execPath}
const at = (name) => process.argv[process.argv.indexOf(name) + 1];
if (at('--model').endsWith('broken.gguf')) process.exit(3);
require('node:http').createServer((request, response) => {
  if (request.url === '/crash') process.exit(7);
  if (request.url === '/env') return response.end(Object.keys(process.env).join());
  response.end(JSON.stringify({ choices: [{ message: { content: 'ja' } }], host: at('--host'), ctx: at('--ctx-size') }));
}).listen(Number(at('--port')), at('--host'));
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

function files(model: string) {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-model-'));
  const program = join(folder, 'llama-server.cjs');
  writeFileSync(program, PROGRAM);
  chmodSync(program, 0o755);
  writeFileSync(join(folder, model), 'GGUF');
  return { program, model: join(folder, model) };
}

test('a model of ones own is served on the loopback address, started again after a crash, and ends with the command', async () => {
  const port = await freePort();
  const control = new AbortController();
  const news: ServeNews[] = [];
  let onReady = () => {};
  const ready = () =>
    new Promise<void>((done) => {
      onReady = done;
    });
  const tell = (one: ServeNews) => {
    news.push(one);
    if (one.what === 'ready') onReady();
  };
  const first = ready();
  const over = serveModel(
    { ...files('good.gguf'), port, more: ['--ctx-size', '4096'] },
    { signal: control.signal, tell, waitMs: 1 },
  );
  await first;
  const answer = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, { method: 'POST' });
  expect(await answer.json()).toMatchObject({ host: '127.0.0.1', ctx: '4096' });
  expect(await (await fetch(`http://127.0.0.1:${port}/env`)).text()).not.toMatch(/LOTSE|SECRET|DATABASE/);
  const second = ready();
  await fetch(`http://127.0.0.1:${port}/crash`).catch(() => null);
  await second;
  control.abort();
  await over;
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
  expect(news.map(({ what }) => what)).toEqual(['starting', 'ready', 'ended', 'starting', 'ready']);
});

test('a program that never answers is given up after five starts; a missing file is said at once', async () => {
  const port = await freePort();
  const { signal } = new AbortController();
  const news: ServeNews[] = [];
  const broken = files('broken.gguf');
  const wanted = { ...broken, port, more: [] };
  const ways = { signal, tell: (one: ServeNews) => void news.push(one), waitMs: 1 };
  await expect(serveModel(wanted, ways)).rejects.toMatchObject({ code: 'model-gives-up' });
  expect(news.filter(({ what }) => what === 'starting')).toHaveLength(5);
  await expect(serveModel({ ...wanted, model: '/nowhere.gguf' }, ways)).rejects.toMatchObject({
    code: 'model-file-missing',
  });
  await expect(serveModel({ ...wanted, program: '/nowhere' }, ways)).rejects.toMatchObject({
    code: 'model-program-missing',
  });
});
