import { type PastForecast, scoreForecasts } from '#engines/pipeline/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { forecastPipeline, type OpenLife, type PipelineView } from './forecast-pipeline.ts';
import { dayOf, numberOf, type PeriodName } from './periods.ts';
import { dealsSeen, keepForecasts, keptForecasts } from './store.ts';
import { notesIn, riskIn, swingIn, verdictIn } from './words.ts';

const berlin = (moment: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(moment);
const SHOWN = 6;

/** The forecast of a period with everything that lets somebody judge it: simple ways beside it, how all did before, what moves it, what may slip. */
export async function showForecast(
  app: App,
  actor: Actor,
  asked: { readonly period: PeriodName; readonly mine: boolean },
) {
  const today = berlin(app.clock.now());
  const seen = await dealsSeen(app.db, actor, asked.mine);
  const view = await forecastPipeline(app, today, asked.period, seen);
  const { forecast, simple, past, period } = view;
  const kept = asked.mine ? [] : await metForecasts(app, view, today);
  const board = scoreForecasts([...past.past, ...kept]);
  const { language } = actor;
  const known = new Map(view.open.map((one) => [one.life.id, one]));
  return {
    from: dayOf(period.from),
    to: dayOf(period.to),
    openDeals: view.open.length,
    commit: forecast.commit,
    likely: forecast.likely,
    best: forecast.best,
    mean: forecast.mean,
    band50: { ...forecast.band50 },
    band80: { ...forecast.band80 },
    quantiles: forecast.quantiles.map((one) => ({ ...one })),
    parts: { ...forecast.parts },
    simple: (['stage-weights', 'last-year', 'reps-word'] as const).map((method) => {
      const cents = simple[method];
      return { method, cents: cents === null ? null : Math.round(cents) };
    }),
    past: past.replays.map((one) => {
      const lastYear = past.past.find(
        ({ method, period: name }) => method === 'last-year' && name === `${one.period.from}`,
      );
      return {
        from: dayOf(one.period.from),
        to: dayOf(one.period.to),
        low: one.forecast.band80.low,
        likely: one.forecast.likely,
        high: one.forecast.band80.high,
        actual: Math.round(one.actual),
        lastYear: lastYear ? Math.round(lastYear.quantiles[0]!.value) : null,
      };
    }),
    scores: board.methods.map(({ method, periods, loss, error, coverage50, coverage80 }) => ({
      method,
      periods,
      loss,
      error,
      coverage50: coverage50 && { held: coverage50.held, of: coverage50.of },
      coverage80: coverage80 && { held: coverage80.held, of: coverage80.of },
    })),
    verdict: board.verdict,
    text: verdictIn(board, language),
    swing: forecast.swing.flatMap(({ id, chance }) => {
      const one = known.get(id);
      return one ? [shapeOf(one, swingIn(chance, language))] : [];
    }),
    risks: risksOf(view).map(({ one, slip, daysLate }) => shapeOf(one, riskIn({ slip, daysLate }, language))),
    notes: notesIn(view, language),
  };
}

function shapeOf({ life, scored, chance }: OpenLife, text: string) {
  return {
    id: life.id,
    title: scored?.title ?? '',
    companyId: life.companyId,
    company: scored?.companyName ?? '',
    valueCents: life.valueCents,
    chance,
    text,
  };
}

/** Deals whose planned end is past, or most likely will be: the most money first. */
function risksOf({ open, today }: PipelineView) {
  return open
    .flatMap((one) => {
      const late = one.life.expectedCloseOn === null ? 0 : Math.max(0, today - numberOf(one.life.expectedCloseOn));
      const slip = one.scored?.slip ?? null;
      return late > 0 || (slip ?? 0) >= 0.5 ? [{ one, slip, daysLate: late }] : [];
    })
    .toSorted((a, b) => (b.one.life.valueCents ?? 0) - (a.one.life.valueCents ?? 0))
    .slice(0, SHOWN);
}

/** Forecasts that were kept before their period began, with what then came: stage weights and the rep's word are known for no other past. */
async function metForecasts(app: App, view: PipelineView, today: string): Promise<readonly PastForecast[]> {
  const kept = await keptForecasts(app.db, today);
  const closed = view.past.replays;
  return kept
    .filter(({ method }) => method === 'stage-weights' || method === 'reps-word')
    .flatMap(({ from, method, quantiles }) => {
      const met = closed.find(({ period }) => period.from === numberOf(from));
      return met ? [{ method, period: `${met.period.from}`, quantiles, actual: met.actual }] : [];
    });
}

/** Writes down what is forecast today of the periods ahead, for the company as a whole. */
export async function keepTodaysForecasts(app: App): Promise<void> {
  const today = berlin(app.clock.now());
  for (const name of ['month', 'quarter', 'next-quarter'] as const) {
    const { period, forecast, simple } = await forecastPipeline(app, today, name, null);
    const place = { asOf: today, from: dayOf(period.from), to: dayOf(period.to) };
    const single = (['stage-weights', 'last-year', 'reps-word'] as const).flatMap((method) => {
      const cents = simple[method];
      return cents === null ? [] : [{ ...place, method, quantiles: [{ p: 0.5, value: Math.round(cents) }] }];
    });
    await keepForecasts(
      app.db,
      [{ ...place, method: 'simulation', quantiles: forecast.quantiles }, ...single],
      app.clock.now(),
    );
  }
}
