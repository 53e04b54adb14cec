import {
  type ClosingTime,
  createScorer,
  type Explanation,
  learnClosingTime,
  type SlipRisk,
} from '#engines/scoring/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { findInForce, modelInForce, type StoredModel, stepsOf } from '../learning/index.ts';
import { dealColumns, dealFacts } from './store-facts.ts';
import { type DealLife, dealLives } from './store-lives.ts';

type Language = 'de' | 'en';
const LANGUAGES = ['de', 'en'] as const;

export interface ScoredDeal {
  readonly deal: DealLife;
  readonly method: 'model' | 'base-rate' | 'none';
  readonly probability: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly told: Readonly<Record<Language, ReturnType<typeof stepsOf>>> | null;
  readonly slip: SlipRisk | null;
  /** Days past the day it was expected to close; 0 where that lies ahead. */
  readonly daysLate: number;
  readonly daysOpen: number | null;
}

export interface ScoringWorld {
  readonly day: string;
  readonly inForce: StoredModel | undefined;
  readonly closing: ClosingTime;
  scorer(language: Language): { explain(cells: readonly (string | number | null)[]): Explanation } | null;
  /** Features of the deals scored so far that differ from those of training. */
  drift(): readonly { readonly feature: string; readonly psi: number }[];
}

export const dayOf = (moment: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(moment);
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** What all deals are scored with: the model in force and how long deals stay open, learnt from all of them. */
export async function openScoring(app: Pick<App, 'db' | 'clock'>): Promise<ScoringWorld> {
  const day = dayOf(app.clock.now());
  const inForce = await findInForce(app.db, 'deal');
  const closing = await closingTimeOf(app, day);
  const model = modelInForce(inForce);
  const scorers = model
    ? Object.fromEntries(
        LANGUAGES.map((language) => [language, createScorer(model, dealColumns, { language, reasons: 8, asOf: day })]),
      )
    : null;
  return {
    day,
    inForce,
    closing,
    scorer: (language) => scorers?.[language] ?? null,
    drift: () => (inForce?.state === 'in-use' ? (scorers?.['de']?.drift() ?? []) : []),
  };
}

const kept = new WeakMap<Db, { readonly day: string; readonly closing: ClosingTime }>();

/** How long deals stay open changes slowly, and reading them all for one page would not: once a day and process. */
async function closingTimeOf({ db }: Pick<App, 'db'>, day: string): Promise<ClosingTime> {
  const known = kept.get(db);
  if (known?.day === day) return known.closing;
  const lives = await dealLives(db, null);
  const closing = learnClosingTime(
    lives.flatMap(({ openedOn, closedOn, outcome }) => {
      const until = outcome === 'open' ? day : closedOn;
      return openedOn === null || until === null
        ? []
        : [{ days: daysBetween(openedOn, until), closed: outcome !== 'open' }];
    }),
  );
  if (lives.length > 5000) kept.set(db, { day, closing });
  return closing;
}

/** Scores open deals as they stand on the day. */
export async function scoreDeals(
  app: Pick<App, 'db'>,
  world: ScoringWorld,
  ids: readonly string[],
): Promise<readonly ScoredDeal[]> {
  const { day, closing, inForce } = world;
  const lives = await dealLives(app.db, ids);
  const facts = new Map(
    (
      await dealFacts(
        app.db,
        lives.map(({ id, openedOn }) => ({ id, day, openedOn })),
      )
    ).map((one) => [one.id, one]),
  );
  return lives
    .filter(({ outcome }) => outcome === 'open')
    .map((deal) => {
      const cells = facts.get(deal.id)?.facts;
      const told = cells && explainIn(world, cells);
      const age = deal.openedOn === null ? null : Math.max(0, daysBetween(deal.openedOn, day));
      const ahead = deal.expectedCloseOn === null ? null : daysBetween(day, deal.expectedCloseOn);
      const method = !told ? 'none' : inForce?.state === 'in-use' ? 'model' : 'base-rate';
      return {
        deal,
        method,
        probability: told?.de.probability ?? null,
        low: told?.de.low ?? null,
        high: told?.de.high ?? null,
        told: told ? { de: stepsOf(told.de, 'de'), en: stepsOf(told.en, 'en') } : null,
        slip: age === null || ahead === null || ahead < 0 ? null : closing.slip(age, ahead),
        daysLate: ahead === null ? 0 : Math.max(0, -ahead),
        daysOpen: age,
      };
    });
}

function explainIn(world: ScoringWorld, cells: readonly (string | number | null)[]) {
  const [german, english] = [world.scorer('de'), world.scorer('en')];
  return german && english ? { de: german.explain(cells), en: english.explain(cells) } : null;
}
