import {
  bookedIn,
  type Closing,
  type DealRecord,
  forecastPeriod,
  learnClosing,
  learnUnborn,
  type Period,
  replayPast,
  simpleForecasts,
} from '#engines/pipeline/index.ts';
import type { App } from '#server/platform/app.ts';
import { type DealLife, dealLives } from '../deal-scores/index.ts';
import { asOfIn, numberOf, type PeriodName, periodNamed } from './periods.ts';
import { type ScoredOpen, scoresOf } from './store.ts';

const SEED = 11;
/** Twelve quarters or months back; what lies further tells of another company. */
const MOST_PAST = 12;
/** Before so many deals are decided there is nothing to foretell a period from. */
const LEAST_CLOSED = 10;

export interface PipelineView {
  readonly period: Period;
  readonly today: number;
  readonly forecast: ReturnType<typeof forecastPeriod>;
  readonly simple: ReturnType<typeof simpleForecasts>;
  readonly past: ReturnType<typeof replayPast>;
  readonly unbornEnough: boolean;
  readonly commonError: number;
  readonly open: readonly OpenLife[];
  readonly leftOut: { readonly withoutValue: number; readonly otherCurrency: number; readonly undated: number };
}

export interface OpenLife {
  readonly life: DealLife;
  readonly scored: ScoredOpen | undefined;
  readonly probability: number;
  /** Chance that it is won within the period. */
  readonly chance: number;
}

/** Plays the period over the open deals with their own chances and times, what is booked, and what nobody lists yet; beside it the simple ways. */
export async function forecastPipeline(
  app: Pick<App, 'db'>,
  today: string,
  name: PeriodName,
  seen: ReadonlySet<string> | null,
): Promise<PipelineView> {
  const now = numberOf(today);
  const period = periodNamed(name, today);
  const lives = (await dealLives(app.db, null)).filter(({ id }) => seen === null || seen.has(id));
  const inEuro = lives.filter(({ currency }) => currency === 'EUR');
  const records = inEuro.flatMap((life) => recordOf(life) ?? []);
  const closing = learnClosing(records, now);
  const open = inEuro.filter(({ outcome }) => outcome === 'open');
  const scores = new Map(
    (
      await scoresOf(
        app.db,
        open.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  const weighed = open.map((life) => weighOpen(life, scores.get(life.id), closing, { now, period }));
  const past = replayPast(records, pastPeriods(name, today, records), SEED);
  const bookedCents = bookedIn(records, { from: period.from, to: Math.min(now, period.to) });
  const unborn = learnUnborn(
    records.filter(({ closedDay }) => closedDay !== null),
    now,
    period,
  );
  const forecast = forecastPeriod({
    deals: weighed.map(({ life, probability, chance }) => ({
      id: life.id,
      probability,
      decidedInPeriod: probability === 0 ? 0 : Math.min(1, chance / probability),
      valueCents: life.valueCents ?? 0,
    })),
    unborn,
    bookedCents,
    seed: SEED,
    commonError: past.commonError,
  });
  const simple = simpleForecasts(
    open.map((life) => ({
      valueCents: life.valueCents ?? 0,
      stageWeight: life.stageWeight,
      expectedDay: life.expectedCloseOn === null ? null : Math.max(now, numberOf(life.expectedCloseOn)),
      promised: null,
    })),
    records,
    bookedCents,
    period,
  );
  return {
    period,
    today: now,
    forecast,
    simple,
    past,
    unbornEnough: unborn.enough,
    commonError: past.commonError,
    open: weighed,
    leftOut: {
      withoutValue: open.filter(({ valueCents }) => valueCents === null).length,
      otherCurrency: lives.filter(({ currency, outcome }) => currency !== 'EUR' && outcome === 'open').length,
      undated: inEuro.filter((life) => life.outcome !== 'open' && recordOf(life) === null).length,
    },
  };
}

function recordOf({ id, openedOn, closedOn, outcome, valueCents }: DealLife): DealRecord | null {
  if (openedOn === null || (outcome !== 'open' && closedOn === null)) return null;
  return {
    id,
    openedDay: numberOf(openedOn),
    closedDay: closedOn === null ? null : numberOf(closedOn),
    won: outcome === 'won',
    valueCents: valueCents ?? 0,
  };
}

/** The chance by the deal's own model where one proved itself, spread over time as past deals took; else what deals of its age did, as in the replays. */
function weighOpen(
  life: DealLife,
  scored: ScoredOpen | undefined,
  closing: Closing,
  { now, period }: { readonly now: number; readonly period: Period },
): OpenLife {
  const age = life.openedOn === null ? 0 : Math.max(0, now - numberOf(life.openedOn));
  const until = closing.within(age, period.to - now);
  const before = closing.within(age, Math.max(0, period.from - 1 - now));
  const decided = Math.max(0, until.decided - before.decided);
  const ever = closing.within(age, 3650);
  const learnt = scored?.method === 'model' ? scored.probability : null;
  const probability = learnt ?? ever.won;
  return { life, scored, probability, chance: probability * decided };
}

/** Past periods of the same kind, looked at from as far into them as today is; only those that history reaches. */
function pastPeriods(name: PeriodName, today: string, records: readonly DealRecord[]) {
  const first = records.reduce((least, { openedDay }) => Math.min(least, openedDay), Number.POSITIVE_INFINITY);
  const closed = records.flatMap(({ closedDay }) => closedDay ?? []).toSorted((a, b) => a - b);
  const enoughFrom = Math.max(first + 120, closed[LEAST_CLOSED - 1] ?? Number.POSITIVE_INFINITY);
  const offset = asOfIn(periodNamed(name, today), numberOf(today));
  const days: { asOf: number; period: Period }[] = [];
  for (let back = MOST_PAST; back >= 1; back--) {
    const period = periodNamed(name, today, back);
    const asOf = period.from + offset;
    if (asOf >= enoughFrom && period.to < numberOf(today)) days.push({ asOf, period });
  }
  return days;
}
