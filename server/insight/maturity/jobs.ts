import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { countForMaturity } from './read-maturity.ts';

export function register(app: App): void {
  app.jobs.define('maturity.count', z.object({}), () => countForMaturity(app), { policy: 'one' });
  app.jobs.schedule('maturity.count', '45 3 * * *');
}
