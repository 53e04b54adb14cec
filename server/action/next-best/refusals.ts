import type { Situation } from '#engines/scoring/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { countAnswers, tallyRefusals } from './store-answers.ts';
import { refusalIn } from './words.ts';

const reasons = [
  'no_need',
  'wrong_time',
  'already_handled',
  'wrong_person',
  'wrong_data',
  'not_mine',
  'unconvincing',
] as const;
type Reason = (typeof reasons)[number];

/** Why suggestions of the last 90 days were refused: by occasion and reason, never by colleague. */
export async function refusals(app: App, actor: Actor) {
  const since = new Date(app.clock.now().getTime() - 90 * 86_400_000);
  const rows = await tallyRefusals(app.db, since);
  return {
    rows: rows.map(({ kind, reason, count }) => ({
      kind: kind as Situation,
      reason: reason as Reason,
      label: refusalIn(reason, actor.language),
      count,
    })),
    answered: await countAnswers(app.db, since),
  };
}
