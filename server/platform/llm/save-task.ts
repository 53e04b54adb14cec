import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { fail } from '../failure.ts';
import { findProvider, findTaskPolicy, putTaskPolicy, type StoredTask } from './store.ts';
import { modelTask } from './tasks.ts';

/** @throws Failure `not-found` (task or provider) */
export async function saveTask(app: App, actor: Actor, input: StoredTask): Promise<void> {
  if (!modelTask(input.task)) fail('not-found', { kind: 'model-task' });
  await app.db.transaction().execute(async (tx) => {
    if (input.providerId !== null && !(await findProvider(tx, input.providerId)))
      fail('not-found', { kind: 'model-provider' });
    const before = await findTaskPolicy(tx, input.task);
    const row = { ...input, dataClasses: [...new Set(input.dataClasses)] };
    await putTaskPolicy(tx, row, actor.id, app.clock.now());
    await app.events.publish(tx, {
      type: 'setting-changed',
      actor,
      key: `models.task.${input.task}`,
      from: before ?? null,
      to: row,
    });
  });
}
