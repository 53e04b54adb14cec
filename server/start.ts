import { join } from 'node:path';
import { contract } from '#contract/index.ts';
import { assembleApp, features } from './main.ts';
import { makeFirstStartLink } from './platform/auth/index.ts';
import type { Config } from './platform/config.ts';
import { ownHomeDatabase } from './platform/db/index.ts';
import { removeLeftovers, uploadRoute } from './platform/files/index.ts';
import { documentRoutes } from './platform/http/document-routes.ts';
import { createEventsRoute } from './platform/http/events-stream.ts';
import { createHost } from './platform/http/host.ts';
import { buildRegistry } from './platform/http/registry.ts';
import { freePort, listen } from './platform/http/serve.ts';
import { createWebApp } from './platform/http/web-app.ts';
import { buildWebIfNeeded } from './platform/http/web-build.ts';
import { openLog } from './platform/log/index.ts';
import { createMetrics, metricsRoute } from './platform/metrics/index.ts';
import { tellRunning } from './platform/system/index.ts';

const ROOT = join(import.meta.dirname, '..');

export interface Started {
  readonly url: string;
  /** Path and query of the one-time link for the first admin; null once anybody exists. */
  readonly firstStartLink: string | null;
  stop(): Promise<void>;
}

/**
 * Everything: database, migrations, jobs, HTTP. `say` gets one line per step that takes time.
 *
 * @throws Failure `already-running`, `port-taken`, `database-newer`, `migration-failed`, ...
 */
export async function start(config: Config, say: (line: string) => void): Promise<Started> {
  const log = openLog({
    level: config.log.level,
    to: config.log.to === 'stdout' ? 'stdout' : { folder: join(config.home, 'log') },
  });
  // Contract and routes are compared first: a hole there is a defect that no data makes better.
  const registry = buildRegistry(
    contract,
    features.flatMap((feature) => feature.routes ?? []),
  );
  const web = buildWebIfNeeded(ROOT, say);
  const database = await ownHomeDatabase({
    home: config.home,
    databaseUrl: config.databaseUrl,
    command: 'start',
    onEvent: say,
  });
  const port = config.port === 0 ? await freePort(config.host) : config.port;
  const url = config.url ?? `http://localhost:${port}`;
  const opened = await assembleApp({ config, database, log, url });
  const { app, queue, signals } = opened;
  try {
    await queue.start({ work: config.worker, alone: database.kind === 'own' });
    tellRunning(app, { startedAt: app.clock.now(), embedded: database.kind === 'own', queues: queue.counts });
    const metrics = createMetrics({ queues: queue.counts });
    const folder = await web;
    const host = createHost({
      app,
      registry,
      rawRoutes: [
        ...features.flatMap((feature) => feature.rawRoutes ?? []),
        uploadRoute(config.uploadLimit),
        metricsRoute(metrics),
        ...documentRoutes(registry),
        await createEventsRoute(app, signals),
      ],
      url,
      web: folder === null ? null : createWebApp(folder),
      behindProxy: config.behindProxy,
      answered: metrics.answered,
    });
    const listening = await listen(host, { hostname: config.host, port });
    database.announce(url);
    await removeLeftovers(app);
    const link = await makeFirstStartLink(app);
    log.info('started', { port });
    return {
      url,
      firstStartLink: link?.path ?? null,
      async stop() {
        await listening.close();
        await opened.close();
        log.info('stopped');
      },
    };
  } catch (error) {
    log.error('start failed', { error });
    await opened.close();
    throw error;
  }
}
