import type { App } from '#server/platform/app.ts';
import { type Progress, readAll, readChanged } from '../changes/index.ts';
import { putDrift } from '../learning/index.ts';
import { type LeadWorld, openLeadScoring, type ScoredLead, scoreLeads } from './score-leads.ts';
import { dropLeadScoresOfDeleted, type LeadScoreRow, putLeadScores, touchedSince } from './store.ts';

const READING = 'lead-scores:company';
const HOUR = 3_600_000;

async function scoreSlice(app: App, world: LeadWorld, ids: readonly string[]): Promise<void> {
  const scored = await scoreLeads(app, world, ids);
  await putLeadScores(app.db, scored.map(rowOf), app.clock.now());
}

/** Every company, since interest fades by itself as days go by. Needs the fit scores of the day. */
export async function refreshAllLeadScores(app: App, progress?: Progress): Promise<number> {
  const world = await openLeadScoring(app);
  await dropLeadScoresOfDeleted(app.db);
  const startedAt = app.clock.now().toISOString();
  const options = { names: [READING], table: 'company', startedAt, ...(progress ? { progress } : {}) } as const;
  const done = await readAll(app, options, (ids) => scoreSlice(app, world, ids));
  if (world.inForce?.state === 'in-use') await putDrift(app.db, world.inForce.id, world.drift());
  return done;
}

/** What changed, and whoever something happened with in the last two hours. */
export async function refreshChangedLeadScores(app: App): Promise<void> {
  const world = await openLeadScoring(app);
  const done = await readChanged(app, { name: READING, table: 'company', of: 'record' }, (ids) =>
    scoreSlice(app, world, ids),
  );
  if (done === null) return void (await refreshAllLeadScores(app));
  const touched = await touchedSince(app.db, new Date(app.clock.now().getTime() - 2 * HOUR));
  for (let from = 0; from < touched.length; from += 1000)
    await scoreSlice(app, world, touched.slice(from, from + 1000));
}

function rowOf({ account, method, score, interest, chance }: ScoredLead): LeadScoreRow {
  return {
    company_id: account.companyId,
    owner_id: account.ownerId,
    team_id: account.teamId,
    method,
    score,
    fit: account.fit,
    interest: interest && Math.round(interest.score),
    probability: chance?.probability ?? null,
    low: chance?.low ?? null,
    high: chance?.high ?? null,
  };
}
