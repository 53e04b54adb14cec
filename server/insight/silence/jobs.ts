import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { refreshChangedSilence } from './refresh-silence.ts';

export function register(app: App): void {
  app.jobs.define('silence.refresh', z.object({}), () => refreshChangedSilence(app), {
    policy: 'one-waiting',
    limitSeconds: 3600,
  });
  app.jobs.schedule('silence.refresh', '*/5 * * * *');
}
