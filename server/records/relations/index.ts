import '../merging/index.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { registerRelationKind } from './propose-relations.ts';
import { moveRelations } from './store.ts';
import { actionWords } from './words.ts';

export { routes } from './routes.ts';

const MOVED = 'records.relation';

export function register(app: App): void {
  registerRelationKind();
  nameActions(actionWords);
  app.events.on('records-merged', async (tx, { keptId, goneId, moved }) => {
    const ids = await moveRelations(tx, { from: goneId, to: keptId }, null);
    if (ids.length > 0) moved[MOVED] = ids;
  });
  app.events.on('records-parted', async (tx, { keptId, goneId, moved }) => {
    const ids = moved[MOVED];
    if (ids !== undefined) await moveRelations(tx, { from: keptId, to: goneId }, ids);
  });
}
