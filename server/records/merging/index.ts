import './events.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { registerKinds } from './kinds.ts';
import { proposeDoubts } from './propose-doubts.ts';
import { actionWords } from './words.ts';

export { mergeByHand, unmergeByHand } from './merge-by-hand.ts';
export { routes } from './routes.ts';
export { valueIn } from './words.ts';

export function register(app: App): void {
  registerKinds();
  nameActions(actionWords);
  app.events.on('records-doubted', (tx, fact) => proposeDoubts(app, tx, fact.doubts, fact.example));
}
