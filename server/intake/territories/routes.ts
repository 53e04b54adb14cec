import { territories as contract } from '#contract/intake/territories.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { removeTerritory, saveTerritory } from './save-territory.ts';
import { listTerritories } from './store.ts';

export const routes: readonly Route[] = [
  route(contract.list, { right: 'import.run' }, async ({ app }) => ({ territories: await listTerritories(app.db) })),
  route(contract.save, { right: 'policy.edit' }, ({ app, actor, input }) => saveTerritory(app, actor, input)),
  route(contract.remove, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await removeTerritory(app, actor, input.id);
    return { ok: true as const };
  }),
];
