import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { App } from '../app.ts';
import { authenticate } from '../auth/index.ts';
import { Failure } from '../failure.ts';
import { admit, createDispatch, type RequestContext } from './dispatch.ts';
import { refuseForeignPage, securityHeaders } from './guard.ts';
import { refusalResponse } from './refuse.ts';
import type { Registry } from './registry.ts';
import type { Exchange, RawRoute } from './route.ts';
import type { WebApp } from './web-app.ts';

/** Bodies of ordinary calls; uploads go past this and have their own limit. */
const BODY_LIMIT = 8 * 1024 * 1024;

export interface HostOptions {
  readonly app: App;
  readonly registry: Registry;
  readonly rawRoutes: readonly RawRoute[];
  /** Address of this installation as browsers see it. */
  readonly url: string;
  /** null: no web build, only the API answers. */
  readonly web: WebApp | null;
  /** A proxy stands before us and its X-Forwarded-For is true. */
  readonly behindProxy: boolean;
  /** Told of each answer, for metrics. */
  readonly answered: (facts: { readonly route: string; readonly status: number; readonly seconds: number }) => void;
}

export type Host = Hono<{ Bindings: HttpBindings; Variables: { requestId: string; route: string } }>;
type HostContext = Context<{ Bindings: HttpBindings; Variables: { requestId: string; route: string } }>;

/** Everything that answers HTTP, as one function from Request to Response; `serve.ts` gives it a port. */
export function createHost(options: HostOptions): Host {
  const { app, registry, rawRoutes, web } = options;
  const dispatch = createDispatch(registry);
  const host: Host = new Hono();

  host.use(async (c, next) => {
    const started = performance.now();
    c.set('requestId', randomUUID());
    c.set('route', 'none');
    await next();
    for (const [name, value] of Object.entries(securityHeaders))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    c.res.headers.set('x-request-id', c.get('requestId'));
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
    const facts = { route: c.get('route'), status: c.res.status, seconds: (performance.now() - started) / 1000 };
    options.answered(facts);
    app.log.debug('request answered', { ...facts, method: c.req.method, requestId: c.get('requestId') });
  });
  host.onError((error, c) => {
    if (!(error instanceof Failure))
      app.log.error('request failed', { error, requestId: c.get('requestId'), route: c.get('route') });
    return refusalResponse(error, c.get('requestId'));
  });

  const limited = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: (c) =>
      refusalResponse(
        new Failure('too-large', { limitBytes: BODY_LIMIT, text: 'The request is too large.' }),
        c.get('requestId'),
      ),
  });

  for (const raw of rawRoutes) {
    const answer = async (c: HostContext) => {
      c.set('route', raw.name);
      const { actor, exchange } = raw.anySite ? passBy(c, options) : await enter(c, options);
      admit(actor, raw.access);
      const response = await raw.handle({
        app,
        actor,
        exchange,
        signal: c.req.raw.signal,
        request: c.req.raw,
        params: c.req.param() as Record<string, string>,
      });
      return withAnswer(response, exchange);
    };
    if (raw.streams) host.on(raw.method, raw.path, answer);
    else host.on(raw.method, raw.path, limited, answer);
  }

  for (const [prefix, handle] of [
    ['/rpc/*', dispatch.rpc],
    ['/api/v1/*', dispatch.api],
  ] as const) {
    host.all(prefix, limited, async (c) => {
      const { actor, exchange } = await enter(c, options);
      const context: RequestContext = {
        app,
        actor,
        exchange,
        entered: (name) => c.set('route', name),
        unexpected: (error) =>
          app.log.error('request failed', { error, requestId: exchange.requestId, route: c.get('route') }),
      };
      const response = await handle(c.req.raw, context);
      if (response === null)
        throw new Failure('not-found', { kind: 'address', text: 'There is nothing at this address.' });
      return withAnswer(response, exchange);
    });
  }

  host.get('*', async (c) => {
    c.set('route', 'web');
    const file = await web?.file(c.req.raw, c.req.path);
    if (file) return file;
    // A name with an ending is a file that is not there; anything else is an address of the web's own router.
    const isPage = !/\.[a-z0-9]+$/i.test(c.req.path) && !/^\/(api|rpc|auth|assets)(\/|$)/.test(c.req.path);
    if (web && isPage) return web.page();
    throw new Failure('not-found', { kind: 'address', text: 'There is nothing at this address.' });
  });
  host.notFound((c) =>
    refusalResponse(
      new Failure('not-found', { kind: 'address', text: 'There is nothing at this address.' }),
      c.get('requestId'),
    ),
  );
  return host;
}

/** For what any site may call: cookies and keys are not even read, so nobody's rights can be borrowed. */
function passBy(c: HostContext, options: HostOptions) {
  return { actor: null, exchange: exchangeOf(c, options) };
}

function exchangeOf(c: HostContext, { behindProxy }: HostOptions): Exchange {
  return {
    headers: c.req.raw.headers,
    address: addressOf(c, behindProxy),
    requestId: c.get('requestId'),
    answer: new Headers(),
  };
}

async function enter(c: HostContext, options: HostOptions) {
  const { app, url } = options;
  const exchange = exchangeOf(c, options);
  const { actor, by } = await authenticate(app, c.req.raw.headers);
  const foreign = refuseForeignPage(c.req.raw, by, url);
  if (foreign) throw foreign;
  // A key that does not work is said so, also where nobody need be signed in: silence would look like an empty answer.
  if (by === 'key' && actor === null)
    throw new Failure('not-signed-in', { text: 'This API key is unknown, expired or no longer works.' });
  return { actor, exchange };
}

function addressOf(c: HostContext, behindProxy: boolean): string {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? c.env?.incoming?.socket.remoteAddress ?? 'unknown';
}

function withAnswer(response: Response, exchange: Exchange): Response {
  const cookies = exchange.answer.getSetCookie();
  const others = [...exchange.answer].filter(([name]) => name !== 'set-cookie');
  if (cookies.length === 0 && others.length === 0) return response;
  const changed = new Response(response.body, response);
  for (const cookie of cookies) changed.headers.append('set-cookie', cookie);
  for (const [name, value] of others) changed.headers.set(name, value);
  return changed;
}
