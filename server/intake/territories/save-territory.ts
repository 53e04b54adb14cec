import { audit, nameActions } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { deleteTerritory, insertTerritory, isThere, type TerritoryFacts, updateTerritory } from './store.ts';

/** New without `id`. @throws Failure `invalid-input`, `not-found`, `changed-meanwhile` */
export async function saveTerritory(
  app: App,
  actor: Actor,
  {
    id,
    version,
    ...facts
  }: TerritoryFacts & { readonly id?: string | undefined; readonly version?: number | undefined },
): Promise<{ readonly id: string }> {
  if ((facts.userId === null) === (facts.teamId === null)) fail('invalid-input', { field: 'userId' });
  if (facts.codeTo !== '' && facts.codeTo < facts.codeFrom) fail('invalid-input', { field: 'codeTo' });
  const now = app.clock.now();
  return app.db.transaction().execute(async (tx) => {
    if (!(await isThere(tx, facts))) fail('not-found', { kind: facts.userId === null ? 'team' : 'user' });
    const kept = id === undefined ? await insertTerritory(tx, facts, actor.id, now) : id;
    if (id !== undefined && !(await updateTerritory(tx, id, version ?? 0, facts, actor.id, now)))
      fail('changed-meanwhile', { kind: 'territory' });
    await audit(app, tx, {
      actor,
      action: 'territory.saved',
      subject: { kind: 'territory', id: kept },
      facts: { label: facts.label },
    });
    return { id: kept };
  });
}

/** Leads that were handed on stay with whom they are. @throws Failure `not-found` */
export async function removeTerritory(app: App, actor: Actor, id: string): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    if (!(await deleteTerritory(tx, id))) fail('not-found', { kind: 'territory' });
    await audit(app, tx, { actor, action: 'territory.removed', subject: { kind: 'territory', id }, facts: {} });
  });
}

nameActions({
  'territory.saved': { de: 'Gebiet gespeichert', en: 'Territory saved' },
  'territory.removed': { de: 'Gebiet entfernt', en: 'Territory removed' },
});
