import { type FitFacts, type FitRule, scoreFit } from '#engines/scoring/index.ts';
import type { App } from '#server/platform/app.ts';
import { type Progress, readAll, readChanged } from '../changes/index.ts';
import { rulesInForce } from './rules-in-force.ts';
import {
  companiesToScore,
  dropScoresOfDeleted,
  putScores,
  type ScoredCompany,
  type ScoreRow,
  type StoredRules,
} from './store.ts';

const READING = 'scores:company';

export function scoreRow(company: ScoredCompany, rules: readonly FitRule[]): ScoreRow {
  const facts: FitFacts = company.facts;
  const { score, lowest, highest, known, reasons } = scoreFit(facts, rules);
  return {
    company_id: company.id,
    owner_id: company.ownerId,
    team_id: company.teamId,
    fit: score,
    lowest,
    highest,
    known,
    reasons: reasons.filter(({ state }) => state !== 'unmet'),
    lead_at: company.leadAt,
    untouched: company.untouched,
  };
}

async function scoreSlice(app: App, stored: StoredRules, ids: readonly string[]): Promise<void> {
  const companies = await companiesToScore(app.db, ids);
  if (companies.length === 0) return;
  await putScores(
    app.db,
    companies.map((company) => scoreRow(company, stored.rules)),
    stored.version,
    app.clock.now(),
  );
}

/** Scores what changed since the last time; everything where nothing was ever scored. */
export async function refreshChangedScores(app: App, most = 0): Promise<void> {
  const stored = await rulesInForce(app);
  const options = { name: READING, table: 'company', of: 'record', most } as const;
  const done = await readChanged(app, options, (ids) => scoreSlice(app, stored, ids));
  if (done === null) await refreshAllScores(app);
}

/** Scores every company by the rules in force, in slices. */
export async function refreshAllScores(app: App, progress?: Progress): Promise<number> {
  const startedAt = app.clock.now().toISOString();
  const stored = await rulesInForce(app);
  await dropScoresOfDeleted(app.db);
  const options = { names: [READING], table: 'company', startedAt, ...(progress ? { progress } : {}) } as const;
  return readAll(app, options, (ids) => scoreSlice(app, stored, ids));
}
