import { Failure } from '../failure.ts';

/**
 * What may stand in a log line, and in what form. An allow-list: a new key says nothing until somebody has thought about it.
 * `id` takes ids and numbers, `word` our own names (routes, codes, jobs), `number` numbers.
 */
const ALLOWED: Readonly<Record<string, 'id' | 'word' | 'number' | 'error'>> = {
  address: 'word',
  applied: 'number',
  attempt: 'number',
  bytes: 'number',
  code: 'word',
  count: 'number',
  error: 'error',
  importId: 'id',
  job: 'word',
  jobId: 'id',
  method: 'word',
  name: 'word',
  pid: 'number',
  port: 'number',
  queue: 'word',
  requestId: 'id',
  route: 'word',
  rows: 'number',
  seconds: 'number',
  state: 'word',
  status: 'number',
  version: 'word',
};
const WORD = /^[A-Za-z0-9_.:/-]{1,120}$/;
const ID = /^[0-9a-f-]{1,40}$/i;

export function redact(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(facts)) {
    const form = Object.hasOwn(ALLOWED, key) ? ALLOWED[key] : undefined;
    if (form === 'error') kept[key] = describeError(value);
    else if (form === 'number' && typeof value === 'number') kept[key] = value;
    else if (form === 'id' && (typeof value === 'number' || (typeof value === 'string' && ID.test(value))))
      kept[key] = value;
    else if (form === 'word' && typeof value === 'string' && WORD.test(value)) kept[key] = value;
  }
  return kept;
}

interface ErrorFacts {
  readonly kind: string;
  readonly code?: string;
  readonly at: readonly string[];
  readonly cause?: ErrorFacts;
}

/** Class, code and places of an error. Its message is left out: a database says "Key (email)=(a@b.de) already exists". */
function describeError(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const code =
    error instanceof Failure ? error.code : 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/file:\/\/.*?\/(server|engines|contract|node_modules)\//, '$1/'),
    );
  return {
    kind: error.constructor.name,
    ...(code !== undefined && WORD.test(code) ? { code } : {}),
    at: at.filter((line) => !line.includes('@') || line.includes('node_modules/@')),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}
