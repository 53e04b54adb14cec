import type { ShownRecipe } from '#contract/intake/recipes.ts';
import { applyRecipe, diffRecipes, type Entry } from '#engines/extraction/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { json } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { fieldLabel, findWatch, updateWatch } from '../sources/index.ts';
import { givenRecipe, shownRecipe, shownTrouble } from './correct-recipe.ts';
import { pageOfCopy } from './open-page.ts';
import { keepVersion, listCopies, listVersions, newestCopies, rereadEntries } from './store.ts';

const MOST_COPIES = 20;
const MOST_NAMES = 8;

/** From the next reading on; what was read before is read again from the stored copies, so that a correction raises no change. The version before is kept. @throws Failure `not-found`, `recipe-empty` for one that reads nothing */
export async function saveRecipe(
  app: App,
  actor: Actor,
  id: string,
  shown: ShownRecipe,
  restored: boolean,
): Promise<{ version: number }> {
  const recipe = givenRecipe(shown);
  if (recipe.expected.entries === 0) fail('recipe-empty', {});
  const now = app.clock.now();
  return app.db.transaction().execute(async (tx) => {
    const watch = (await findWatch(tx, id, true)) ?? fail('not-found', { kind: 'source' });
    if (watch.recipe && watch.recipe_version > 0)
      await keepVersion(tx, id, {
        version: watch.recipe_version,
        recipe: watch.recipe,
        made: 'found',
        by: null,
        at: watch.last_run_at ?? watch.created_at,
      });
    const version = watch.recipe_version + 1;
    await updateWatch(tx, id, { recipe: json(recipe), recipe_version: version });
    const entries: (Entry & { readonly url: string })[] = [];
    for (const copy of await newestCopies(tx, id))
      for (const entry of applyRecipe(await pageOfCopy(tx, copy), recipe).entries)
        entries.push({ ...entry, url: copy.url });
    await rereadEntries(tx, id, entries, now);
    await keepVersion(tx, id, { version, recipe, made: restored ? 'restored' : 'corrected', by: actor, at: now });
    await audit(app, tx, {
      actor,
      action: 'source.recipe-corrected',
      subject: { kind: 'source', id },
      facts: { version },
    });
    return { version };
  });
}

/** Every version, newest first, each with what it does otherwise than the one before. @throws Failure `not-found` */
export async function showVersions(app: App, actor: Actor, id: string) {
  const watch = (await findWatch(app.db, id)) ?? fail('not-found', { kind: 'source' });
  const stored = await listVersions(app.db, id);
  const inForce =
    watch.recipe && watch.recipe_version > 0 && !stored.some((one) => one.version === watch.recipe_version)
      ? [
          {
            version: watch.recipe_version,
            recipe: watch.recipe,
            made: 'found' as const,
            made_by_name: null,
            at: watch.last_run_at ?? watch.created_at,
          },
        ]
      : [];
  const all = [...inForce, ...stored];
  const rights: 'edit'[] = may(actor, 'import.run') ? ['edit'] : [];
  return {
    may: rights,
    versions: all.map((one, at) => {
      const before = all[at + 1];
      return {
        version: one.version,
        made: one.made,
        madeByName: one.made_by_name,
        at: one.at.toISOString(),
        recipe: shownRecipe(one.recipe),
        differences: (before ? diffRecipes(before.recipe, one.recipe) : []).map((difference) => ({
          ...difference,
          label: difference.field === '' ? '' : fieldLabel(difference.field, actor.language),
        })),
      };
    }),
  };
}

/** What a recipe would have read from each stored copy, oldest differences told copy by copy. @throws Failure `not-found`, `recipe-missing` */
export async function testRecipe(app: App, id: string, given: ShownRecipe | undefined) {
  const watch = (await findWatch(app.db, id)) ?? fail('not-found', { kind: 'source' });
  const recipe = (given ? givenRecipe(given) : watch.recipe) ?? fail('recipe-missing', {});
  const copies = (await listCopies(app.db, id, MOST_COPIES * 2)).filter((copy) => copy.url === watch.url);
  const read: { copy: (typeof copies)[number]; names: string[]; troubles: ReturnType<typeof shownTrouble>[] }[] = [];
  for (const copy of copies.slice(0, MOST_COPIES)) {
    const reading = applyRecipe(await pageOfCopy(app.db, copy), recipe);
    read.push({ copy, names: reading.entries.map(({ name }) => name), troubles: reading.troubles.map(shownTrouble) });
  }
  return {
    copies: read.map(({ copy, names, troubles }, at) => {
      const before = read[at + 1]?.names;
      return {
        snapshotId: copy.id,
        url: copy.url,
        at: copy.first_seen_at.toISOString(),
        entries: names.length,
        added: before ? names.filter((name) => !before.includes(name)).slice(0, MOST_NAMES) : [],
        gone: before ? before.filter((name) => !names.includes(name)).slice(0, MOST_NAMES) : [],
        troubles,
      };
    }),
  };
}
