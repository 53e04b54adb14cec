import type { LeadScore } from '#contract/insight/lead-scores.ts';
import type { FitReason } from '#engines/scoring/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { sees } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { stepsOf } from '../learning/index.ts';
import { explainScore, fitReasonIn } from '../scores/index.ts';
import { raisesOf } from './raise-score.ts';
import { type LeadWorld, openLeadScoring, type ScoredLead, scoreLeads } from './score-leads.ts';
import { findLead } from './store.ts';
import { basisIn, fadingIn, interestReasonIn } from './words.ts';

/** The lead score of a company as of now, with what it is made of and what would raise it most. @throws Failure `not-found` */
export async function explainLead(app: App, actor: Actor, companyId: string): Promise<LeadScore> {
  let lead = await findLead(app.db, companyId);
  if (!lead || !sees(actor, lead)) return fail('not-found', { kind: 'company' });
  if (lead.fitReasons === null) {
    await explainScore(app, actor, companyId);
    lead = (await findLead(app.db, companyId)) ?? lead;
  }
  const world = await openLeadScoring(app);
  const [scored] = await scoreLeads(app, world, [companyId]);
  if (!scored) return fail('not-found', { kind: 'company' });
  const fitReasons = lead.fitReasons ?? [];
  return {
    method: world.method,
    score: scored.score,
    ...rangeOf(world, scored),
    probability: scored.chance?.probability ?? null,
    fit: scored.account.fit,
    interest: scored.interest && Math.round(scored.interest.score),
    ...waterfallOf(world, scored, fitReasons, actor.language),
    raises: [...raisesOf(world, scored, fitReasons, actor.language)],
    basis: basisIn(world.method, world.inForce, actor.language),
    fading: world.method === 'rules' ? null : fadingIn(world.halfLifeDays, actor.language),
    day: world.day,
  };
}

/** With rules and contacts: what the score could be once every field is known. With a model: the interval of the chance. */
function rangeOf({ share }: LeadWorld, { account, interest, chance }: ScoredLead): Pick<LeadScore, 'low' | 'high'> {
  if (chance) return { low: Math.round(chance.low * 100), high: Math.round(chance.high * 100) };
  if (interest === null) return { low: account.fitLowest, high: account.fitHighest };
  const with_ = (fit: number) => Math.round(share * fit + (1 - share) * interest.score);
  return { low: with_(account.fitLowest), high: with_(account.fitHighest) };
}

function waterfallOf(
  world: LeadWorld,
  { interest, cells }: ScoredLead,
  fitReasons: readonly FitReason[],
  language: 'de' | 'en',
): Pick<LeadScore, 'start' | 'steps'> {
  const explanation = cells && world.explain(cells, language);
  if (explanation) return stepsOf(explanation, language);
  const share = interest === null ? 1 : world.share;
  const met = fitReasons
    .filter(({ state }) => state === 'met')
    .map((reason) => ({ text: fitReasonIn(reason, language, 'beside'), points: reason.weight * share }));
  const steps = (interest?.reasons ?? []).map((reason) => ({
    text: interestReasonIn(reason, language),
    points: reason.points * (1 - share),
  }));
  return { start: null, steps: [...met, ...steps] };
}
