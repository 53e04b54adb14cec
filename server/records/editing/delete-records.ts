import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { refreshCounts } from '../derivation/index.ts';
import type { RecordKind } from '../fields/index.ts';
import { mergedInto } from '../identity/index.ts';
import { requireFreeNumber, type Written } from './edit-record.ts';
import { companiesOf, lockVisible, type Marked, markDeleted, unmarkDeleted, versionOf } from './store.ts';

/** Deletes softly, with everything that makes no sense without it (a company's people, deals, orders ...). */
export async function deleteRecord(app: App, actor: Actor, kind: RecordKind, id: string): Promise<Written> {
  return app.db.transaction().execute(async (tx) => {
    const rows = await lockVisible(tx, actor, kind, [id]);
    if (rows.length === 0) fail('not-found', { kind });
    const parts = await deleteIn(app, tx, actor, kind, [id]);
    await audit(app, tx, { actor, action: `${kind}.deleted`, subject: { kind, id }, facts: { with: counted(parts) } });
    return { id, version: await versionOf(tx, kind, id) };
  });
}

export async function deleteIn(
  app: App,
  tx: Db,
  actor: Actor,
  kind: RecordKind,
  ids: readonly string[],
): Promise<Marked[]> {
  const now = app.clock.now();
  const marked = await markDeleted(tx, kind, ids, actor.id, now);
  await tell(app, tx, actor, marked, 'deleted');
  return marked;
}

/** Takes a deletion back, with all that went with it. Whatever was deleted on its own before stays deleted. */
export async function restoreRecord(app: App, actor: Actor, kind: RecordKind, id: string): Promise<Written> {
  return app.db.transaction().execute(async (tx) => {
    const parts = await restoreIn(app, tx, actor, kind, [id]);
    if (parts.length === 0) fail('not-found', { kind });
    await audit(app, tx, { actor, action: `${kind}.restored`, subject: { kind, id }, facts: { with: counted(parts) } });
    return { id, version: await versionOf(tx, kind, id) };
  });
}

export async function restoreIn(
  app: App,
  tx: Db,
  actor: Actor,
  kind: RecordKind,
  ids: readonly string[],
): Promise<Marked[]> {
  const rows = await lockVisible(tx, actor, kind, ids, 'deleted');
  for (const row of rows) await requireFreeNumber(tx, kind, row.id, row['number']);
  // What was merged away is not deleted: it comes back by parting the two, with what it brought along.
  const [merged] = await mergedInto(
    tx,
    rows.map((row) => row.id),
  );
  if (merged !== undefined) fail('conflict', { reason: 'merged', id: merged[0], into: merged[1] });
  const marked = await unmarkDeleted(tx, kind, rows);
  await tell(app, tx, actor, marked, 'restored');
  return marked;
}

async function tell(
  app: App,
  tx: Db,
  actor: Actor,
  marked: readonly Marked[],
  how: 'deleted' | 'restored',
): Promise<void> {
  const companies = new Set<string>();
  for (const { kind, ids } of marked) {
    for (const id of await companiesOf(tx, kind, ids)) companies.add(id);
    await app.events.publish(tx, { type: 'records-changed', kind, ids, how, actor });
  }
  await refreshCounts(tx, [...companies], app.clock.now());
}

const counted = (parts: readonly Marked[]) => Object.fromEntries(parts.map(({ kind, ids }) => [kind, ids.length]));
