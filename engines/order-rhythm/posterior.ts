import { gapSurvival, logDensity, lostOdds, type OrderCounts, type RhythmModel } from './model.ts';

interface Part {
  readonly k: number;
  /** Shape of the stage rate's gamma distribution after the orders seen, and its rate at the last order. */
  readonly stages: number;
  readonly base: number;
  /** Weight of the class by the orders alone, as at the last order. */
  readonly weight: number;
  /** Chance of no order between the last one and today, if still active. */
  readonly survival: number;
}

/** What is believed of one customer. Chances are exact under the model; times are counted from today, or from the last order where it says so. */
export interface Posterior {
  readonly active: number;
  /** Chance that an active customer like this one would have ordered by now. */
  readonly overdue: number;
  /** Chance of at least one order within so many days from today. */
  orderWithin(days: number): number;
  /** Mean number of orders within so many days from today. */
  expectedOrders(days: number): number;
  /** Days from today to the next order, for the share p of outcomes, given that the customer is still active; null where that is numerically nothing. */
  nextOrder(p: number): number | null;
  /** Days from the last order to the next, as they looked on the day of the last order, given that the customer stayed. */
  gap(p: number): number;
  /** Days after the last order from which on the customer, still silent, counts as active with less than the chance. */
  activeUntil(chance: number): number;
}

export function judge(model: RhythmModel, counts: OrderCounts): Posterior {
  const elapsed = counts.known - counts.last;
  const lost = lostOdds(model, counts.repeats);
  const logs = model.shapes.map((k, at) => Math.log(model.weights[at]!) + logDensity(model, k, counts));
  const most = Math.max(...logs);
  const raw = logs.map((log) => Math.exp(log - most));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const parts: Part[] = model.shapes.flatMap((k, at) => {
    const weight = raw[at]! / total;
    // A class of one in ten thousand moves no figure that anybody sees.
    if (weight < 1e-4) return [];
    const stages = model.r + k * counts.repeats;
    const base = model.alpha / k + counts.last;
    return [{ k, stages, base, weight, survival: gapSurvival(k, stages, base, elapsed) }];
  });
  const still = (days: number) =>
    parts.reduce((sum, { k, stages, base, weight }) => sum + weight * gapSurvival(k, stages, base, elapsed + days), 0);
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const now = parts.reduce((sum, { weight, survival }) => sum + weight * survival, 0);
  const evidence = lost * weights + now;
  return {
    active: now / evidence,
    overdue: 1 - now / weights,
    orderWithin: (days) => (now - still(days)) / evidence,
    expectedOrders: (days) =>
      parts.reduce((sum, part) => sum + part.weight * ordersOf(model, counts, part, elapsed, days), 0) / evidence,
    nextOrder: (p) => (now < 1e-200 ? null : solve((days) => still(days) / now, 1 - p, gapGuess(parts))),
    gap: (p) => solve((days) => still(days - elapsed) / weights, 1 - p, gapGuess(parts)),
    activeUntil: (chance) =>
      solve(
        (days) => {
          const silent = still(days - elapsed);
          return silent / (lost * weights + silent);
        },
        chance,
        gapGuess(parts),
      ),
  };
}

const gapGuess = (parts: readonly Part[]): number =>
  parts.reduce((sum, { k, stages, base, weight }) => sum + (weight * k * base) / stages, 0);

/**
 * Orders to come of one class, times its chance of silence so far. Stages pass like a Poisson process, so their number is negative binomial; given how many
 * pass in the running gap and the days ahead together, those before today are binomial. Silence means that fewer than k passed before today.
 */
function ordersOf(model: RhythmModel, counts: OrderCounts, part: Part, elapsed: number, days: number): number {
  const { k, stages, base } = part;
  const share = elapsed / (elapsed + days);
  const success = (elapsed + days) / (base + elapsed + days);
  // Chance of m stages, and of k - 1 or fewer of them before today, both carried from m to m + 1.
  let chance = Math.exp(stages * Math.log1p(-success));
  let few = 1;
  let exactly = 0;
  let stay = 1;
  let expected = 0;
  let orders = 0;
  const usual = (stages * success) / (1 - success);
  const drops = (n: number) => {
    const { a, b } = model;
    const kept = b + counts.repeats + (model.drop === 'after-any' ? 1 : 0) + n - 1;
    return kept / (a + kept);
  };
  for (let m = 0; m < 20_000; m++) {
    if (m > 0) chance *= ((stages + m - 1) / m) * success;
    if (m >= k - 1) {
      // Binomial(m, share) = k - 1, from scratch at m = k - 1, then by its ratio; share 0 or 1 needs no case of its own.
      exactly = m === k - 1 ? share ** (k - 1) : exactly * (m / (m - k + 1)) * (1 - share);
    }
    if (m > 0 && m % k === 0) {
      orders += stay;
      stay *= drops(m / k);
    }
    expected += chance * few * orders;
    if (m >= k - 1) few = Math.max(0, few - share * exactly);
    if (m >= k && m > usual && chance * few * orders <= 1e-9 * expected) break;
  }
  return expected;
}

/** Where a falling function from 1 to 0 passes `level`: doubling, then regula falsi (Illinois). */
function solve(f: (x: number) => number, level: number, guess: number): number {
  let [low, high] = [0, Math.max(guess, 1e-3)];
  let [above, below] = [f(low) - level, f(high) - level];
  for (let step = 0; below > 0 && step < 60; step++) {
    [low, above] = [high, below];
    high *= 2;
    below = f(high) - level;
  }
  if (below > 0) return Number.POSITIVE_INFINITY;
  if (above <= 0) return low;
  let side = 0;
  for (let step = 0; step < 40 && high - low > 1e-3 * Math.max(1, low); step++) {
    const x = (low * below - high * above) / (below - above);
    const y = f(x) - level;
    if (y > 0) {
      [low, above] = [x, y];
      if (side === 1) below /= 2;
      side = 1;
    } else {
      [high, below] = [x, y];
      if (side === -1) above /= 2;
      side = -1;
    }
    if (Math.abs(y) < 1e-6) return x;
  }
  return (low + high) / 2;
}
