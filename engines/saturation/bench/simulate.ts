import { createRandom } from '#engines/example-company/random.ts';
import type { Touch } from '../touches.ts';

/** Chance of an answer to the n-th contact within the window. The estimator knows none of these formulas. */
export const FAMILIES = {
  // Used while the estimator was being built.
  exponential: (n: number, peak: number) => Math.exp(-(n - 1) / peak),
  straight: (n: number, peak: number) => Math.max(0.02, 1 - (n - 0.5) / (2 * peak)),
  cliff: (n: number, peak: number) => 1 / (1 + Math.exp((n - peak - 0.9) / 0.45)),
  // Looked at only afterwards.
  hyperbolic: (n: number, peak: number) => 1 / (1 + (n / (peak + 0.4)) ** 3.2),
  hump: (n: number, peak: number) =>
    (n / peak) * Math.exp(1 - n / peak) * (n > peak ? Math.exp(-(n - peak) / peak) : 1),
  step: (n: number, peak: number) => (n <= peak ? 1 : 0.45 * 0.8 ** (n - peak)),
  bell: (n: number, peak: number) => Math.exp(-((n / (peak * 1.35)) ** 2)),
} as const;
export type Family = keyof typeof FAMILIES;

export interface World {
  readonly family: Family | 'none';
  readonly seed: number;
  readonly touches: number;
  /** Sellers call answering accounts more often, always and for some weeks after an answer. */
  readonly chasing?: boolean;
}

export interface Simulated {
  readonly touches: readonly Touch[];
  /** Expected answers per contact at 1, 2, ... contacts in 30 days, averaged over the accounts as they are contacted. */
  readonly response: readonly number[];
  /** Number of contacts per window that brings most; null where more is always better. */
  readonly peak: number | null;
  readonly shape: (n: number) => number;
}

const SEGMENTS = [
  { name: 'Kunde', level: 0.35, stretch: 1.12 },
  { name: 'Interessent', level: -0.25, stretch: 0.88 },
  { name: 'ehemalig', level: -0.1, stretch: 1 },
] as const;
const CHANNELS = [
  { name: 'phone_human', level: 0.3 },
  { name: 'email', level: -0.15 },
  { name: 'post', level: -0.4 },
] as const;
const WINDOW = 30;

const logit = (p: number): number => Math.log(p / (1 - p));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** A company's contacts over two years: quiet weeks and busy ones, accounts and people that differ. */
export function simulate({ family, seed, touches: wanted, chasing = true }: World): Simulated {
  const random = createRandom(seed);
  const peak = 1.5 + random.next() * 3;
  const base = 0.25 + random.next() * 0.2;
  const shapeOf = (n: number, at: number): number => (family === 'none' ? 1 : FAMILIES[family](n, at));
  const top = Math.max(...Array.from({ length: 12 }, (_, at) => shapeOf(at + 1, peak)));
  const chance = (n: number, stretch: number, level: number): number =>
    sigmoid(logit(Math.min(0.9, Math.max(0.004, (base * shapeOf(n, peak * stretch)) / top))) + level);
  const size = Math.max(12, Math.round(wanted / 22));
  const accounts = Array.from({ length: size }, (_, at) => ({
    name: `K${at}`,
    segment: SEGMENTS[random.weighted([50, 35, 15])] ?? SEGMENTS[0],
    level: 0.6 * random.normal(),
    people: Array.from({ length: random.whole(1, 4) }, (__, who) => ({
      name: `K${at}-${who}`,
      level: 0.35 * random.normal(),
    })),
  }));
  const touches: (Touch & { level: number; stretch: number })[] = [];
  const horizon = 730;
  for (const account of accounts) {
    const pace = 22 * Math.exp(0.5 * random.normal() - 0.12 + (chasing ? 0.3 * account.level : 0));
    let at = random.next() * 20;
    let busyUntil = -1;
    const past: { at: number; response: number }[] = [];
    let left = Math.round(pace);
    while (at < horizon && left > 0) {
      left -= 1;
      const recent = past.filter((one) => one.at > at - WINDOW);
      const n = recent.length + 1;
      const person = random.pick(account.people);
      const channel = CHANNELS[random.weighted([45, 45, 10])] ?? CHANNELS[0];
      const level = account.segment.level + account.level + person.level + channel.level;
      const response = random.chance(chance(n, account.segment.stretch, level)) ? 1 : 0;
      touches.push({
        at,
        account: account.name,
        person: person.name,
        segment: account.segment.name,
        channel: channel.name,
        response,
        level,
        stretch: account.segment.stretch,
      });
      past.push({ at, response });
      if (at > busyUntil && random.chance(0.12)) busyUntil = at + 15 + random.next() * 45;
      if (chasing && response === 1 && random.chance(0.3)) busyUntil = Math.max(busyUntil, at + 25);
      at += -Math.log(1 - random.next()) * (at < busyUntil ? 4.5 : 21) + 0.3;
    }
  }
  const chosen = touches.slice(0, wanted);
  const response = Array.from(
    { length: 14 },
    (_, at) => chosen.reduce((sum, { level, stretch }) => sum + chance(at + 1, stretch, level), 0) / chosen.length,
  );
  const totals = response.map((one, at) => one * (at + 1));
  const best = totals.indexOf(Math.max(...totals)) + 1;
  return {
    touches: chosen.map(({ level: _, stretch: __, ...touch }) => touch),
    response,
    peak: family === 'none' ? null : best,
    shape: (n) => shapeOf(n, peak) / top,
  };
}
