import { retractObservations } from '#server/intake/observations/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { seesEverything } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { takeBackTouch } from '../touches/index.ts';
import { lockAnswer, undoAnswer } from './store-answers.ts';

/** Takes an answer back with all that followed: the contact, the note, the next step. One's own, or anybody's for those who see everything. */
export async function takeBackAnswer(app: App, actor: Actor, answerId: string): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const answer = await lockAnswer(tx, answerId);
    if (!answer || (answer.byId !== actor.id && !seesEverything(actor))) fail('not-found', { kind: 'answer' });
    if (answer.undone) return;
    const now = app.clock.now();
    await undoAnswer(tx, answer.id, actor.id, now);
    if (answer.touchId !== null) await takeBackTouch(tx, actor, answer.touchId, now);
    if (answer.observations.length > 0) {
      await retractObservations(app, tx, actor, { ids: answer.observations.map(Number), reason: 'answer-undone' });
    }
    await audit(app, tx, { actor, action: 'suggestion.answer-undone', subject: { kind: 'answer', id: answer.id } });
  });
}
