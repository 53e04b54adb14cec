import { retractObservations } from '#server/intake/observations/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { deriveAnew, refreshCounts } from '../derivation/index.ts';
import { requireVisible } from '../editing/index.ts';
import { mergedFrom, survivorOf } from '../identity/index.ts';
import { closerOf, deleteFacesOf, keepKeysOf } from '../matching/index.ts';
import {
  hangingOn,
  lockMerge,
  markChanged,
  markMerged,
  markParted,
  moveBack,
  moveLinks,
  readFields,
  type StoredMerge,
  saidSince,
  toldSince,
} from './store.ts';

/**
 * Parts two merged records, at any time. The one that went gets back what it had and what was said of it since: by its old id, or by what a
 * source says of itself. Whatever was said of the kept one, and what a person wrote into the merged record, stays there.
 *
 * @throws Failure `not-found` (no such merge, undone already, or foreign), `conflict` (the merged record is deleted: restore it first)
 */
export async function partRecords(app: App, tx: Db, actor: Actor, mergeId: string): Promise<StoredMerge> {
  const at = app.clock.now();
  const merge = (await lockMerge(tx, mergeId)) ?? fail('not-found', { kind: 'merge' });
  const { kind, goneId } = merge;
  // The kept one may have been merged on since then; everything lies with whoever stands for it today.
  const root = await survivorOf(tx, merge.keptId);
  await requireVisible(tx, actor, kind, [root]);
  await markParted(tx, mergeId, actor.id, at);
  if (merge.choiceId !== null)
    await retractObservations(app, tx, actor, { ids: [merge.choiceId], reason: 'merge-undone' });
  await moveBack(tx, kind, { from: root, to: goneId }, merge.moved);
  await markMerged(tx, kind, goneId, actor.id, null, at);
  await markChanged(tx, kind, root, at);
  await deriveAnew(app, tx, kind, [root, goneId], actor);
  await deleteFacesOf(tx, mergeId);
  const later = await giveBackLater(tx, merge, root);
  if (later.length > 0) await deriveAnew(app, tx, kind, [root, goneId], actor);
  // Parts that came since hang on whatever their own observations name; merged ids no longer count among it.
  for (const [part] of hangingOn[kind] ?? []) {
    const ids = await toldSince(tx, kind, part, [root, goneId], merge.lastObservation);
    if (ids.length > 0) await deriveAnew(app, tx, part, ids, actor);
  }
  if (kind === 'company') await keepKeysOf(tx, 'person', merge.moved.parts.person ?? [], at);
  await app.events.publish(tx, { type: 'records-parted', kind, keptId: root, goneId, moved: merge.moved.others ?? {} });
  if (kind === 'company') await refreshCounts(tx, [root, goneId], at);
  await app.events.publish(tx, { type: 'records-changed', kind, ids: [root, goneId], how: 'merged', actor });
  return { ...merge, keptId: root };
}

/** Moves what was said since the merge and is about the one that went; answers the observations. */
async function giveBackLater(tx: Db, merge: StoredMerge, root: string): Promise<readonly number[]> {
  const { kind, goneId } = merge;
  const since = await saidSince(tx, { root, mergeId: merge.id, after: merge.lastObservation });
  if (since.length === 0) return [];
  const own = new Set((await mergedFrom(tx, [goneId])).get(goneId) ?? []);
  const [kept, gone] = [await readFields(tx, kind, root), await readFields(tx, kind, goneId)];
  const fits =
    kind === 'company' || kind === 'person'
      ? await closerOf(
          tx,
          kind,
          since.map((one) => one.fields),
          { first: kept, second: gone },
        )
      : [];
  const back = since.filter(({ hint }, at) =>
    hint.recordId === undefined ? fits[at] === 'second' : own.has(hint.recordId),
  );
  await moveLinks(
    tx,
    back.map((one) => one.id),
    goneId,
  );
  return back.map((one) => one.id);
}
