import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { keepTodaysForecasts } from './show-forecast.ts';

export function register(app: App): void {
  app.jobs.define('pipeline.keep', z.object({}), () => keepTodaysForecasts(app), { policy: 'one' });
  // Daily: the last one before a period begins is what its hit rate is judged by.
  app.jobs.schedule('pipeline.keep', '20 3 * * *');
}
