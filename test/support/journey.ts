import { createServer } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { type Person, type TestApp, testApp } from './app.ts';
import { type Journey, openBrowser } from './browser.ts';

/** Made by `npm run build`; a journey is skipped without it. */
export const webFolder = join(import.meta.dirname, '..', '..', 'web', 'dist');

export interface World extends Journey {
  readonly app: TestApp;
  /** http://localhost:PORT */
  readonly url: string;
  /** Signed in in the browser. */
  readonly person: Person;
}

/** An app on a real database behind a real port, and a browser in which one person is signed in. Ends with the test. */
export async function openWorld(role: Parameters<TestApp['person']>[0], name: string): Promise<World> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const app = await testApp({ url, webFolder });
  const server = serve({
    port,
    fetch: (request) => app.fetch(request.url.slice(new URL(request.url).origin.length), forwarded(request)),
  });
  const person = await app.person(role, { name });
  const journey = await openBrowser({ bypassCSP: true });
  onTestFinished(async () => {
    await journey.close();
    await new Promise((resolve) => {
      server.close(resolve);
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  });
  const [cookie = '', value = ''] = (person.headers['cookie'] ?? '').split(';')[0]?.split(/=(.*)/s) ?? [];
  await journey.page.context().addCookies([{ name: cookie, value, url }]);
  return { ...journey, app, url, person };
}

function forwarded(request: Request): RequestInit {
  const { method, headers, body } = request;
  return { method, headers, ...(body === null ? {} : { body, duplex: 'half' as const }) };
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
