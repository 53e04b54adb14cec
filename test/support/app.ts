import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { contract } from '#contract/index.ts';
import { composeApp, features } from '#server/main.ts';
import type { Actor, Role } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { OidcOptions } from '#server/platform/auth/index.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Db } from '#server/platform/db/index.ts';
import { uploadRoute } from '#server/platform/files/index.ts';
import { documentRoutes } from '#server/platform/http/document-routes.ts';
import { createHost } from '#server/platform/http/host.ts';
import type { RawRoute } from '#server/platform/http/index.ts';
import { buildRegistry, type Registry } from '#server/platform/http/registry.ts';
import { createWebApp } from '#server/platform/http/web-app.ts';
import type { Log } from '#server/platform/log/index.ts';
import { secretsFrom } from '#server/platform/secrets.ts';
import { openTestDatabase } from './database.ts';
import { type NotedJobs, noteJobs } from './jobs.ts';

export const TEST_URL = 'http://localhost:4747';

export interface Person {
  readonly actor: Actor;
  /** Cookie of an open session and the header our own page sends. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface TestApp {
  readonly app: App;
  readonly db: Db;
  readonly databaseUrl: string;
  readonly jobs: NotedJobs;
  readonly registry: Registry;
  readonly rawRoutes: readonly RawRoute[];
  /** A user of that role with an open session, made in the database. */
  person(role: Role, facts?: { readonly teamId?: string | null; readonly name?: string }): Promise<Person>;
  team(name?: string): Promise<string>;
  /** One HTTP request through everything but the socket. */
  fetch(path: string, init?: RequestInit & { readonly as?: Person | null }): Promise<Response>;
  /** Calls a procedure by its place in the contract (`platform.users.list`) as the web does. */
  call(name: string, input: unknown, as: Person | null): Promise<{ readonly status: number; readonly body: unknown }>;
}

interface Options {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly oidc?: OidcOptions;
  readonly webFolder?: string;
  readonly uploadLimit?: number;
  readonly rawRoutes?: readonly RawRoute[];
  readonly url?: string;
}

/** The whole app on a database of its own; jobs are noted and run when the test says so (`jobs.runAll()`). */
export async function testApp(options: Options = {}): Promise<TestApp> {
  const database = await openTestDatabase();
  const home = mkdtempSync(join(tmpdir(), 'lotse-home-'));
  onTestFinished(async () => {
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  });
  const { db } = database;
  const jobs = noteJobs();
  const url = options.url ?? TEST_URL;
  const secrets = secretsFrom('a root secret for tests only, thirty-two signs');
  const parts = {
    db,
    jobs,
    home,
    secrets,
    ...(options.clock && { clock: options.clock }),
    ...(options.log && { log: options.log }),
  };
  const app = composeApp(parts, { url, oidc: options.oidc ?? null });
  const registry = buildRegistry(
    contract,
    features.flatMap((feature) => feature.routes ?? []),
  );
  const rawRoutes = [
    ...features.flatMap((feature) => feature.rawRoutes ?? []),
    uploadRoute(options.uploadLimit ?? 1024 * 1024),
    ...documentRoutes(registry),
    ...(options.rawRoutes ?? []),
  ];
  const web = options.webFolder ? createWebApp(options.webFolder) : null;
  const host = createHost({ app, registry, rawRoutes, url, web, behindProxy: true, answered: () => {} });

  const fetch: TestApp['fetch'] = async (path, { as = null, ...init } = {}) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(as?.headers ?? {})) if (!headers.has(name)) headers.set(name, value);
    return host.request(new Request(`${url}${path}`, { ...init, headers }));
  };
  return {
    app,
    db,
    databaseUrl: database.url,
    jobs,
    registry,
    rawRoutes,
    person: (role, facts = {}) => openSession(app, role, facts),
    team: async (name = `Team ${randomUUID().slice(0, 8)}`) => {
      const row = await db.insertInto('platform.team').values({ name }).returning('id').executeTakeFirstOrThrow();
      return row.id;
    },
    fetch,
    call: async (name, input, as) => {
      const response = await fetch(`/rpc/${name.replaceAll('.', '/')}`, {
        method: 'POST',
        as,
        headers: { 'content-type': 'application/json', 'x-lotse': '1' },
        body: JSON.stringify(input === undefined ? {} : { json: input }),
      });
      const answer: unknown = await response.json();
      const body = typeof answer === 'object' && answer !== null && 'json' in answer ? answer.json : answer;
      return { status: response.status, body };
    },
  };
}

async function openSession(
  app: App,
  role: Role,
  facts: { readonly teamId?: string | null; readonly name?: string },
): Promise<Person> {
  const id = randomUUID();
  const token = randomUUID();
  const name = facts.name ?? `Test ${role}`;
  const teamId = facts.teamId ?? null;
  await app.db
    .insertInto('platform.user')
    .values({ id, name, email: `${id}@example.test`, role, team_id: teamId, last_seen_at: new Date() })
    .execute();
  await app.db
    .insertInto('platform.account')
    .values({ account_id: id, provider_id: 'credential', user_id: id })
    .execute();
  await app.db
    .insertInto('platform.session')
    .values({ token, user_id: id, expires_at: new Date(Date.now() + 3_600_000) })
    .execute();
  const signature = createHmac('sha256', app.secrets.of('sessions')).update(token).digest('base64');
  return {
    actor: { kind: 'person', id, name, role, teamId, language: 'de' },
    headers: { cookie: `lotse.session_token=${encodeURIComponent(`${token}.${signature}`)}`, 'x-lotse': '1' },
  };
}
