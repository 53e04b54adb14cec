import type { DealScore } from '#contract/insight/deal-scores.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { sees } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { openScoring, type ScoredDeal, type ScoringWorld, scoreDeals } from './score-deals.ts';
import { findDeal, findOwner, openDealsOf } from './store.ts';
import { lateIn, methodIn, slipIn } from './words.ts';

/** The score of one open deal as of now, with its waterfall; null for a deal that is closed. @throws Failure `not-found` */
export async function explainDeal(app: App, actor: Actor, id: string): Promise<{ readonly score: DealScore | null }> {
  const deal = await findDeal(app.db, id);
  if (!deal || !sees(actor, deal)) fail('not-found', { kind: 'deal' });
  const world = await openScoring(app);
  const [scored] = await scoreDeals(app, world, [id]);
  return { score: scored ? shapeOf(scored, world, actor) : null };
}

/** The open deals of a company, the biggest first, those that the actor may see. @throws Failure `not-found` */
export async function explainDealsOf(
  app: App,
  actor: Actor,
  companyId: string,
): Promise<{ readonly rows: DealScore[] }> {
  const company = await findOwner(app.db, companyId);
  if (!company || !sees(actor, company)) fail('not-found', { kind: 'company' });
  const deals = (await openDealsOf(app.db, companyId)).filter((deal) => sees(actor, deal));
  if (deals.length === 0) return { rows: [] };
  const world = await openScoring(app);
  const ids = deals.map(({ id }) => id);
  const scored = new Map((await scoreDeals(app, world, ids)).map((one) => [one.deal.id, one]));
  return { rows: ids.flatMap((id) => (scored.has(id) ? [shapeOf(scored.get(id)!, world, actor)] : [])) };
}

function shapeOf(one: ScoredDeal, { inForce, day }: ScoringWorld, { language }: Actor): DealScore {
  const { deal, method, probability, low, high, told, slip, daysLate, daysOpen } = one;
  const steps = told?.[language];
  return {
    dealId: deal.id,
    method,
    probability,
    low,
    high,
    stageWeight: deal.stageWeight,
    stage: language === 'de' ? deal.stageLabel : deal.stageLabelEn,
    start: steps && method === 'model' ? steps.start : null,
    steps: method === 'model' ? [...(steps?.steps ?? [])] : [],
    basis: methodIn(method, inForce, language),
    modelVersion: inForce?.version ?? null,
    slip: slip && { risk: slip.risk, low: slip.low, high: slip.high, cases: slip.cases },
    timing: daysLate > 0 ? lateIn(daysLate, language) : slipIn(slip, { deal, daysOpen }, language),
    day,
  };
}
