import { type SavedView, savedQuerySchema } from '#contract/records/views.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { deleteView, findView, nameTaken, putView, updateView, type ViewRow, visibleViews } from './store.ts';

type Query = SavedView['query'];

/**
 * What a view was saved with is checked again when a list is read, with the rights of whoever reads: a shared view shows nobody more
 * than they may see.
 */
export async function listViews(
  app: App,
  actor: Actor,
  input: { readonly list?: SavedView['list'] | undefined },
): Promise<SavedView[]> {
  return (await visibleViews(app.db, actor.id, input.list)).flatMap((row) => present(row, actor) ?? []);
}

export async function saveView(
  app: App,
  actor: Actor,
  input: { readonly list: SavedView['list']; readonly name: string; readonly query: Query; readonly shared: boolean },
): Promise<SavedView> {
  const row = await putView(app.db, { ...input, ownerId: actor.id });
  return present(row, actor) ?? fail('not-found');
}

/** @throws Failure `not-found` for a view of somebody else that is not shared; `forbidden` for a shared one; `conflict` for a name in use */
export async function changeView(
  app: App,
  actor: Actor,
  input: {
    readonly id: string;
    readonly name?: string | undefined;
    readonly query?: Query | undefined;
    readonly shared?: boolean | undefined;
  },
): Promise<SavedView> {
  return app.db.transaction().execute(async (tx) => {
    const row = changeable(await findView(tx, input.id), actor);
    const changed: ViewRow = {
      ...row,
      name: input.name ?? row.name,
      query: input.query ?? row.query,
      shared: input.shared ?? row.shared,
    };
    if (await nameTaken(tx, changed))
      fail('conflict', { field: 'name', text: 'You have another view of this name. Nothing was changed.' });
    return present(await updateView(tx, changed), actor) ?? fail('not-found');
  });
}

export async function removeView(app: App, actor: Actor, input: { readonly id: string }): Promise<{ ok: true }> {
  return app.db.transaction().execute(async (tx) => {
    await deleteView(tx, changeable(await findView(tx, input.id), actor).id);
    return { ok: true };
  });
}

function changeable(row: ViewRow | undefined, actor: Actor): ViewRow {
  if (!row || (row.ownerId !== actor.id && !row.shared)) return fail('not-found', { text: 'There is no such view.' });
  // A shared view whose owner has left must not stay for ever.
  if (row.ownerId !== actor.id && actor.role !== 'admin')
    return fail('forbidden', { text: 'Only its owner changes a shared view.' });
  return row;
}

/** null for a view that an older version wrote in a form that is not understood any more. */
function present(row: ViewRow, actor: Actor): SavedView | null {
  const query = savedQuerySchema.safeParse(row.query);
  if (!query.success) return null;
  const mine = row.ownerId === actor.id;
  return {
    id: row.id,
    list: row.list as SavedView['list'],
    name: row.name,
    query: query.data,
    shared: row.shared,
    mine,
    may: mine || actor.role === 'admin' ? ['change', 'remove'] : [],
  };
}
