import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { readStages, type Stage, usedStages, writeStages } from './store.ts';

/**
 * Sets the stages in the order given. There is always a way to begin, to win and to lose; a stage that deals stand in is archived, not removed,
 * and keeps its outcome, since deals were closed by it.
 *
 * @throws Failure `invalid-input` (`problem`: twice, outcome-missing, in-use)
 */
export async function saveStages(app: App, actor: Actor, rows: readonly Omit<Stage, 'position'>[]): Promise<Stage[]> {
  if (new Set(rows.map((row) => row.id)).size < rows.length) fail('invalid-input', { field: 'id', problem: 'twice' });
  for (const outcome of ['open', 'won', 'lost'] as const)
    if (!rows.some((row) => row.outcome === outcome && !row.archived))
      fail('invalid-input', { problem: 'outcome-missing', outcome });
  return app.db.transaction().execute(async (tx) => {
    const before = await readStages(tx);
    for (const id of await usedStages(tx)) {
      const kept = rows.find((row) => row.id === id);
      const outcome = before.find((stage) => stage.id === id)?.outcome;
      if (kept === undefined || kept.outcome !== outcome) fail('invalid-input', { problem: 'in-use', stage: id });
    }
    await writeStages(
      tx,
      rows.map((row, at) => ({ ...row, position: at + 1 })),
    );
    await audit(app, tx, {
      actor,
      action: 'deal-stages.changed',
      facts: { before: before.map((one) => one.id), after: rows.map((one) => one.id) },
    });
    return readStages(tx);
  });
}
