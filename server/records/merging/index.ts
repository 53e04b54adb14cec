import type { App } from '#server/platform/app.ts';
import { registerKinds } from './kinds.ts';
import { proposeDoubts } from './propose-doubts.ts';

export { mergeRecords, partRecords } from './merge-records.ts';

export function register(app: App): void {
  registerKinds();
  app.events.on('records-doubted', (tx, fact) => proposeDoubts(app, tx, fact.doubts, fact.example));
}
