import type { AnyContractProcedure, ContractProcedure, ErrorMap, Meta, Schema } from '@orpc/contract';
import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import type { Right } from '../auth/index.ts';

/** `signed-in`: any active user or key. `anyone`: also without signing in. */
export type Access = Right | 'signed-in' | 'anyone';

/** The least of the HTTP exchange that a few handlers (sign-in) need: where the request came from, and headers to answer with. */
export interface Exchange {
  readonly headers: Headers;
  readonly address: string;
  readonly requestId: string;
  /** Headers added to the answer, `set-cookie` above all. */
  readonly answer: Headers;
}

export interface Call<Input> {
  readonly app: App;
  readonly actor: Actor;
  readonly input: Input;
  readonly signal: AbortSignal | undefined;
  readonly exchange: Exchange;
}

export type OpenCall<Input> = Omit<Call<Input>, 'actor'> & { readonly actor: Actor | null };

export interface Route {
  readonly procedure: AnyContractProcedure;
  readonly access: Access;
  readonly handle: (call: OpenCall<unknown>) => Promise<unknown>;
}

/** A procedure whose input is a `I` once parsed, and whose output is made from an `O`. */
type Contracted<I, O> = ContractProcedure<Schema<unknown, I>, Schema<O, unknown>, ErrorMap, Meta>;

/** Ties a contract procedure to the right it needs and the one call that answers it. */
export function route<I, O>(
  procedure: Contracted<I, O>,
  access: { readonly right: Right | 'signed-in' },
  handler: (call: Call<NoInfer<I>>) => O | Promise<O>,
): Route {
  return {
    procedure,
    access: access.right,
    handle: async (call) => {
      // The dispatcher has already refused whoever lacks the right; a missing actor here would be a defect of ours.
      if (call.actor === null) throw new Error('a guarded route was called without an actor');
      return handler({ ...call, actor: call.actor, input: call.input as I });
    },
  };
}

/** A route for people who are not signed in (signing in itself). Everything else goes through `route`. */
export function openRoute<I, O>(
  procedure: Contracted<I, O>,
  handler: (call: OpenCall<NoInfer<I>>) => O | Promise<O>,
): Route {
  return {
    procedure,
    access: 'anyone',
    handle: async (call) => handler({ ...call, input: call.input as I }),
  };
}

/** A route outside the contract: bytes up or down, a stream, another program's way back. In the same registry, under the same guard. */
export interface RawRoute {
  /** `platform.upload`: its place beside the contract's names. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Hono's pattern, e.g. `/files/:id`. */
  readonly path: string;
  readonly access: Access;
  /** Bytes of body at most; default as for all other routes. The handler enforces a larger one itself. */
  readonly streams: boolean;
  /** Answers forms and programs of any site: nobody is signed in here, what the address carries is all the authority there is. */
  readonly anySite: boolean;
  readonly handle: (call: RawCall) => Promise<Response>;
}

export interface RawCall extends Omit<OpenCall<undefined>, 'input'> {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
}

export type GuardedRawCall = RawCall & { readonly actor: Actor };

export function rawRoute(
  facts: Pick<RawRoute, 'name' | 'method' | 'path'> & {
    readonly right: Right | 'signed-in';
    readonly streams?: boolean;
  },
  handler: (call: GuardedRawCall) => Promise<Response>,
): RawRoute {
  return {
    name: facts.name,
    method: facts.method,
    path: facts.path,
    access: facts.right,
    streams: facts.streams ?? false,
    anySite: false,
    handle: async (call) => {
      if (call.actor === null) throw new Error('a guarded route was called without an actor');
      return handler({ ...call, actor: call.actor });
    },
  };
}

/** As `openRoute`: for people who are not signed in. */
export function openRawRoute(
  facts: Pick<RawRoute, 'name' | 'method' | 'path'> & { readonly anySite?: boolean },
  handler: (call: RawCall) => Promise<Response>,
): RawRoute {
  return { ...facts, access: 'anyone', streams: false, anySite: facts.anySite ?? false, handle: handler };
}
