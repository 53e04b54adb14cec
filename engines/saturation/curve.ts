import type { Design } from './design.ts';
import type { Fit } from './fit.ts';
import type { Prepared } from './touches.ts';

/** Middle and 80 % interval. */
export interface Band {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

/** Gauss-Hermite with seven points: averages over accounts and people whom the data say nothing about. */
const NODES = [
  -3.750439717725742, -2.366759410734541, -1.154405394739968, 0, 1.154405394739968, 2.366759410734541,
  3.750439717725742,
];
const WEIGHTS = [
  0.000548268855972, 0.030757123967586, 0.240123178605013, 0.457142857142857, 0.240123178605013, 0.030757123967586,
  0.000548268855972,
];

export interface Mix {
  readonly segment: number;
  readonly channel: number;
  readonly share: number;
}

/** How touches are spread over segments and channels; within one of them where it is named. */
export function mixOf(prepared: Prepared, only: { readonly segment?: number; readonly channel?: number } = {}): Mix[] {
  const width = prepared.channels.length;
  const sums = new Float64Array(prepared.segments.length * width);
  let total = 0;
  for (const { segment, channel } of prepared.touches) {
    if (only.segment !== undefined && segment !== only.segment) continue;
    if (only.channel !== undefined && channel !== only.channel) continue;
    sums[segment * width + channel]! += 1;
    total += 1;
  }
  return [...sums.entries()].flatMap(([at, sum]) =>
    sum === 0 ? [] : [{ segment: Math.floor(at / width), channel: at % width, share: sum / total }],
  );
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Linear predictor of one draw at a count, before any account or person. */
export function predictor(
  draw: ArrayLike<number>,
  { start }: Pick<Design, 'start'>,
  prepared: Pick<Prepared, 'segments' | 'channels' | 'most'>,
  { segment, channel }: Pick<Mix, 'segment' | 'channel'>,
  count: number,
): number {
  const at = count - 1;
  let sum = draw[start.level]! + draw[start.count + at]!;
  if (prepared.segments.length > 1)
    sum += draw[start.segment + segment]! + draw[start['segment-count'] + segment * prepared.most + at]!;
  if (prepared.channels.length > 1)
    sum += draw[start.channel + channel]! + draw[start['channel-count'] + channel * prepared.most + at]!;
  return sum;
}

/** Expected response per contact at counts 1 to `most`, averaged over the mix and over accounts and people. One row per draw. */
export function responseDraws(
  draws: readonly Float64Array[],
  fit: Fit,
  design: Design,
  prepared: Prepared,
  mix: readonly Mix[],
): Float64Array[] {
  const answered =
    prepared.touches.reduce((sum, touch) => sum + (touch.answeredBefore ? 1 : 0), 0) / prepared.touches.length;
  return draws.map((draw) => {
    const trait = draw[design.start.trait + 1]! * answered;
    return Float64Array.from({ length: prepared.most }, (_, at) => {
      const deviation = Math.sqrt(fit.spread.account + fit.spread.person + fit.spread.slope * fit.centred[at]! ** 2);
      let mean = 0;
      for (const part of mix) {
        const eta = predictor(draw, design, prepared, part, at + 1) + trait;
        if (fit.family === 'amount') mean += part.share * eta;
        else
          for (let k = 0; k < NODES.length; k++)
            mean += part.share * WEIGHTS[k]! * sigmoid(eta + deviation * NODES[k]!);
      }
      return mean;
    });
  });
}

export function bandOf(values: readonly number[]): Band {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { middle: at(0.5), low: at(0.1), high: at(0.9) };
}
