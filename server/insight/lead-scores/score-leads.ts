import {
  createScorer,
  type Explanation,
  type Interest,
  type Prediction,
  scoreInterest,
} from '#engines/scoring/index.ts';
import type { App } from '#server/platform/app.ts';
import { findInForce, type StoredModel } from '../learning/index.ts';
import { fitShare, interestHalfLife } from './settings.ts';
import { leadColumns, leadFacts } from './store-facts.ts';
import { type AccountInterest, anyInteraction, readInterest } from './store-interest.ts';

export type LeadMethod = 'rules' | 'interactions' | 'model';
type Cells = readonly (string | number | null)[];

export interface LeadWorld {
  readonly day: string;
  readonly now: Date;
  readonly method: LeadMethod;
  readonly halfLifeDays: number;
  /** 0 to 1. */
  readonly share: number;
  readonly inForce: StoredModel | undefined;
  predict(cells: Cells): Prediction;
  explain(cells: Cells, language: 'de' | 'en'): Explanation | null;
  drift(): readonly { readonly feature: string; readonly psi: number }[];
}

export interface ScoredLead {
  readonly account: AccountInterest;
  readonly method: LeadMethod;
  /** 0 to 100: points; with a model the chance in percent. */
  readonly score: number;
  readonly interest: Interest | null;
  readonly chance: Pick<Prediction, 'probability' | 'low' | 'high'> | null;
  readonly cells: Cells | null;
}

/** Which of the three stages the data bear today: a model that proved itself, else contacts where there are any, else the rules alone. */
export async function openLeadScoring(app: Pick<App, 'db' | 'clock'>): Promise<LeadWorld> {
  const now = app.clock.now();
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(now);
  const inForce = await findInForce(app.db, 'lead');
  const model = inForce?.state === 'in-use' ? inForce.model : null;
  const method = model ? 'model' : (await anyInteraction(app.db)) ? 'interactions' : 'rules';
  const scorerIn = (language: 'de' | 'en') =>
    model ? createScorer(model, leadColumns, { language, reasons: 0, asOf: day }) : null;
  const [german, english] = [scorerIn('de'), scorerIn('en')];
  return {
    day,
    now,
    method,
    halfLifeDays: await interestHalfLife.read(app.db),
    share: (await fitShare.read(app.db)) / 100,
    inForce,
    predict: (cells) => german!.predict(cells),
    explain: (cells, language) => (language === 'de' ? german : english)?.explain(cells) ?? null,
    drift: () => german?.drift() ?? [],
  };
}

export async function scoreLeads(
  app: Pick<App, 'db'>,
  world: LeadWorld,
  companyIds: readonly string[],
): Promise<readonly ScoredLead[]> {
  const { method, share, day } = world;
  const accounts = await readInterest(app.db, companyIds, world);
  const facts =
    method === 'model'
      ? new Map(
          (
            await leadFacts(
              app.db,
              accounts.map(({ companyId: id }) => ({ id, day })),
            )
          ).map((one) => [one.id, one.facts]),
        )
      : null;
  return accounts.map((account) => {
    const interest = method === 'rules' ? null : scoreInterest(account);
    const cells = facts?.get(account.companyId) ?? null;
    const chance = cells ? world.predict(cells) : null;
    const points = interest === null ? account.fit : share * account.fit + (1 - share) * interest.score;
    return { account, method, score: Math.round(chance ? chance.probability * 100 : points), interest, chance, cells };
  });
}
