import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { insertRetractions } from './store.ts';

/** Takes observations back (an import undone, a value put in by mistake). They stay readable, but nothing rests on them any more. */
export async function retractObservations(
  app: Pick<App, 'clock' | 'events'>,
  tx: Db,
  actor: Actor,
  input: { readonly ids: readonly number[]; readonly reason: string },
): Promise<number> {
  const retracted = await insertRetractions(tx, { ...input, by: actor.id, at: app.clock.now() });
  if (retracted.length > 0) {
    await app.events.publish(tx, { type: 'observations-retracted', observationIds: retracted, actor });
  }
  return retracted.length;
}
