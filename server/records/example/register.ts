import '#server/intake/example/index.ts';
import type { App } from '#server/platform/app.ts';
import { deleteExampleRecords } from './store.ts';

/** The example company goes for good: invented data needs no history. What people entered beside it stays. */
export function register(app: App): void {
  app.events.on('example-removed', async (tx) => void (await deleteExampleRecords(tx)));
}
