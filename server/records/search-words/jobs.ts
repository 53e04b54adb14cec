import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { collectWords } from './collect-words.ts';

const name = 'records.collect-words';

/** Every two minutes; with nothing changed it costs three index look-ups. */
export function register(app: App): void {
  app.jobs.define(name, z.object({}), async ({ signal }) => void (await collectWords(app, signal)), {
    policy: 'one-waiting',
  });
  app.jobs.schedule(name, '*/2 * * * *');
}
