import { resolve } from 'node:path';
import { z } from 'zod';
import { fail } from './failure.ts';
import { defaultHome } from './home.ts';
import { say } from './spoken-language.ts';

/** What the environment may set, checked once at the door; nothing else in the server reads process.env. */
export interface Config {
  /** Data directory, absolute. */
  readonly home: string;
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** Root secret shared by several app processes; else one is kept in the data directory. */
  readonly secret: string | null;
  /** Address people use, where it is not http://localhost:PORT: a proxy stands before us. */
  readonly url: string | null;
  /** Take the sender's address from the proxy's X-Forwarded-For. */
  readonly behindProxy: boolean;
  /** false: this process serves and leaves jobs to others. */
  readonly worker: boolean;
  /** Largest upload in bytes. */
  readonly uploadLimit: number;
  readonly log: { readonly to: 'file' | 'stdout'; readonly level: 'debug' | 'info' | 'warn' | 'error' };
  /** The company's own sign-in (OpenID Connect). */
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly name: string;
  } | null;
}

const empty = (value: unknown) => (value === '' ? undefined : value);

const flag = (standard: '0' | '1') =>
  z.preprocess(empty, z.enum(['0', '1']).default(standard)).transform((text) => text === '1');
const webAddress = z.preprocess(
  empty,
  z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
);

const environment = z.object({
  LOTSE_HOME: z.preprocess(empty, z.string().optional()),
  LOTSE_PORT: z.preprocess(empty, z.coerce.number().int().min(0).max(65_535).default(4747)),
  LOTSE_HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  LOTSE_SECRET: z.preprocess(empty, z.string().min(32).optional()),
  DATABASE_URL: z.preprocess(
    empty,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
      .optional(),
  ),
  LOTSE_URL: webAddress,
  LOTSE_BEHIND_PROXY: flag('0'),
  LOTSE_WORKER: flag('1'),
  LOTSE_UPLOAD_LIMIT: z.preprocess(
    empty,
    z.coerce
      .number()
      .int()
      .min(1)
      .default(2 * 1024 ** 3),
  ),
  LOTSE_LOG: z.preprocess(empty, z.enum(['file', 'stdout']).default('file')),
  LOTSE_LOG_LEVEL: z.preprocess(empty, z.enum(['debug', 'info', 'warn', 'error']).default('info')),
  LOTSE_OIDC_ISSUER: webAddress,
  LOTSE_OIDC_CLIENT_ID: z.preprocess(empty, z.string().optional()),
  LOTSE_OIDC_CLIENT_SECRET: z.preprocess(empty, z.string().optional()),
  LOTSE_OIDC_NAME: z.preprocess(empty, z.string().default('Firmenanmeldung')),
});

const oidcWhole = environment.refine(
  (env) => !env.LOTSE_OIDC_ISSUER || (env.LOTSE_OIDC_CLIENT_ID && env.LOTSE_OIDC_CLIENT_SECRET),
  { path: ['LOTSE_OIDC_ISSUER'], message: 'needs LOTSE_OIDC_CLIENT_ID and LOTSE_OIDC_CLIENT_SECRET beside it' },
);

/** @throws Failure `invalid-configuration` with one sentence per variable that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = oidcWhole.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    fail('invalid-configuration', {
      problems,
      text: say(
        `Die Umgebungsvariablen sind so nicht brauchbar: ${problems.join('; ')}. Berichtigen oder entfernen Sie die genannten.`,
        `The environment cannot be used: ${problems.join('; ')}. Correct or unset the named variables.`,
      ),
    });
  }
  const { LOTSE_HOME, LOTSE_PORT, LOTSE_HOST, LOTSE_SECRET, DATABASE_URL, ...rest } = parsed.data;
  return {
    home: resolve(LOTSE_HOME ?? defaultHome()),
    port: LOTSE_PORT,
    host: LOTSE_HOST,
    databaseUrl: DATABASE_URL ?? null,
    secret: LOTSE_SECRET ?? null,
    url: rest.LOTSE_URL ?? null,
    behindProxy: rest.LOTSE_BEHIND_PROXY,
    worker: rest.LOTSE_WORKER,
    uploadLimit: rest.LOTSE_UPLOAD_LIMIT,
    log: { to: rest.LOTSE_LOG, level: rest.LOTSE_LOG_LEVEL },
    oidc: rest.LOTSE_OIDC_ISSUER
      ? {
          issuer: rest.LOTSE_OIDC_ISSUER,
          clientId: rest.LOTSE_OIDC_CLIENT_ID ?? '',
          clientSecret: rest.LOTSE_OIDC_CLIENT_SECRET ?? '',
          name: rest.LOTSE_OIDC_NAME,
        }
      : null,
  };
}
