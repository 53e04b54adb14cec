import { createRandom, drawBeta, drawGamma, drawPoisson } from '#engines/numerics/index.ts';
import type { DealRecord } from '../deals.ts';
import type { WeighedDeal } from '../simple-forecasts.ts';

export interface SimulatedDeal extends DealRecord {
  /** As the sales software would show it while the deal was open: the stage's weight and the expected day, both too hopeful. */
  readonly stageWeight: number;
  readonly expectedDay: number;
  readonly promised: boolean;
}

/**
 * A firm over `years`: deals arrive with a season, win with a chance of their own, take weeks to months; quarters are good or bad for all deals alike. Reps
 * expect to close a month early and promise what they like.
 */
export function simulateFirm(dealsPerYear: number, years: number, seed: number, commonSpread = 0.3): SimulatedDeal[] {
  const random = createRandom(seed);
  const season = 0.1 + 0.3 * random.next();
  const peak = random.next() * 365;
  const days = Math.round(years * 365);
  const shocks = Array.from({ length: Math.ceil(days / 91) + 8 }, () => commonSpread * random.normal());
  const meanDays = 50 + 80 * random.next();
  const deals: SimulatedDeal[] = [];
  for (let day = 0; day < days; day++) {
    const rate = (dealsPerYear / 365) * (1 + season * Math.cos((2 * Math.PI * (day - peak)) / 365));
    for (let count = drawPoisson(random, rate); count > 0; count--) {
      const chance = drawBeta(random, 1.2, 2.4);
      const lasted = Math.round(meanDays * drawGamma(random, 2.2) * 0.45 * (1 + 0.3 * chance)) + 1;
      const closes = day + lasted;
      const shock = shocks[Math.floor(closes / 91)] ?? 0;
      const won = random.next() < 1 / (1 + Math.exp(-(Math.log(chance / (1 - chance)) + shock)));
      const seen = Math.min(0.95, Math.max(0.05, chance + 0.2 * random.normal()));
      deals.push({
        id: `D${deals.length}`,
        openedDay: day,
        closedDay: closes <= days ? closes : null,
        won: closes <= days && won,
        valueCents: Math.round(100 * Math.exp(9.5 + 0.9 * random.normal())),
        stageWeight: seen < 0.25 ? 0.1 : seen < 0.5 ? 0.4 : seen < 0.75 ? 0.6 : 0.9,
        expectedDay: closes - 30 + Math.round(25 * random.normal()),
        promised: seen > 0.55,
      });
    }
  }
  return deals;
}

export const openOn = (deals: readonly SimulatedDeal[], day: number): (WeighedDeal & SimulatedDeal)[] =>
  deals.filter(({ openedDay, closedDay }) => openedDay <= day && (closedDay === null || closedDay > day));
