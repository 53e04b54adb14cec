import { lookup as resolve } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Failure, fail } from '../failure.ts';
import { version } from '../version.ts';
import { isPublicAddress } from './public-address.ts';

export interface FetchOptions {
  /** Asked before each hop, the first included: whether this address may be fetched at all. */
  readonly approved: (url: URL) => boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly maxBytes?: number;
  /** For everything together: names, connecting, all hops, the last byte. */
  readonly timeoutMs?: number;
  readonly maxRedirects?: number;
  /** Only tests: lets 127.0.0.1 and ::1 pass as if they were public. */
  readonly loopback?: boolean;
}

export interface Fetched {
  /** Where the answer came from in the end. */
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked. Empty for a 304. */
  readonly body: Uint8Array;
}

const MAX_BYTES = 5 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Says who asks, as RFC 9309 wants it; the name is what robots.txt is asked about. */
export const USER_AGENT = `Lotse/${version} (+self-hosted sales workbench)`;

/**
 * Gets an address of the public internet, and nothing else. The address is judged where it counts, when connecting, so a name that
 * answers differently the second time gains nothing; each redirect is a new hop with the same checks. Never through a proxy.
 *
 * @throws Failure `address-not-public`, `not-approved`, `address-unusable`, `fetch-too-large`, `fetch-too-slow`, `too-many-redirects`,
 *   `host-not-found`, `certificate-wrong`, `fetch-failed`. An answer of 404 or 500 is an answer.
 */
export async function fetchPublic(address: string, options: FetchOptions): Promise<Fetched> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  try {
    let url = usable(address, undefined);
    for (let hop = 0; ; hop++) {
      if (!options.approved(url)) fail('not-approved', { url: url.href, host: url.host });
      const answer = await getOnce(url, options, signal);
      const location = answer.headers.location;
      if (!REDIRECTS.has(answer.statusCode ?? 0) || location === undefined)
        return await readAll(url, answer, options, signal);
      answer.destroy();
      if (hop >= (options.maxRedirects ?? MAX_REDIRECTS)) fail('too-many-redirects', { url: url.href });
      url = usable(location, url);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (timeout.aborted)
      fail('fetch-too-slow', { seconds: (options.timeoutMs ?? TIMEOUT_MS) / 1000 }, { cause: error });
    options.signal?.throwIfAborted();
    throw asFailure(error);
  }
}

/** Decimal, octal, hexadecimal and short spellings of an IPv4 address become the dotted one here (WHATWG URL). */
function usable(address: string, base: URL | undefined): URL {
  if (!URL.canParse(address, base?.href)) fail('address-unusable', { url: address.slice(0, 500) });
  const url = new URL(address, base?.href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') fail('address-unusable', { url: url.href.slice(0, 500) });
  // A name and password in an address are for the person who typed them.
  if (url.username !== '' || url.password !== '') fail('address-unusable', { url: `${url.protocol}//${url.host}/` });
  url.hash = '';
  return url;
}

function mayConnect(address: string, loopback: boolean): boolean {
  return isPublicAddress(address) || (loopback && (address === '127.0.0.1' || address === '::1'));
}

function getOnce(url: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const loopback = options.loopback === true;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayConnect(host, loopback)) fail('address-not-public', { host });
  const lookup: LookupFunction = (name, _options, answer) => {
    resolve(name, { all: true, verbatim: false }, (error, found) => {
      if (error) return answer(error, []);
      const wrong = found.find((one) => !mayConnect(one.address, loopback));
      // One bad address among good ones is a trap, not a choice.
      if (wrong !== undefined) return answer(new Failure('address-not-public', { host: name }), []);
      answer(null, _options.all ? found : (found[0]?.address ?? ''), found[0]?.family);
    });
  };
  const secure = url.protocol === 'https:';
  // An agent of its own for each hop: a kept connection would have been judged for another question.
  const agent = secure ? new HttpsAgent({ keepAlive: false, lookup }) : new HttpAgent({ keepAlive: false, lookup });
  return new Promise((settle, refuse) => {
    const request = (secure ? httpsRequest : httpRequest)(url, {
      agent,
      lookup,
      signal,
      headers: {
        'user-agent': USER_AGENT,
        accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5',
        'accept-language': 'de,en;q=0.7',
        'accept-encoding': 'gzip, deflate, br',
        ...options.headers,
      },
    });
    request.on('error', refuse);
    request.on('response', settle);
    request.on('socket', (socket) => {
      socket.once('connect', () => {
        // The last word, whatever the name said: where the connection truly leads.
        if (!mayConnect(socket.remoteAddress ?? '', loopback))
          socket.destroy(new Failure('address-not-public', { host }));
      });
    });
    request.end();
  });
}

async function readAll(
  url: URL,
  answer: IncomingMessage,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<Fetched> {
  const limit = options.maxBytes ?? MAX_BYTES;
  const promised = Number(answer.headers['content-length'] ?? 0);
  if (promised > limit) {
    answer.destroy();
    fail('fetch-too-large', { url: url.href, limitMb: Math.round(limit / 1024 ** 2) });
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  const collect = async (stream: AsyncIterable<Buffer>) => {
    for await (const part of stream) {
      bytes += part.length;
      if (bytes > limit) fail('fetch-too-large', { url: url.href, limitMb: Math.round(limit / 1024 ** 2) });
      parts.push(part);
    }
  };
  const unpack = unpacker(answer.headers['content-encoding']);
  if (unpack === null) await pipeline(answer, collect, { signal });
  else await pipeline(answer, unpack, collect, { signal });
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { url: url.href, status: answer.statusCode ?? 0, headers, body: Buffer.concat(parts) };
}

function unpacker(encoding: string | undefined) {
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}

function asFailure(error: unknown): Failure {
  const cause = { cause: error };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new Failure('host-not-found', {}, cause);
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
    return new Failure('certificate-wrong', { reason: code }, cause);
  return new Failure('fetch-failed', { reason: code === '' ? 'unknown' : code }, cause);
}
