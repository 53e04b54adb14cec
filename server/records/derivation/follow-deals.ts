import type { Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { Golden } from './golden.ts';
import { insertStageChanges, settleDeals } from './store-following.ts';

/** Logs each change of stage and closes or reopens deals as their stage says. */
export async function followDeals(
  tx: Db,
  goldens: readonly Golden[],
  actor: Pick<Actor, 'id'>,
  at: Date,
): Promise<void> {
  const moved = goldens.flatMap((golden) => {
    const [from, to] = [golden.before['stage_id']?.value ?? null, golden.standing['stage_id']?.value ?? null];
    return typeof to === 'string' && from !== to ? [{ deal_id: golden.id, from_stage: from, to_stage: to }] : [];
  });
  if (moved.length === 0) return;
  await insertStageChanges(tx, moved, actor.id, at);
  await settleDeals(
    tx,
    moved.map((one) => one.deal_id),
    at,
  );
}
