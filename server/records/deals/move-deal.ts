import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { editRecord, type Written } from '../editing/index.ts';
import { readStages } from './store.ts';

/**
 * Moves a deal to another stage. A lost one needs a reason; any other forgets the reason it had.
 *
 * @throws Failure `not-found`, `conflict`, `invalid-input`
 */
export async function moveDeal(
  app: App,
  actor: Actor,
  input: {
    readonly id: string;
    readonly version: number;
    readonly stageId: string;
    readonly lostReason?: string | undefined;
  },
): Promise<Written> {
  const { id, version, stageId } = input;
  const stage = (await readStages(app.db)).find((one) => one.id === stageId);
  if (stage === undefined || stage.archived) return fail('invalid-input', { field: 'stage_id', problem: 'unknown' });
  const lostReason = stage.outcome === 'lost' ? input.lostReason || null : null;
  if (stage.outcome === 'lost' && lostReason === null)
    fail('invalid-input', { field: 'lost_reason', problem: 'required' });
  return editRecord(app, actor, { kind: 'deal', id, version, fields: { stageId, lostReason }, action: 'deal.moved' });
}
