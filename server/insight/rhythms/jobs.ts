import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { standBack } from '../changes/index.ts';
import { refreshChangedRhythms } from './refresh-rhythms.ts';

export function register(app: App): void {
  app.jobs.define(
    'rhythms.refresh',
    z.object({}),
    async () => {
      if (!standBack(app)) await refreshChangedRhythms(app);
    },
    { policy: 'one', limitSeconds: 3600 },
  );
  app.jobs.schedule('rhythms.refresh', '* * * * *');
}
