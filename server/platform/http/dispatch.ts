import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { type AnyRouter, implement, ORPCError, ValidationError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import { experimental_ZodSmartCoercionPlugin as ZodSmartCoercionPlugin } from '@orpc/zod/zod4';
import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { may } from '../auth/index.ts';
import { Failure, fail } from '../failure.ts';
import { refusalOf, statusOf } from './refuse.ts';
import type { RegisteredRoute, Registry } from './registry.ts';
import type { Access, Exchange } from './route.ts';

/** What one request brings along to its route. */
export interface RequestContext extends Record<PropertyKey, unknown> {
  readonly app: App;
  readonly actor: Actor | null;
  readonly exchange: Exchange;
  /** Told the route's name as soon as it is known, for metrics and logs. */
  readonly entered: (name: string) => void;
  /** Told of every error that is not a Failure; the client sees only the request id. */
  readonly unexpected: (error: unknown) => void;
}

export interface Dispatch {
  /** The web's own calls, below /rpc. */
  rpc(request: Request, context: RequestContext): Promise<Response | null>;
  /** The public API, below /api/v1. */
  api(request: Request, context: RequestContext): Promise<Response | null>;
}

export function createDispatch(registry: Registry): Dispatch {
  const router = implementAll(registry);
  const shared = {
    // Outermost: turns every error into our three fields. Innermost: refuses before the input is even looked at.
    interceptors: [translateErrors],
    clientInterceptors: [
      (options: { path: readonly string[]; context: RequestContext; next: () => Promise<unknown> }) => {
        const entry = registry.get(options.path.join('.'));
        if (!entry) throw new Error(`${options.path.join('.')} is not in the registry`);
        options.context.entered(entry.name);
        admit(options.context.actor, entry.access);
        return options.next();
      },
    ],
  };
  const rpc = new RPCHandler<RequestContext>(router, shared);
  const api = new OpenAPIHandler<RequestContext>(router, {
    ...shared,
    plugins: [new ZodSmartCoercionPlugin()],
    customErrorResponseBodyEncoder: (error) => ({ code: error.code, facts: error.data ?? {}, message: error.message }),
  });
  return {
    rpc: async (request, context) => (await rpc.handle(request, { prefix: '/rpc', context })).response ?? null,
    api: async (request, context) => (await api.handle(request, { prefix: '/api/v1', context })).response ?? null,
  };
}

/** @throws Failure `not-signed-in`, `forbidden` */
export function admit(actor: Actor | null, access: Access): void {
  if (access === 'anyone') return;
  if (actor === null) fail('not-signed-in', { text: 'Sign in, or send a valid API key.' });
  if (access !== 'signed-in' && !may(actor, access)) {
    fail('forbidden', { right: access, role: actor.role, text: `The role ${actor.role} lacks the right ${access}.` });
  }
}

function implementAll(registry: Registry): AnyRouter {
  const router: Record<string, unknown> = {};
  for (const entry of registry.values()) {
    const path = entry.name.split('.');
    let level = router;
    for (const part of path.slice(0, -1)) {
      level[part] ??= {};
      level = level[part] as Record<string, unknown>;
    }
    level[path.at(-1) ?? ''] = implementOne(entry);
  }
  return router as AnyRouter;
}

function implementOne(entry: RegisteredRoute) {
  const { procedure, handle } = entry.route;
  return implement(procedure).handler(async ({ input, context, signal }) => {
    const { app, actor, exchange } = context as RequestContext;
    return handle({ app, actor, exchange, input, signal });
  });
}

async function translateErrors<Result>(options: {
  readonly context: RequestContext;
  readonly next: () => Promise<Result>;
}): Promise<Result> {
  try {
    return await options.next();
  } catch (error) {
    const failure = asFailure(error);
    if (!(failure instanceof Failure)) options.context.unexpected(failure);
    const { code, facts, message } = refusalOf(failure, options.context.exchange.requestId);
    throw new ORPCError(code, { status: statusOf(code), message, data: facts, cause: error });
  }
}

/** The library's own errors are about the request's shape; an output that breaks its schema is a defect and stays unexpected. */
function asFailure(error: unknown): unknown {
  if (!(error instanceof ORPCError)) return error;
  if (error.code === 'PAYLOAD_TOO_LARGE') return new Failure('too-large', { text: 'The request is too large.' });
  if (error.code === 'METHOD_NOT_SUPPORTED')
    return new Failure('method-not-allowed', { text: 'This address does not take that method.' });
  if (error.code !== 'BAD_REQUEST') return error.cause ?? error;
  const issues = error.cause instanceof ValidationError ? error.cause.issues : [];
  return new Failure('invalid-input', {
    issues: issues.map((issue) => ({ path: issuePath(issue.path), message: issue.message })),
    text:
      issues.length > 0
        ? `The input is not valid: ${issues.map((issue) => `${issuePath(issue.path)} ${issue.message}`).join('; ')}`
        : 'The request cannot be read.',
  });
}

function issuePath(path: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined): string {
  return (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
}
