import { createRandom } from '#engines/numerics/index.ts';

export type Family =
  | 'noise'
  | 'random-walk'
  | 'trend'
  | 'season'
  | 'trend-and-season'
  | 'growing-season'
  | 'break'
  | 'outliers'
  | 'intermittent';
export const FAMILIES: readonly Family[] = [
  'noise',
  'random-walk',
  'trend',
  'season',
  'trend-and-season',
  'growing-season',
  'break',
  'outliers',
  'intermittent',
];

/** A monthly series of `length` values whose law is known; families are mixed in the bench and none is the model's own. */
export function simulateSeries(family: Family, length: number, seed: number): number[] {
  const random = createRandom(seed);
  const noise = 4 + 8 * random.next();
  const slope = (random.next() - 0.3) * 1.5;
  const height = 10 + 25 * random.next();
  const shift = random.next() * 12;
  const breakAt = Math.floor(length * (0.3 + 0.5 * random.next()));
  const jump = 40 * random.normal();
  let walk = 0;
  return Array.from({ length }, (_, at) => {
    const error = noise * random.normal();
    const wave =
      height * Math.cos((2 * Math.PI * (at + shift)) / 12) + 0.4 * height * Math.cos((4 * Math.PI * (at + shift)) / 12);
    walk += 0.6 * error;
    const laws: Readonly<Record<Family, () => number>> = {
      noise: () => 100 + error,
      'random-walk': () => 200 + walk,
      trend: () => 100 + slope * at + error,
      season: () => 150 + wave + error,
      'trend-and-season': () => 120 + slope * at + wave + 0.5 * walk + 0.5 * error,
      'growing-season': () => Math.exp(4.6 + 0.008 * at + wave / 120 + error / 120),
      break: () => 150 + (at >= breakAt ? jump : 0) + wave / 2 + error,
      outliers: () => 100 + error + (random.next() < 0.05 ? 60 + 60 * random.next() : 0),
      intermittent: () => (random.next() < 0.5 ? 0 : Math.round(5 + 10 * random.next())),
    };
    return laws[family]();
  });
}

/** First days of months from January 2015. */
export const monthDay = (at: number): number => Date.UTC(2015, at, 1) / 86_400_000;
