import type { App } from '../app.ts';
import { pendingMigrations, readMigrations } from '../db/index.ts';
import { version } from '../version.ts';
import { answers, appliedMigrations, databaseFacts } from './store.ts';

/** What the composition root knows and a use case cannot ask the App for. */
export interface Running {
  readonly startedAt: Date;
  readonly embedded: boolean;
  readonly queues: () => Promise<readonly { name: string; waiting: number; active: number; failed: number }[]>;
}

const running = new WeakMap<App, Running>();

export function tellRunning(app: App, facts: Running): void {
  running.set(app, facts);
}

export async function describeHealth(app: App) {
  const facts = running.get(app);
  const [database, applied, pending, queues] = await Promise.all([
    databaseFacts(app.db),
    appliedMigrations(app.db),
    pendingMigrations(app.db, readMigrations()),
    facts?.queues() ?? [],
  ]);
  return {
    version,
    startedAt: (facts?.startedAt ?? app.clock.now()).toISOString(),
    database: { ...database, embedded: facts?.embedded ?? false },
    migrations: { applied, pending: pending.length },
    queues: [...queues],
    memoryBytes: process.memoryUsage.rss(),
  };
}

/** Whether requests can be served now; false also while a newer version's migrations are missing. */
export async function isReady(
  app: App,
): Promise<{ readonly database: boolean; readonly migrations: boolean; readonly jobs: boolean }> {
  const database = await answers(app.db).catch(() => false);
  if (!database) return { database, migrations: false, jobs: false };
  const migrations = await pendingMigrations(app.db, readMigrations())
    .then((missing) => missing.length === 0)
    .catch(() => false);
  const jobs = await (running.get(app)?.queues() ?? Promise.resolve([])).then(() => true).catch(() => false);
  return { database, migrations, jobs };
}
