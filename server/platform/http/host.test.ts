import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oc } from '@orpc/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { testApp } from '#test/support/app.ts';
import { openRoute, rawRoute, route } from './index.ts';
import { buildRegistry } from './registry.ts';

const refusal = z.object({
  code: z.string(),
  facts: z.looseObject({ issues: z.array(z.object({ path: z.string() })).optional() }),
});
const description = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ description: z.string() }))),
});
const thing = oc.route({ method: 'GET', path: '/thing' }).output(z.object({ a: z.string() }));
const other = oc.route({ method: 'GET', path: '/other' }).output(z.object({ a: z.string() }));

test('a procedure without a route, and a route without a procedure, stop the start', () => {
  const handler = async () => ({ a: 'x' });
  expect(() => buildRegistry({ part: { thing } }, [])).toThrow('part.thing has no route');
  expect(() => buildRegistry({ part: { thing } }, [openRoute(thing, handler), openRoute(other, handler)])).toThrow(
    'GET /other is not in the contract',
  );
  expect(() => buildRegistry({ thing }, [openRoute(thing, handler), openRoute(thing, handler)])).toThrow('two routes');
  expect(() => buildRegistry({ a: thing, b: thing }, [openRoute(thing, handler)])).toThrow();
  const registry = buildRegistry({ part: { thing } }, [route(thing, { right: 'audit.read' }, handler)]);
  expect(registry.get('part.thing')?.roles).toEqual(['admin', 'head_of_sales']);
});

test('a write from another site is refused, with or without our header, and so is one without it', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const send = (headers: Record<string, string>) =>
    t.fetch('/rpc/platform/teams/create', {
      method: 'POST',
      headers: { cookie: admin.headers['cookie'] ?? '', 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ json: { name: 'Nord' } }),
    });
  const refused = [
    await send({}),
    await send({ 'x-lotse': '1', origin: 'https://evil.example' }),
    await send({ 'x-lotse': '1', origin: 'null' }),
    await send({ 'x-lotse': '1', 'sec-fetch-site': 'cross-site' }),
    await send({ 'x-lotse': '1', 'sec-fetch-site': 'same-site' }),
  ];
  expect(refused.map((response) => response.status)).toEqual([403, 403, 403, 403, 403]);
  expect(await t.db.selectFrom('platform.team').selectAll().execute()).toEqual([]);
  expect(
    (await send({ 'x-lotse': '1', origin: 'http://localhost:4747', 'sec-fetch-site': 'same-origin' })).status,
  ).toBe(200);
});

test('a writing call is no GET, so that no link or picture can trigger it', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const data = encodeURIComponent(JSON.stringify({ json: { name: 'Nord' } }));
  const response = await t.fetch(`/rpc/platform/teams/create?data=${data}`, {
    headers: { cookie: admin.headers['cookie'] ?? '' },
  });
  expect(response.status).toBe(405);
  expect(await t.db.selectFrom('platform.team').selectAll().execute()).toEqual([]);
});

test('whoever lacks the right learns nothing of the input either', async () => {
  const t = await testApp();
  const reader = await t.person('reader');
  expect((await t.call('platform.users.change', { nonsense: true }, reader)).status).toBe(403);
  const admin = await t.person('admin');
  const invalid = await t.fetch('/api/v1/users/none', {
    method: 'PATCH',
    as: admin,
    headers: { 'content-type': 'application/json' },
    body: '{"role":"king"}',
  });
  expect(invalid.status).toBe(400);
  const body = refusal.parse(await invalid.json());
  expect(body.code).toBe('invalid-input');
  expect(body.facts.issues?.map((issue) => issue.path).sort()).toEqual(['id', 'role']);
});

test('a body beyond the limit is refused, also one that does not say its length', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const bytes = new Uint8Array(9 * 1024 * 1024);
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const headers = { 'content-type': 'application/json' };
  const said = await t.fetch('/rpc/platform/teams/create', {
    method: 'POST',
    as: admin,
    headers: { ...headers, 'content-length': String(bytes.length) },
    body: bytes,
  });
  const unsaid = await t.fetch('/rpc/platform/teams/create', {
    method: 'POST',
    as: admin,
    headers,
    body: stream,
    duplex: 'half',
  } as RequestInit);
  expect([said.status, unsaid.status]).toEqual([413, 413]);
});

test('an unexpected error tells the request id and nothing else', async () => {
  const broken = rawRoute({ name: 'test.broken', method: 'GET', path: '/broken', right: 'signed-in' }, async () => {
    throw new Error('secret of max@example.test');
  });
  const t = await testApp({ rawRoutes: [broken] });
  const response = await t.fetch('/broken', { as: await t.person('reader') });
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toContain('max@example.test');
  expect(JSON.parse(text).facts.requestId).toBe(response.headers.get('x-request-id'));
});

test('answers may not be framed, guessed at or kept', async () => {
  const t = await testApp();
  const { headers } = await t.fetch('/api/v1/session');
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
});

test('the page carries a nonce of its own each time, files of the build are kept, nothing outside is served', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">');
  writeFileSync(join(folder, 'assets', 'app-abc.js'), 'let a = 1');
  writeFileSync(join(folder, 'assets', 'app-abc.js.br'), 'brotli');
  const t = await testApp({ webFolder: folder });
  const [one, two] = [await t.fetch('/heute'), await t.fetch('/kunden/5')];
  const [first, second] = [await one.text(), await two.text()];
  expect(first).not.toBe(second);
  const nonce = /nonce="([^"]+)"/.exec(first)?.[1] ?? '';
  expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
  expect(one.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(one.headers.get('cache-control')).toBe('no-cache');
  const packed = await t.fetch('/assets/app-abc.js', { headers: { 'accept-encoding': 'gzip, br' } });
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect(packed.headers.get('cache-control')).toContain('immutable');
  expect(await packed.text()).toBe('brotli');
  expect(await (await t.fetch('/assets/app-abc.js')).text()).toBe('let a = 1');
  for (const path of [
    '/assets/gone.js',
    '/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/x.js',
    '/rpc/nothing',
    '/api/v1/nothing',
  ]) {
    expect((await t.fetch(path)).status, path).toBe(404);
  }
});

test('the API document names every route with who may use it, and the page needs no script', async () => {
  const t = await testApp();
  const document = description.parse(await (await t.fetch('/api/openapi.json')).json());
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  expect(operations).toHaveLength(t.registry.size);
  expect(document.paths['/users']?.['post']?.description).toBe('Who: admin (right users.manage)');
  const page = await t.fetch('/api');
  const html = await page.text();
  expect(html).toContain('/api/v1/users');
  expect(html).not.toMatch(/<script|https?:\/\/(?!localhost)/);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});
