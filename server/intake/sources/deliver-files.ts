import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { findFile } from '#server/platform/files/index.ts';
import { findWatch } from './store.ts';
import { insertDelivery } from './store-files.ts';

/**
 * Files for a source of kind `files`: together they are what it holds from now on, and the difference to the delivery before is told.
 * Somebody else's upload answers like a missing one. @throws Failure `not-found`, `source-not-active`, `invalid-input`
 */
export async function deliverFiles(
  app: App,
  actor: Actor,
  id: string,
  fileIds: readonly string[],
): Promise<string | null> {
  for (const fileId of fileIds) {
    const file = await findFile(app, fileId);
    if (file.ownerId !== actor.id && actor.role !== 'admin') fail('not-found', { kind: 'file' });
  }
  return app.db.transaction().execute(async (tx) => {
    const watch = (await findWatch(tx, id, true)) ?? fail('not-found', { kind: 'source' });
    if (watch.kind !== 'files') fail('invalid-input', { field: 'kind', text: 'Only a source of files takes files.' });
    if (watch.state !== 'active') fail('source-not-active', { state: watch.state });
    await insertDelivery(tx, id, fileIds, actor.id, app.clock.now());
    await audit(app, tx, {
      actor,
      action: 'source.files-delivered',
      subject: { kind: 'source', id },
      facts: { files: fileIds.length },
    });
    return app.jobs.send(tx, 'sources.run', { id }, { ownerId: actor.kind === 'person' ? actor.id : null, key: id });
  });
}
