import { recipes as contract } from '#contract/intake/recipes.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { inWords } from '../sources/index.ts';
import { showOutline } from './correct-recipe.ts';
import { saveRecipe, showVersions, testRecipe } from './keep-recipe.ts';

export function register(_app: App): void {
  nameActions({
    'source.recipe-corrected': { de: 'Leseregel einer Quelle geändert', en: 'Recipe of a source changed' },
  });
}

export const routes: readonly Route[] = [
  route(contract.outline, { right: 'import.run' }, ({ app, actor, input }) =>
    inWords(actor.language, showOutline(app, actor, input)),
  ),
  route(contract.save, { right: 'import.run' }, ({ app, actor, input }) =>
    saveRecipe(app, actor, input.id, input.recipe, input.restored),
  ),
  route(contract.versions, { right: 'import.run' }, ({ app, actor, input }) => showVersions(app, actor, input.id)),
  route(contract.test, { right: 'import.run' }, ({ app, input }) => testRecipe(app, input.id, input.recipe)),
];
