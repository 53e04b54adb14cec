import { randomUUID } from 'node:crypto';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { deriveAnew, refreshCounts } from '../derivation/index.ts';
import { requireVisible } from '../editing/index.ts';
import type { RecordKind } from '../fields/index.ts';
import { keepMerge, markMerged, moveAll, moveBack, takeMerge } from './store.ts';

/**
 * Two records become one: everything that was said of `goneId` is said of `keptId` from now on, which is derived anew from all of it. Nothing
 * is lost, so they can be parted again. Answers the id by which they can.
 *
 * @throws Failure `not-found` (one is missing, deleted or foreign), `invalid-input`
 */
export async function mergeRecords(
  app: App,
  tx: Db,
  actor: Actor,
  input: { readonly kind: RecordKind; readonly keptId: string; readonly goneId: string },
): Promise<string> {
  const { kind, keptId, goneId } = input;
  if (keptId === goneId) fail('invalid-input', { problem: 'same-record' });
  await requireVisible(tx, actor, kind, [keptId, goneId]);
  const at = app.clock.now();
  const moved = await moveAll(tx, kind, goneId, keptId);
  const id = randomUUID();
  await keepMerge(tx, { id, kind, keptId, goneId, moved }, actor.id, at);
  await markMerged(tx, kind, goneId, actor.id, at);
  await deriveAnew(app, tx, kind, [keptId], actor);
  await settle(app, tx, actor, kind, keptId, goneId);
  return id;
}

/** Parts two merged records. Whatever was said of the kept one since then stays with it. */
export async function partRecords(app: App, tx: Db, actor: Actor, mergeId: string): Promise<void> {
  const at = app.clock.now();
  const merge = (await takeMerge(tx, mergeId, at)) ?? fail('not-found', { kind: 'merge' });
  await requireVisible(tx, actor, merge.kind, [merge.keptId]);
  await moveBack(tx, merge.kind, merge.goneId, merge.moved);
  await markMerged(tx, merge.kind, merge.goneId, actor.id, null);
  await deriveAnew(app, tx, merge.kind, [merge.keptId, merge.goneId], actor);
  await settle(app, tx, actor, merge.kind, merge.keptId, merge.goneId);
}

async function settle(app: App, tx: Db, actor: Actor, kind: RecordKind, keptId: string, goneId: string): Promise<void> {
  if (kind === 'company') await refreshCounts(tx, [keptId, goneId], app.clock.now());
  await app.events.publish(tx, { type: 'records-changed', kind, ids: [keptId, goneId], how: 'merged', actor });
}
