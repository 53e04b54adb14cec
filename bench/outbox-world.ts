import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeApp } from '#server/main.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { migrate, openDatabase, startEmbedded } from '#server/platform/db/index.ts';
import { secretsFrom } from '#server/platform/secrets.ts';
import { noteJobs } from '#test/support/jobs.ts';
import { enterSmtp } from '#test/support/outbox.ts';
import { benchSecret } from './outbox-secret.ts';

export interface BenchWorld {
  readonly app: App;
  readonly actor: Actor;
  readonly databaseUrl: string;
  readonly home: string;
  close(): Promise<void>;
}

/** The whole app on a database of its own, with an admin and the mail account entered. */
export async function openBenchWorld(smtpPort: number): Promise<BenchWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-outbox-'));
  // PostgreSQL runs as another user where we are root.
  chmodSync(folder, 0o711);
  const server = await startEmbedded({ folder: join(folder, 'postgres'), programs: tmpdir(), durable: false });
  const db = openDatabase(server.url, { max: 12 });
  await migrate(db);
  const home = join(folder, 'home');
  const app = composeApp(
    { db, jobs: noteJobs(), home: folder, secrets: secretsFrom(benchSecret) },
    { url: 'http://localhost:4747', oidc: null },
  );
  const user = await db
    .insertInto('platform.user')
    .values({ name: 'Bench', email: 'bench@bench.example', role: 'admin' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const actor: Actor = { kind: 'person', id: user.id, name: 'Bench', role: 'admin', teamId: null, language: 'de' };
  await enterSmtp(app, actor, smtpPort);
  return {
    app,
    actor,
    databaseUrl: server.url,
    home,
    close: async () => {
      await db.destroy();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs the work for every item, so many at once. */
export async function side<T>(items: Iterable<T>, atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = rest.next(); !next.done; next = rest.next()) await work(next.value);
    }),
  );
}

export function machine() {
  return {
    at: new Date().toISOString().slice(0, 10),
    node: process.version,
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}
