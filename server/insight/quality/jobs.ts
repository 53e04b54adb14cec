import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { standBack } from '../changes/index.ts';
import { refreshAllQuality, refreshChangedQuality, takeSnapshot } from './refresh-quality.ts';

export function register(app: App): void {
  const run = async (all: boolean, progress: (done: number, total: number | null) => Promise<void>): Promise<void> => {
    if (all) await refreshAllQuality(app, progress);
    else if (!standBack(app)) await refreshChangedQuality(app);
  };
  app.jobs.define(
    'quality.refresh',
    z.object({ all: z.boolean().default(false) }),
    ({ payload, progress }) => run(payload.all, progress),
    {
      policy: 'one',
      limitSeconds: 4 * 3600,
    },
  );
  app.jobs.define('quality.snapshot', z.object({}), () => takeSnapshot(app), { policy: 'one' });
  app.jobs.schedule('quality.refresh', '* * * * *', { all: false });
  // pg-boss keeps one schedule a queue, so the nightly pass is a job that asks for it.
  app.jobs.define(
    'quality.night',
    z.object({}),
    async () => void (await app.jobs.send(app.db, 'quality.refresh', { all: true })),
  );
  app.jobs.schedule('quality.night', '15 2 * * *');
  app.jobs.schedule('quality.snapshot', '*/20 * * * *');
}
