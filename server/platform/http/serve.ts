import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { serve } from '@hono/node-server';
import { fail } from '../failure.ts';
import type { Host } from './host.ts';

export interface Listening {
  readonly port: number;
  /** Takes no new requests, lets running ones end for a moment, then closes what is left (open event streams above all). */
  close(): Promise<void>;
}

const LAST_REQUESTS_MS = 1_500;

/** @throws Failure `port-taken` */
export async function listen(host: Host, at: { readonly hostname: string; readonly port: number }): Promise<Listening> {
  const server = await new Promise<Server>((resolve, reject) => {
    const made = serve({ fetch: host.fetch, hostname: at.hostname, port: at.port }, () =>
      resolve(made as Server),
    ) as Server;
    made.on('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? portTaken(at.port, cause) : cause),
    );
  });
  // A slow sender of headers is cut off; whole requests may take long (uploads), silence may not. Event streams beat more often.
  server.headersTimeout = 20_000;
  server.requestTimeout = 0;
  server.setTimeout(120_000);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : at.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS).unref();
      }),
  };
}

function portTaken(port: number, cause: unknown): unknown {
  try {
    return fail(
      'port-taken',
      {
        port,
        text: `Port ${port} is in use by another program. End that one, or choose another port with LOTSE_PORT.`,
      },
      { cause },
    );
  } catch (failure) {
    return failure;
  }
}

/** A port nobody uses at the moment, for LOTSE_PORT=0: the address must be known before the app is put together. */
export function freePort(hostname: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, hostname, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
