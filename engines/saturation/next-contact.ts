import { createRandom } from '#engines/example-company/random.ts';
import { type Band, bandOf, type Mix, predictor, sigmoid } from './curve.ts';
import type { Design } from './design.ts';
import type { AccountEffect, PersonEffect, Spread } from './fit.ts';
import { type Peak, readPeak } from './peak.ts';

/** All that is needed to judge one account's next contact; plain JSON. */
export interface ContactModel {
  readonly version: 1;
  readonly family: 'answer' | 'amount';
  readonly most: number;
  readonly segments: readonly string[];
  readonly channels: readonly string[];
  readonly start: Design['start'];
  /** Draws of the common parameters. */
  readonly draws: readonly (readonly number[])[];
  readonly centred: readonly number[];
  readonly spread: Spread;
  readonly mix: readonly Mix[];
  /** Amounts were divided by this; 1 for answers. */
  readonly scale: number;
}

export interface ContactQuestion {
  readonly segment: string;
  /** Null: as contacts are usually made there. */
  readonly channel: string | null;
  /** Contacts of the unit in the window so far, the next one not included. */
  readonly contacts: number;
  /** What is known of this account and person; null where they have no touches yet. */
  readonly account: AccountEffect | null;
  readonly person: PersonEffect | null;
}

export interface NextContact {
  /** Chance that the next contact itself is answered (or its expected amount). */
  readonly own: Band;
  /** What it takes from the other contacts of the window together. */
  readonly spoils: Band;
  /** own - spoils: what one contact more per window brings in all. */
  readonly effect: Band;
  /** What a first contact after a rest brings. */
  readonly fresh: Band;
  /** What the window then brings, less the most that it brings with so many contacts as there were or fewer: what is won over a pause. */
  readonly gain: Band;
  /** Probability that the gain is below nothing: that a pause brings more. Beyond the peak the effect itself may be nothing again. */
  readonly negative: number;
  /** The count lies beyond what was ever seen; the answer is that of the highest seen. */
  readonly beyond: boolean;
}

const UNKNOWN_ACCOUNT = (spread: Spread): AccountEffect => ({
  level: 0,
  slope: 0,
  levelVariance: spread.account,
  slopeVariance: spread.slope,
  covariance: 0,
});

/** Response per contact at these places of the curve (0 is the first contact), one row per draw; by the channel asked for, and over the usual mix. */
function curvesOf(
  model: ContactModel,
  question: Omit<ContactQuestion, 'contacts'>,
  places: readonly number[],
): { own: Float64Array; usual: Float64Array }[] {
  const segment = model.segments.indexOf(question.segment);
  const parts = segment < 0 ? model.mix : model.mix.filter((part) => part.segment === segment);
  const usual = parts.length > 0 ? parts : segment < 0 ? model.mix : model.mix.map((part) => ({ ...part, segment }));
  const channel = question.channel === null ? -1 : model.channels.indexOf(question.channel);
  const own = channel < 0 ? usual : usual.map((part) => ({ ...part, channel }));
  const account = question.account ?? UNKNOWN_ACCOUNT(model.spread);
  const person = question.person ?? { level: 0, variance: model.spread.person };
  const deviation = Math.sqrt(account.levelVariance);
  const tilt = deviation > 0 ? account.covariance / deviation : 0;
  const rest = Math.sqrt(Math.max(0, account.slopeVariance - tilt * tilt));
  const random = createRandom(17);
  return model.draws.map((draw) => {
    const [a, b, c] = [random.normal(), random.normal(), random.normal()];
    const level = account.level + deviation * a + person.level + Math.sqrt(person.variance) * c;
    const slope = account.slope + tilt * a + rest * b;
    const along = (mix: readonly Mix[]): Float64Array => {
      const total = mix.reduce((sum, { share }) => sum + share, 0);
      return Float64Array.from(places, (at) =>
        mix.reduce((sum, part) => {
          const eta = predictor(draw, model, model, part, at + 1) + level + slope * model.centred[at]!;
          return sum + (part.share / total) * (model.family === 'answer' ? sigmoid(eta) : eta * model.scale);
        }, 0),
      );
    };
    const usualCurve = along(usual);
    return { own: channel < 0 ? usualCurve : along(own), usual: usualCurve };
  });
}

/**
 * What the next contact is worth: total(n + 1) - total(n) with total(n) = n x response(n), the sum over a window in which an account is contacted n
 * times again and again. Split into what it brings itself and what it spoils for the others.
 */
export function nextContact(model: ContactModel, question: ContactQuestion): NextContact {
  const now = Math.max(0, Math.min(question.contacts, model.most - 1));
  const curves = curvesOf(
    model,
    question,
    Array.from({ length: now + 1 }, (_, at) => at),
  );
  const own = curves.map((curve) => curve.own[now]!);
  const spoils = curves.map(({ usual }) => (now === 0 ? 0 : now * (usual[now - 1]! - usual[now]!)));
  const effects = own.map((one, at) => one - spoils[at]!);
  const gains = effects.map((effect, at) => {
    const totals = totalOf(curves[at]!.usual.subarray(0, now));
    return now === 0 ? effect : effect + totals[now - 1]! - Math.max(...totals);
  });
  return {
    own: bandOf(own),
    spoils: bandOf(spoils),
    effect: bandOf(effects),
    gain: bandOf(gains),
    fresh: bandOf(curves.map((curve) => curve.own[0]!)),
    negative: gains.filter((gain) => gain < 0).length / gains.length,
    beyond: question.contacts > model.most - 1,
  };
}

export interface UnitCurve {
  readonly points: readonly {
    readonly count: number;
    readonly response: Band;
    readonly total: Band;
    readonly effect: Band;
  }[];
  readonly peak: Peak;
}

/** The whole curve of one account: its own touches where there are many, its segment's where there are few. */
export function unitCurve(
  model: ContactModel,
  question: Omit<ContactQuestion, 'contacts'>,
  touches: number,
): UnitCurve {
  const places = Array.from({ length: model.most }, (_, at) => at);
  const curves = curvesOf(model, question, places).map(({ own }) => own);
  return { points: pointsOf(curves), peak: readPeak(curves.map(totalOf), touches) };
}

export function totalOf(response: Float64Array): Float64Array {
  return response.map((one, at) => one * (at + 1));
}

/** Response, total and effect of one contact more at every count, from draws of the response. */
export function pointsOf(curves: readonly Float64Array[]): UnitCurve['points'] {
  const totals = curves.map(totalOf);
  return Array.from({ length: curves[0]?.length ?? 0 }, (_, at) => ({
    count: at + 1,
    response: bandOf(curves.map((curve) => curve[at]!)),
    total: bandOf(totals.map((total) => total[at]!)),
    effect: bandOf(totals.map((total) => total[at]! - (at === 0 ? 0 : total[at - 1]!))),
  }));
}
