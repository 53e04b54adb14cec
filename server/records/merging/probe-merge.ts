import { commandActor } from '#server/platform/actor.ts';
import type { Person } from '#test/support/app.ts';
import { NOBODY, type ProbeWorld, type Whose } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';
import { mergeByHand } from './merge-by-hand.ts';

/** A merge of two records of the same owner, for the walk over all routes. */
export async function merge(world: ProbeWorld, whose: Whose, caller: Person): Promise<{ id: string }> {
  if (whose === 'missing') return { id: NOBODY };
  const [kept, gone] = [await putCompany(world, whose, caller), await putCompany(world, whose, caller)];
  const { mergeId } = await mergeByHand(world.app, commandActor, { keptId: kept.id, goneId: gone.id });
  return { id: mergeId };
}
