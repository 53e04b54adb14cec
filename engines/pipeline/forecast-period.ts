import { createRandom, drawGamma, drawPoisson, quantile, sorted } from '#engines/numerics/index.ts';
import type { OpenDeal } from './deals.ts';
import type { Unborn } from './unborn.ts';

export interface ForecastInput {
  readonly deals: readonly OpenDeal[];
  readonly unborn: Unborn | null;
  /** Won in the period already. */
  readonly bookedCents: number;
  /** Same input and seed: same forecast. */
  readonly seed: number;
  /**
   * How far all chances may be off together, as a standard deviation of log odds ({@link commonError} measures it on past periods): a bad quarter is
   * bad for every deal, and bands that throw each deal by itself are too narrow.
   */
  readonly commonError?: number;
  /** Won value over expected value of past deals; [] or left out: what is expected is what comes. */
  readonly valueRatios?: readonly number[];
  readonly draws?: number;
}

export interface Band {
  readonly low: number;
  readonly high: number;
}

/** Booked value at the end of the period, in cents. */
export interface PipelineForecast {
  readonly mean: number;
  /** Reached in 9 of 10 outcomes · in 5 of 10 · in 1 of 10. */
  readonly commit: number;
  readonly likely: number;
  readonly best: number;
  readonly band50: Band;
  readonly band80: Band;
  /** At 5, 10, … 95 %. */
  readonly quantiles: readonly { readonly p: number; readonly value: number }[];
  /** Means of the parts; they add up to `mean`. */
  readonly parts: { readonly booked: number; readonly open: number; readonly unborn: number };
  /** Deals that move the result most: by the standard deviation each brings in. */
  readonly swing: readonly { readonly id: string; readonly chance: number; readonly valueCents: number }[];
  /** Chance that at least so much is booked. */
  chanceOf(cents: number): number;
}

/** Without past periods to measure it on: the spread of win rates from quarter to quarter that small companies see. */
export const USUAL_COMMON_ERROR = 0.3;
export const QUANTILES: readonly number[] = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);

/** Plays the period many times: which open deals are won and decided in time, at which value, and what comes that nobody lists yet. */
export function forecastPeriod(input: ForecastInput): PipelineForecast {
  const { unborn, bookedCents, seed, commonError = USUAL_COMMON_ERROR, valueRatios = [], draws = 4000 } = input;
  const deals = input.deals.filter(({ valueCents }) => Number.isFinite(valueCents) && valueCents > 0);
  const random = createRandom(seed);
  const chances = deals.map(({ probability, decidedInPeriod }) => inRange(probability) * inRange(decidedInPeriod));
  const odds = chances.map((chance) => Math.log(chance / (1 - chance)));
  const totals = new Float64Array(draws);
  let [openSum, unbornSum] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const shift = commonError * random.normal();
    let open = 0;
    for (let at = 0; at < deals.length; at++) {
      const chance = chances[at]!;
      // Sure things stay sure; between them the shift moves all alike. Its mean effect is taken out by half its variance towards the middle.
      const shifted =
        chance <= 0 || chance >= 1 ? chance : 1 / (1 + Math.exp(-(odds[at]! + shift - steady(chance, commonError))));
      if (random.next() >= shifted) continue;
      open += deals[at]!.valueCents * (valueRatios.length >= 10 ? random.pick(valueRatios) : 1);
    }
    let born = 0;
    if (unborn?.enough && unborn.values.length > 0) {
      const wins = drawPoisson(random, drawGamma(random, unborn.shape) / unborn.rate);
      for (let win = 0; win < wins; win++) born += random.pick(unborn.values);
    }
    openSum += open;
    unbornSum += born;
    totals[draw] = bookedCents + open + born;
  }
  const ascending = sorted(totals);
  const at = (p: number): number => Math.round(quantile(ascending, p));
  const parts = { booked: bookedCents, open: Math.round(openSum / draws), unborn: Math.round(unbornSum / draws) };
  return {
    mean: parts.booked + parts.open + parts.unborn,
    commit: at(0.1),
    likely: at(0.5),
    best: at(0.9),
    band50: { low: at(0.25), high: at(0.75) },
    band80: { low: at(0.1), high: at(0.9) },
    quantiles: QUANTILES.map((p) => ({ p, value: at(p) })),
    parts,
    swing: deals
      .map(({ id, valueCents }, index) => ({ id, valueCents, chance: chances[index]! }))
      .toSorted((a, b) => swingOf(b) - swingOf(a))
      .slice(0, 5),
    chanceOf: (cents) => {
      let [low, high] = [0, draws];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ascending[middle]! < cents) low = middle + 1;
        else high = middle;
      }
      return 1 - low / draws;
    },
  };
}

const inRange = (share: number): number => (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0);

const swingOf = ({ chance, valueCents }: { chance: number; valueCents: number }): number =>
  valueCents * Math.sqrt(chance * (1 - chance));

/** A normal shift of log odds moves the mean chance towards one half, by about (1/2 - p) variance: this much is taken back. */
function steady(chance: number, error: number): number {
  return (0.5 - chance) * error ** 2;
}
