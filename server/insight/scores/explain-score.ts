import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { sees } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { refreshChangedScores } from './refresh-scores.ts';
import { findScore } from './store.ts';
import { fitReasonIn } from './words.ts';

/** @throws Failure `not-found`, also for a company that the actor may not see */
export async function explainScore(app: App, actor: Actor, companyId: string) {
  let row = await findScore(app.db, companyId);
  if (!row) {
    await refreshChangedScores(app, 5000);
    row = await findScore(app.db, companyId);
  }
  if (!row || !sees(actor, row)) fail('not-found', { kind: 'company' });
  return {
    score: row.fit,
    lowest: row.lowest,
    highest: row.highest,
    known: row.known,
    rulesVersion: row.version,
    computedAt: row.computedAt.toISOString(),
    reasons: row.reasons.map((reason) => ({
      code: reason.state,
      field: reason.field,
      points: reason.points,
      weight: Math.round(reason.weight * 10) / 10,
      text: fitReasonIn(reason, actor.language),
    })),
  };
}
