import { Failure } from '../failure.ts';

/** The one place where a failure's code becomes an HTTP status. Codes not listed are 422: understood, and refused by a rule. */
const status: Readonly<Record<string, number>> = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  forbidden: 403,
  'foreign-origin': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'changed-meanwhile': 409,
  'experiment-running': 409,
  'experiment-over': 409,
  gone: 410,
  'link-expired': 410,
  'too-large': 413,
  'too-many-attempts': 429,
  internal: 500,
  unavailable: 503,
  'took-too-long': 503,
  'disk-full': 507,
};

export function statusOf(code: string): number {
  return status[code] ?? 422;
}

/** What a client gets of any failure. `message` is for programmers; the web makes its words from code and facts. */
export interface Refusal {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** An unexpected error tells the client nothing but the request id, by which the log line is found. */
export function refusalOf(error: unknown, requestId: string): Refusal {
  if (error instanceof Failure) {
    const text = error.facts['text'];
    return { code: error.code, facts: error.facts, message: typeof text === 'string' ? text : error.code };
  }
  return {
    code: 'internal',
    facts: { requestId },
    message: `Something went wrong on the server (request ${requestId}).`,
  };
}

export function refusalResponse(error: unknown, requestId: string): Response {
  const refusal = refusalOf(error, requestId);
  const wait = refusal.facts['retryAfterSeconds'];
  return Response.json(refusal, {
    status: statusOf(refusal.code),
    headers: typeof wait === 'number' ? { 'retry-after': String(Math.ceil(wait)) } : {},
  });
}
