import type { TrashKind } from '#contract/records/trash.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { type Deleted, findDeletedRecords, type Place } from './store.ts';

export interface Asked {
  readonly kind?: TrashKind | null | undefined;
  readonly before?: Place | null | undefined;
  readonly limit: number;
}

/** What somebody deleted and may bring back, latest first. Restoring is each kind's own route. */
export async function listTrash(
  app: App,
  actor: Actor,
  { kind, before, limit }: Asked,
): Promise<{ rows: Deleted[]; next: Place | null }> {
  const found = await findDeletedRecords(app.db, actor, {
    kind: kind ?? null,
    before: before ?? null,
    limit: limit + 1,
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? { deletedAt: last.deletedAt, id: last.id } : null };
}
