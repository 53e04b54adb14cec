import { type bandOf, type Mix, mixOf, responseDraws } from './curve.ts';
import { designOf } from './design.ts';
import { correctDraws, drawParameters } from './draw.ts';
import { type AccountEffect, type Fit, fitTouches, type PersonEffect } from './fit.ts';
import { type ContactModel, pointsOf, totalOf, type UnitCurve } from './next-contact.ts';
import { type Peak, readPeak } from './peak.ts';
import { estimateSpacing, type Spacing } from './spacing.ts';
import { type Prepared, prepareTouches, type Touch, type Unit } from './touches.ts';

export interface SaturationConfig {
  /** Count an account's contacts (all people, all channels), or a person's. */
  readonly unit?: Unit;
  /** Days in which contacts are counted. */
  readonly windowDays?: number;
  readonly seed?: number;
  readonly spacing?: boolean;
}

export interface Curve {
  readonly touches: number;
  /** What was seen, before any model: touches and mean response per count. */
  readonly seen: readonly { readonly count: number; readonly touches: number; readonly mean: number }[];
  readonly points: UnitCurve['points'];
  readonly peak: Peak;
}

export interface Saturation {
  readonly unit: Unit;
  readonly windowDays: number;
  readonly touches: number;
  readonly accounts: number;
  readonly persons: number;
  readonly family: Fit['family'];
  /** Answers per touch, or mean amount. */
  readonly mean: number;
  /** The highest count stands for all above it. */
  readonly most: number;
  readonly overall: Curve;
  readonly segments: readonly ({ readonly name: string } & Curve)[];
  readonly channels: readonly ({ readonly name: string } & Curve)[];
  readonly spacing: Spacing | null;
  /** Null where nothing could be learnt. */
  readonly model: ContactModel | null;
  readonly accountEffects: ReadonlyMap<string, AccountEffect>;
  /** By account and person, joined by a NUL character. */
  readonly personEffects: ReadonlyMap<string, PersonEffect>;
}

const DRAWS = 400;
const STORED_DRAWS = 120;
/** Below this not even the level of the response is worth a curve. */
const FEWEST = 30;

/**
 * How responses change with the number of contacts: a smooth curve of free shape over the count, deviations by segment and channel, levels by account
 * and person, all pooled as far as the touches are thin. Model, formulas and limits: README.md beside this file.
 */
export function estimateSaturation(touches: readonly Touch[], config: SaturationConfig = {}): Saturation {
  const { unit = 'account', windowDays = 30, seed = 1, spacing = true } = config;
  const raw = prepareTouches(touches, unit, windowDays);
  const responses = raw.touches.map(({ response }) => response);
  const mean = responses.length === 0 ? 0 : responses.reduce((sum, one) => sum + one, 0) / responses.length;
  const isAnswer = responses.every((one) => one === 0 || one === 1);
  const deviation = Math.sqrt(
    responses.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, responses.length),
  );
  const scale = isAnswer ? 1 : deviation;
  const facts = {
    unit,
    windowDays,
    touches: raw.touches.length,
    accounts: raw.accounts.length,
    persons: raw.persons.length,
    family: isAnswer ? ('answer' as const) : ('amount' as const),
    mean,
    most: raw.most,
  };
  const missing = whatIsMissing(raw, deviation);
  if (missing !== null) {
    const peak: Peak = {
      state: 'unknown',
      reason: missing.reason,
      low: 1,
      high: raw.most,
      touches: facts.touches,
      needed: missing.needed,
    };
    const overall = { touches: facts.touches, seen: seenIn(raw), points: [], peak };
    const nothing = { segments: [], channels: [], spacing: null, model: null };
    return { ...facts, overall, ...nothing, accountEffects: new Map(), personEffects: new Map() };
  }
  const prepared =
    scale === 1 ? raw : { ...raw, touches: raw.touches.map((one) => ({ ...one, response: one.response / scale })) };
  const design = designOf(prepared, false);
  const fit = fitTouches(prepared, design);
  const draws = correctDraws(drawParameters(fit, 2.5 * DRAWS, seed), DRAWS, fit, design, prepared, seed + 1);
  const curve = (mix: readonly Mix[], only: { segment?: number; channel?: number } = {}): Curve => {
    const curves = responseDraws(draws, fit, design, prepared, mix).map((one) => one.map((value) => value * scale));
    const seen = seenIn(raw, only);
    const own = seen.reduce((sum, one) => sum + one.touches, 0);
    return { touches: own, seen, points: pointsOf(curves), peak: readPeak(curves.map(totalOf), own) };
  };
  return {
    ...facts,
    overall: curve(mixOf(prepared)),
    segments: raw.segments.map((name, segment) => ({ name, ...curve(mixOf(prepared, { segment }), { segment }) })),
    channels: raw.channels.map((name, channel) => ({ name, ...curve(mixOf(prepared, { channel }), { channel }) })),
    spacing: spacing ? rescale(estimateSpacing(prepared, DRAWS / 2, seed + 2), scale) : null,
    model: {
      version: 1,
      family: fit.family,
      most: raw.most,
      segments: raw.segments,
      channels: raw.channels,
      start: design.start,
      draws: draws
        .filter((_, at) => at % Math.floor(DRAWS / STORED_DRAWS) === 0)
        .slice(0, STORED_DRAWS)
        .map((draw) => Array.from(draw, (one) => Math.round(one * 1e4) / 1e4)),
      centred: [...fit.centred],
      spread: fit.spread,
      mix: mixOf(prepared),
      scale,
    },
    accountEffects: new Map(raw.accounts.map((name, at) => [name, fit.accounts[at]!])),
    personEffects: new Map(raw.persons.map((name, at) => [name, fit.persons[at]!])),
  };
}

function whatIsMissing(
  { touches, most }: Prepared,
  deviation: number,
): { reason: 'few-touches' | 'no-repeats' | 'no-variation'; needed: number } | null {
  const needed = Math.max(400, touches.length * 2);
  if (touches.length < FEWEST) return { reason: 'few-touches', needed };
  if (most < 3) return { reason: 'no-repeats', needed };
  if (deviation === 0) return { reason: 'no-variation', needed };
  return null;
}

function seenIn({ touches, most }: Prepared, only: { segment?: number; channel?: number } = {}): Curve['seen'] {
  const sums = Array.from({ length: most }, () => ({ touches: 0, sum: 0 }));
  for (const { count, segment, channel, response } of touches) {
    if (only.segment !== undefined && segment !== only.segment) continue;
    if (only.channel !== undefined && channel !== only.channel) continue;
    sums[count - 1]!.touches += 1;
    sums[count - 1]!.sum += response;
  }
  return sums.map(({ touches: n, sum }, at) => ({ count: at + 1, touches: n, mean: n === 0 ? 0 : sum / n }));
}

function rescale(spacing: Spacing, scale: number): Spacing {
  if (scale === 1) return spacing;
  const times = ({ middle, low, high }: ReturnType<typeof bandOf>) => ({
    middle: middle * scale,
    low: low * scale,
    high: high * scale,
  });
  return { ...spacing, points: spacing.points.map((point) => ({ ...point, response: times(point.response) })) };
}
