import type { App } from '#server/platform/app.ts';
import { putDrift } from '../learning/index.ts';
import { openScoring, type ScoredDeal, scoreDeals } from './score-deals.ts';
import { type DealScoreRow, dropOthers, dropScores, putDealScores } from './store.ts';
import { openDealIds } from './store-lives.ts';

const SLICE = 500;

/** Scores every open deal anew; notes what drifted since training. @returns how many */
export async function refreshDealScores(
  app: App,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<number> {
  const world = await openScoring(app);
  const ids = await openDealIds(app.db);
  for (let from = 0; from < ids.length; from += SLICE) {
    const scored = await scoreDeals(app, world, ids.slice(from, from + SLICE));
    await putDealScores(
      app.db,
      scored.map((one) => rowOf(one, world.inForce?.id ?? null)),
      app.clock.now(),
    );
    await progress(Math.min(ids.length, from + SLICE), ids.length);
  }
  await dropOthers(app.db, ids);
  if (world.inForce?.state === 'in-use') await putDrift(app.db, world.inForce.id, world.drift());
  return ids.length;
}

/** Those that somebody just changed: who moves a card sees its new chance, not in a quarter of an hour. */
export async function refreshSomeDeals(app: App, ids: readonly string[]): Promise<void> {
  const world = await openScoring(app);
  const scored = await scoreDeals(app, world, ids);
  const model = world.inForce?.id ?? null;
  await putDealScores(
    app.db,
    scored.map((one) => rowOf(one, model)),
    app.clock.now(),
  );
  const open = new Set(scored.map(({ deal }) => deal.id));
  await dropScores(
    app.db,
    ids.filter((id) => !open.has(id)),
  );
}

function rowOf({ deal, method, probability, low, high, told, slip }: ScoredDeal, modelId: string | null): DealScoreRow {
  const english = told?.en.steps ?? [];
  return {
    deal_id: deal.id,
    company_id: deal.companyId,
    owner_id: deal.ownerId,
    team_id: deal.teamId,
    method,
    model_id: method === 'none' ? null : modelId,
    probability,
    low,
    high,
    stage_weight: deal.stageWeight,
    slip: slip?.risk ?? null,
    slip_low: slip?.low ?? null,
    slip_high: slip?.high ?? null,
    reasons: (told?.de.steps ?? []).slice(0, 3).map(({ text, points }, at) => ({
      de: text,
      en: english[at]?.text ?? text,
      points: Math.round(points * 10) / 10,
    })),
  };
}
