import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { notPublicSpellings } from '#test/support/not-public-spellings.ts';
import { fetchPublic } from './fetch-public.ts';
import { isPublicAddress } from './public-address.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

interface Site {
  readonly url: string;
  readonly port: number;
  /** Connections that reached the socket. */
  connections(): number;
}

async function site(answer: RequestListener): Promise<Site> {
  const server = createServer(answer);
  let count = 0;
  server.on('connection', () => count++);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, port, connections: () => count };
}

const anywhere = { approved: () => true };
const here = { ...anywhere, loopback: true };

test('no spelling of an address that is not public is connected to, directly or behind a redirect', async () => {
  const target = await site((_, response) => response.end('secret'));
  for (const host of notPublicSpellings) {
    const address = `http://${host}:${target.port}/`;
    await expect(fetchPublic(address, anywhere), address).rejects.toMatchObject({
      code: expect.stringMatching(/^(address-not-public|address-unusable|host-not-found|fetch-failed)$/),
    });
  }
  expect(target.connections()).toBe(0);
});

test('a redirect to such an address is refused as well', async () => {
  const target = await site((_, response) => response.end('secret'));
  const door = await site((request, response) => {
    response.writeHead(302, { location: `http://[::ffff:127.0.0.1]:${target.port}${request.url}` }).end();
  });
  await expect(fetchPublic(door.url, here)).rejects.toMatchObject({ code: 'address-not-public' });
  expect(door.connections()).toBe(1);
  expect(target.connections()).toBe(0);
});

test('only approved addresses, on every hop', async () => {
  const other = await site((_, response) => response.end('other'));
  const door = await site((_, response) => response.writeHead(301, { location: other.url }).end());
  const approved = (url: URL) => Number(url.port) === door.port;
  await expect(fetchPublic(door.url, { ...here, approved })).rejects.toMatchObject({ code: 'not-approved' });
  expect(other.connections()).toBe(0);
});

test('public and not public, by the registries', () => {
  for (const address of [
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '2a00:1450:4001::1',
    '2606:4700::1111',
  ])
    expect(isPublicAddress(address), address).toBe(true);
  for (const address of [
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::',
    '2001::1',
    'fe80::1%eth0',
    'example.org',
    '',
  ])
    expect(isPublicAddress(address), address).toBe(false);
});

test('packed answers are unpacked, and a packed bomb is stopped', async () => {
  const words = 'Grüße aus Ulm. '.repeat(1000);
  const packed = await site((request, response) => {
    if (request.url === '/gzip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(words));
    else if (request.url === '/br')
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(words));
    else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000)));
  });
  for (const path of ['gzip', 'br']) {
    const { body } = await fetchPublic(packed.url + path, here);
    expect(Buffer.from(body).toString()).toBe(words);
  }
  await expect(fetchPublic(`${packed.url}bomb`, here)).rejects.toMatchObject({ code: 'fetch-too-large' });
});

test('an endless answer, a silent server, a loop of redirects and a dead host end with their reason', async () => {
  const endless = await site((_, response) => {
    const more = () => response.write('x'.repeat(65_536), () => setImmediate(more));
    more();
  });
  await expect(fetchPublic(endless.url, { ...here, maxBytes: 1_000_000 })).rejects.toMatchObject({
    code: 'fetch-too-large',
  });
  const silent = await site(() => {});
  await expect(fetchPublic(silent.url, { ...here, timeoutMs: 300 })).rejects.toMatchObject({ code: 'fetch-too-slow' });
  const loop = await site((_, response) => response.writeHead(302, { location: '/again' }).end());
  await expect(fetchPublic(loop.url, here)).rejects.toMatchObject({ code: 'too-many-redirects' });
  await expect(fetchPublic('http://127.0.0.1:1/', here)).rejects.toMatchObject({
    code: 'fetch-failed',
    facts: { reason: 'ECONNREFUSED' },
  });
});

test('addresses that are none, other schemes, and passwords in addresses are refused', async () => {
  for (const address of [
    '',
    'ulm',
    'file:///etc/passwd',
    'ftp://example.org/',
    'javascript:1',
    'http://user:pw@example.org/',
    'http://',
  ])
    await expect(fetchPublic(address, anywhere), address).rejects.toMatchObject({ code: 'address-unusable' });
});

test('a 404 is an answer, and a 304 has no body', async () => {
  const quiet = await site((request, response) => {
    response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 404, { etag: '"1"' }).end('gone');
  });
  expect(await fetchPublic(quiet.url, here)).toMatchObject({ status: 404, headers: { etag: '"1"' } });
  const again = await fetchPublic(quiet.url, { ...here, headers: { 'if-none-match': '"1"' } });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});
