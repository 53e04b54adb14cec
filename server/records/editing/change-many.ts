import { randomUUID } from 'node:crypto';
import { retractObservations } from '#server/intake/observations/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import type { RecordKind } from '../fields/index.ts';
import { cleanFields, type Input } from './clean-fields.ts';
import { deleteIn, restoreIn } from './delete-records.ts';
import { checkReferences, observe, refuseUnfit, withTeam } from './edit-record.ts';
import { keepBulkChange, lockVisible, takeBulkChange } from './store.ts';

export interface BulkResult {
  readonly changed: number;
  readonly skipped: number;
  readonly undoId: string;
}

const UNDO_DAYS = 30;

/** Changes a few fields of many records. Those that the person may not see are skipped and counted. */
export async function updateMany(
  app: App,
  actor: Actor,
  input: { readonly kind: RecordKind; readonly ids: readonly string[]; readonly fields: Input },
): Promise<BulkResult> {
  const { kind } = input;
  const ids = [...new Set(input.ids)];
  const fields = cleanFields(kind, input.fields, 'DE');
  if (Object.keys(fields).length === 0) fail('invalid-input', { problem: 'no-fields' });
  return app.db.transaction().execute(async (tx) => {
    const rows = await lockVisible(tx, actor, kind, ids);
    await checkReferences(tx, actor, fields);
    const all = await withTeam(tx, kind, fields);
    const outcomes = await observe(
      app,
      tx,
      actor,
      kind,
      rows.map(({ id }) => ({ id, fields: all })),
    );
    for (const outcome of outcomes) refuseUnfit(outcome);
    const undoId = randomUUID();
    const recordIds = rows.map((row) => row.id);
    await keepBulkChange(
      tx,
      { id: undoId, kind, how: 'update', recordIds, observationIds: outcomes.map((one) => one.observation) },
      actor.id,
      app.clock.now(),
    );
    const changed = outcomes.filter((one) => one.verdict !== 'unchanged').length;
    await audit(app, tx, {
      actor,
      action: `${kind}.bulk-edited`,
      facts: { undoId, changed, fields: Object.keys(fields) },
    });
    return { changed, skipped: ids.length - rows.length, undoId };
  });
}

export async function deleteMany(
  app: App,
  actor: Actor,
  input: { readonly kind: RecordKind; readonly ids: readonly string[] },
): Promise<BulkResult> {
  const { kind } = input;
  const ids = [...new Set(input.ids)];
  return app.db.transaction().execute(async (tx) => {
    const recordIds = (await lockVisible(tx, actor, kind, ids)).map((row) => row.id);
    if (recordIds.length > 0) await deleteIn(app, tx, actor, kind, recordIds);
    const undoId = randomUUID();
    await keepBulkChange(
      tx,
      { id: undoId, kind, how: 'delete', recordIds, observationIds: [] },
      actor.id,
      app.clock.now(),
    );
    await audit(app, tx, { actor, action: `${kind}.bulk-deleted`, facts: { undoId, changed: recordIds.length } });
    return { changed: recordIds.length, skipped: ids.length - recordIds.length, undoId };
  });
}

/** Takes a bulk change back: as if it had not been said. What somebody edited since then stays. */
export async function undoMany(
  app: App,
  actor: Actor,
  input: { readonly kind: RecordKind; readonly undoId: string },
): Promise<{ readonly restored: number }> {
  return app.db.transaction().execute(async (tx) => {
    const now = app.clock.now();
    const since = new Date(now.getTime() - UNDO_DAYS * 86_400_000);
    const change = await takeBulkChange(tx, input.undoId, input.kind, actor.id, since, now);
    if (change === null) return fail('not-found', { kind: 'bulk-change' });
    if (change.how === 'delete') await restoreIn(app, tx, actor, change.kind, change.recordIds);
    else await retractObservations(app, tx, actor, { ids: change.observationIds, reason: 'bulk-undo' });
    await audit(app, tx, {
      actor,
      action: `${change.kind}.bulk-undone`,
      facts: { undoId: change.id, restored: change.recordIds.length },
    });
    return { restored: change.recordIds.length };
  });
}
