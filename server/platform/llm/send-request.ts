import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Resolved } from './local-address.ts';
import { ModelFault } from './outcome.ts';

export interface Endpoint {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly resolved: Resolved;
}

/**
 * The only place that sends anything to a model. node:http instead of fetch: the connection is pinned to the address that was checked
 * (fetch would look the name up again), redirects are not followed, and no proxy from the environment gets in between.
 */
export async function sendRequest(
  endpoint: Endpoint,
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const url = new URL(`${endpoint.baseUrl.replace(/\/+$/, '')}${path}`);
  const text = body === undefined ? undefined : JSON.stringify(body);
  const { address, family } = endpoint.resolved;
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: text === undefined ? 'GET' : 'POST',
        signal,
        agent: false,
        lookup: (_host, options, done) => {
          if (options.all) done(null, [{ address, family }]);
          else done(null, address, family);
        },
        headers: {
          accept: 'text/event-stream, application/json',
          'user-agent': 'lotse',
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...(endpoint.apiKey ? { authorization: `Bearer ${endpoint.apiKey}` } : {}),
        },
      },
      resolve,
    );
    request.on('error', (cause) =>
      reject(signal.aborted ? cause : new ModelFault('unreachable', { again: true, cause })),
    );
    request.end(text);
  });
}
