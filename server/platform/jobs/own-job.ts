import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { may } from '../auth/index.ts';
import type { Db } from '../db/index.ts';
import { fail } from '../failure.ts';
import { findRun } from './store.ts';

/** Somebody else's job answers like a missing one; whoever has system.manage sees all. */
export async function showJob(app: App, actor: Actor, { id }: { readonly id: string }) {
  return ownRun(app.db, actor, id);
}

export async function cancelJob(app: App, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await ownRun(tx, actor, id);
    await app.jobs.cancel(tx, id);
  });
}

async function ownRun(db: Db, actor: Actor, id: string) {
  const run = await findRun(db, id);
  if (!run || (run.owner_id !== actor.id && !may(actor, 'system.manage'))) {
    fail('not-found', { kind: 'job', text: 'There is no such job.' });
  }
  return run;
}
