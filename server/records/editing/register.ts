import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { clearRemovedTeams } from './clear-team.ts';
import { actionWords } from './words.ts';

export function register(app: App): void {
  nameActions(actionWords);
  clearRemovedTeams(app);
}
