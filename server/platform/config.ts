import { resolve } from 'node:path';
import { z } from 'zod';
import { fail } from './failure.ts';
import { defaultHome } from './home.ts';

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
}

const empty = (value: unknown) => (value === '' ? undefined : value);

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
});

/** @throws Failure `invalid-configuration` with one sentence per variable that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    fail('invalid-configuration', {
      problems,
      text: `The environment cannot be used: ${problems.join('; ')}. Correct or unset the named variables.`,
    });
  }
  const { LOTSE_HOME, LOTSE_PORT, LOTSE_HOST, LOTSE_SECRET, DATABASE_URL } = parsed.data;
  return {
    home: resolve(LOTSE_HOME ?? defaultHome()),
    port: LOTSE_PORT,
    host: LOTSE_HOST,
    databaseUrl: DATABASE_URL ?? null,
    secret: LOTSE_SECRET ?? null,
  };
}
